"""Evidence, or its lack -> what an answer stands on: the words of every room of `ask` when it has decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from bot.ask.completing import under_leads
from bot.ask.grounds import Grounds, Route
from bot.ask.refuse import refuse
from bot.ask.verify import judged
from bot.ask.write import quoted
from bot.domain import Essay, Evidence, Hit, Note, Reason
from bot.index.store import Index
from bot.says import ask as says
from bot.search.retrieve import Searcher
from bot.search.speakers import called, texts_called, texts_of
from bot.text import keys, words
from bot.text.building import build, told


@dataclass(frozen=True, slots=True)
class Writing:
    """Over an open index; `examples` are offered where there is no answer; `depth`: of overviews, None: as fits."""

    searcher: Searcher
    examples: Sequence[str]
    depth: int | None = None

    def of_one(self, essay: str) -> Self:
        """The same over one document, by its id."""
        return replace(self, searcher=self.searcher.only([essay]))

    def written(
        self,
        question: str,
        evidence: Sequence[Evidence],
        absent: Sequence[str] = (),
        further: Sequence[Evidence] = (),
        opening: Sequence[str] = (),
    ) -> Grounds:
        """The answer in quotation, after what it is, and before what the texts do not speak of."""
        evidence, before = under_leads(evidence, self.searcher.index), len(evidence)
        further = [replace(item, number=item.number + len(evidence) - before) for item in further]
        evidence = tuple(map(self._called, evidence))
        known, outlines = {item.number: item for item in evidence}, self.searcher.index.outlines
        parts = [judged(part, known) for part in quoted(evidence)]
        answer = build(question, parts, evidence, outlines, [*self._columns(evidence), *absent], opening)
        notes = tuple(Note("not_specified", sentence) for sentence in absent)
        return Grounds(replace(answer, notes=notes), (*evidence, *further), tuple(absent), tuple(opening))

    def _called(self, item: Evidence) -> Evidence:
        """The same, of a text without author and title by our label or what its file is called."""
        passage = item.passage
        if passage.author or passage.title:
            return item
        return replace(item, passage=replace(passage, title=self.searcher.index.essays[passage.essay_id].name))

    def _columns(self, evidence: Sequence[Evidence]) -> Iterator[str]:
        """What the columns are called of each table that rows are quoted of."""
        outlines = self.searcher.index.outlines
        heads = (outlines[item.passage.essay_id].columns(item.start) for item in evidence)
        for head in dict.fromkeys(head for head in heads if head):
            yield says.COLUMNS(columns="、".join(filter(None, head)))

    def texts(self, hits: Sequence[Hit]) -> list[Essay]:
        """The texts that were found, each once."""
        return [self.searcher.index.essays[key] for key in dict.fromkeys(hit.passage.essay_id for hit in hits)]

    def refused(
        self, question: str, reason: Reason, hits: Sequence[Hit], route: Route = "question", person: str = ""
    ) -> Grounds:
        """Why there is no answer, what comes nearest, and what can be asked instead."""
        return Grounds(refuse(question, reason, hits, self.searcher, self.examples, person), route=route)

    def saying(
        self, question: str, sentences: Sequence[str], hits: Sequence[Hit] = (), route: Route = "question"
    ) -> Grounds:
        """The same in other words of the program's own."""
        refused = self.refused(question, "not_in_corpus", hits, route)
        own = told(*sentences)
        return replace(refused, answer=replace(refused.answer, text=own.text, blocks=(own,)))

    def nothing_more(self, question: str, hits: Sequence[Hit]) -> Grounds:
        """That all is cited already."""
        return self.saying(question, [says.NOTHING_MORE()], hits)

    def nearest(self, question: str, near: Sequence[Evidence]) -> Grounds:
        """What lies nearest, called no more than that."""
        grounds = self.written(question, near)
        blocks = (*grounds.answer.blocks, told(says.NEAREST_ONLY()))
        text = "\n\n".join(block.text for block in blocks)
        note = Note("nearest_only", says.NEAREST_ONLY())
        return replace(
            grounds, answer=replace(grounds.answer, status="partial", blocks=blocks, text=text, notes=(note,))
        )


def opened(grounds: Grounds, sentence: str) -> Grounds:
    """The same with a sentence of the program's own before it."""
    blocks = (told(sentence), *grounds.answer.blocks)
    return replace(grounds, answer=replace(grounds.answer, blocks=blocks, text="\n\n".join(one.text for one in blocks)))


def others_say(named: str | None, chosen: Sequence[Evidence], question: str, index: Index) -> list[Note]:
    """That others than the speaker who is named say it; nothing where that one is among them, or nobody is named.

    That nothing of the named one's answers is said where the most telling word that is quoted, and every part of it, stands
    in none of those texts.
    """
    theirs = texts_of(named, index) if named else ()
    others = dict.fromkeys(called(index.essays[item.passage.essay_id]) for item in chosen)
    if named is None or not others or any(item.passage.essay_id in theirs for item in chosen):
        return []
    where = called(index.essays[theirs[0]]) if len(theirs) == 1 else named
    said = [word for word in keys.content(question) if any(word in words.fold(item.text) for item in chosen)]
    telling = max(said, key=index.lexical.idf, default="")
    parts = [word for word in said if word in telling]
    spoken = any(word in words.fold(index.essays[key].text) for key in theirs for word in parts)
    row = says.OTHERS_SAY if parts and not spoken else says.OTHERS_QUOTED
    return [Note("author_mismatch", row(speakers="、".join(others), where=texts_called(where)))]
