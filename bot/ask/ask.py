"""Question -> Answer: verify(write(gate(retrieve(standalone(question))))), with what the question takes for granted.

The answer in quotation always comes first. Where a model writes, it writes over that answer's evidence.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.ask import compare, dialogue, gate, premise
from bot.ask import evidence as sentences
from bot.ask.evidence import Candidate
from bot.ask.prose import Grounds, prose
from bot.ask.refuse import refuse
from bot.ask.rewrite import rewritten
from bot.ask.small_talk import is_small_talk
from bot.ask.verify import verify
from bot.ask.write import QuotingWriter
from bot.domain import Answer, Evidence, Hit, Note, Reason
from bot.model.writer import Writer
from bot.search.query import Query
from bot.search.retrieve import Searcher

# Passages that the evidence is looked for in.
DEPTH = 10
# A longer question is answered by its beginning, and the reader is told so.
QUESTION_MAX = 2000
# Earlier questions that a follow-up may lean on.
HISTORY_MAX = 4
# A named author speaks of it where the best sentence has this share of what anyone's best has.
NEARLY = 0.7
# Asked for more, a sentence still speaks of the question with this share of what the best one holds, or this near it.
STILL, NEXT = 0.4, 0.3
NOTHING_MORE = "所收录的文章中，除前面已引用的语句外，没有更多谈到这一点的原文。"


def ask(question: str, history: Sequence[str], searcher: Searcher, examples: Sequence[str]) -> Answer:
    """Answer in the texts' own words, or say why not. Never raises for what the user typed."""
    return list(stream(question, history, searcher, examples))[-1]


def stream(
    question: str,
    history: Sequence[str],
    searcher: Searcher,
    examples: Sequence[str],
    writer: Writer | None = None,
) -> Iterator[Answer]:
    """The answer as it grows; the last is whole. Without a writer there is only one, in quotation."""
    started = time.perf_counter()
    asked = question[:QUESTION_MAX]
    notes = (Note("question_cut", f"问题较长，仅按前 {QUESTION_MAX} 字检索。"),) if len(question) > QUESTION_MAX else ()
    grounds = _Asking(searcher, examples, writer).in_dialogue(asked, list(history)[-HISTORY_MAX:])

    def finished(answer: Answer) -> Answer:
        return replace(
            answer,
            question=question,
            standalone=answer.standalone if answer.standalone != asked else question,
            notes=notes + answer.notes,
            settings=searcher.settings.digest,
            ms=round((time.perf_counter() - started) * 1000, 1),
        )

    if writer is None or grounds.answer.status == "refused":
        yield finished(grounds.answer)
    else:
        for answer in prose(grounds.answer.standalone, grounds, writer, searcher.index.essays):
            yield finished(answer)


@dataclass(frozen=True, slots=True)
class _Asking:
    """One question on its way; `writer` only where a follow-up must be rewritten that no rule can."""

    searcher: Searcher
    examples: Sequence[str]
    writer: Writer | None = None

    def in_dialogue(self, question: str, history: Sequence[str]) -> Grounds:
        """What an answer to the last question of a conversation stands on."""
        if not history or is_small_talk(question):
            return self.alone(question)
        earlier: list[Answer] = []

        def before() -> Answer:
            if not earlier:
                earlier.append(self.in_dialogue(history[-1], history[:-1]).answer)
            return earlier[0]

        searcher = self.searcher
        followed = dialogue.follow(question, before, searcher.authors)
        if followed.leaning == "more":
            more = self.alone(followed.standalone, self._cited(history))
            return replace(more, answer=replace(more.answer, question=question))
        if followed.leaning == "point" and (point := self._point(before(), followed.point or 1)) is not None:
            return point
        grounds = self.alone(followed.standalone)
        if grounds.answer.reason not in ("not_in_corpus", "off_topic") or before().status == "refused":
            return grounds
        if followed.leaning is None and dialogue.may_retry(question, searcher.index.lexical.knows):
            again = self.alone(dialogue.borrowed(question, before(), searcher.authors))
            if again.answer.status == "answered":
                return again
        return self._rewritten(question, history) or grounds

    def _rewritten(self, question: str, history: Sequence[str]) -> Grounds | None:
        """What the question is answered from as the model understands it; None where that does not help either."""
        if self.writer is None or not (said := rewritten(question, history, self.writer.model)):
            return None
        again = self.alone(said)
        return again if again.answer.status == "answered" else None

    def _cited(self, history: Sequence[str]) -> frozenset[tuple[str, int]]:
        """What the answers to all these questions cited."""
        answers = [self.in_dialogue(item, history[:at]).answer for at, item in enumerate(history)]
        return frozenset((citation.essay_id, citation.start) for answer in answers for citation in answer.citations)

    def _point(self, before: Answer, number: int) -> Grounds | None:
        """The sentences of the n-th point that the answer before spoke of; None where there are fewer."""
        index = self.searcher.index
        chosen = sentences.point(before.citations, number, index) if before.citations and number else ()
        return self._written(before.standalone, chosen) if chosen else None

    def alone(self, question: str, cited: Collection[tuple[str, int]] = ()) -> Grounds:
        """What an answer to a question that stands alone stands on; without what is `cited` already."""
        searcher, index = self.searcher, self.searcher.index
        if is_small_talk(question):
            return self._refused(question, "small_talk", ())
        if not cited and len(authors := compare.compared_authors(question, searcher.authors)) > 1:
            compared = compare.compare(question, authors, searcher)
            if compared.evidence:
                silence = [compare.silence(author, compared.topic) for author in compared.silent]
                return self._written(question, compared.evidence, silence)
        query = searcher.query(question)
        hits = searcher.hits(query, DEPTH)
        if person := premise.unknown_person(question, searcher.authors, index.essays.values()):
            return self._refused(question, "unknown_author", hits, person)
        ranked = sentences.candidates(query, hits, index)
        wrong = premise.wrong_year(question, ranked, index.essays.values())
        if wrong is not None:
            slip = wrong.true
            ranked.sort(key=lambda candidate: slip not in candidate.text)
        judged = gate.judge(query, hits, ranked, index, wrong is not None)
        if judged.status == "refused" and (author := _named(question, searcher)) is not None:
            own = searcher.hits(query, DEPTH, author)
            judged = gate.judge(query, own, sentences.candidates(query, own, index), index)
        if judged.status == "refused":
            grounds = self._refused(question, judged.reason or "not_in_corpus", hits)
        elif judged.status == "partial":
            mentions = sentences.numbered(judged.mentions[:2])
            grounds = self._written(question, mentions, [f"文章提到了相关内容，但没有说明{judged.missing}。"])
            grounds = replace(grounds, answer=replace(grounds.answer, status="partial"))
        else:
            chosen, notes = _by_author(query, searcher, _fresh(ranked, cited), cited)
            # A list's items, too, may have been cited before.
            chosen = tuple(item for item in chosen if (item.passage.essay_id, item.start) not in cited)
            chosen = tuple(replace(item, number=number) for number, item in enumerate(chosen, 1))
            if not chosen:
                nothing = self._refused(question, "not_in_corpus", hits)
                return replace(nothing, answer=replace(nothing.answer, text=NOTHING_MORE))
            found = [index.essays[key] for key in dict.fromkeys(hit.passage.essay_id for hit in hits)]
            wrong = wrong or premise.wrong_number(question, ranked, found)
            grounds = self._written(question, chosen, further=sentences.further(chosen, _fresh(ranked, cited)))
            told = (*grounds.answer.notes, *notes, *([wrong.note] if wrong else ()))
            grounds = replace(grounds, answer=replace(grounds.answer, notes=told))
        return replace(grounds, answer=replace(grounds.answer, confidence=round(judged.probability, 4)))

    def _written(
        self, question: str, evidence: Sequence[Evidence], absent: Sequence[str] = (), further: Sequence[Evidence] = ()
    ) -> Grounds:
        """The answer in quotation, then the sentences that say what the texts do not speak of."""
        verified = verify(QuotingWriter().write(question, evidence), self.searcher.index.essays)
        text = "\n\n".join([verified.text, *(["".join(absent)] if absent else [])])
        notes = tuple(Note("not_specified", sentence) for sentence in absent)
        answer = Answer(question, question, "answered", None, text, verified.claims, verified.citations, notes)
        return Grounds(answer, (*evidence, *further), tuple(absent))

    def _refused(self, question: str, reason: Reason, hits: Sequence[Hit], person: str = "") -> Grounds:
        return Grounds(refuse(question, reason, hits, self.searcher, self.examples, person))


def _named(question: str, searcher: Searcher) -> str | None:
    return next((author for author in searcher.authors if author in question), None)


def _fresh(ranked: Sequence[Candidate], cited: Collection[tuple[str, int]]) -> list[Candidate]:
    """What was not cited before; asked for more, only what still speaks of the question, not merely what is next."""
    if not cited:
        return list(ranked)
    share = max((candidate.share for candidate in ranked[:5]), default=0.0)
    return [
        candidate
        for candidate in ranked
        if (candidate.passage.essay_id, candidate.start) not in cited
        and (candidate.share >= STILL * share or candidate.score >= ranked[0].score - NEXT)
    ]


def _by_author(
    query: Query, searcher: Searcher, ranked: Sequence[Candidate], cited: Collection[tuple[str, int]]
) -> tuple[tuple[Evidence, ...], list[Note]]:
    """Evidence from the author whom the question names; from others, and with a note, where that one does not say it."""
    most, index = searcher.settings.evidence_max, searcher.index
    named = _named(query.text, searcher)
    chosen = sentences.choose(query, ranked, most, index)
    if named is None or not ranked:
        return chosen, []
    hits = searcher.hits(query, DEPTH, named)
    own = sentences.candidates(query, hits, index)
    says_it = own and max(c.share for c in own[:5]) >= NEARLY * max(candidate.share for candidate in ranked[:3])
    if says_it and gate.judge(query, hits, own, index).status == "answered":
        return sentences.choose(query, _fresh(own, cited), most, index), []
    speakers = "、".join(dict.fromkeys(item.passage.author or "其他文章" for item in chosen))
    return chosen, [Note("author_mismatch", f"所收录的文章中，谈到这一点的是{speakers}，不是{named}。")]
