"""What the speaker who is named says of it, by a sentence or a heading; else what others say, called theirs."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import foremost, yesno
from bot.ask.authors import authors, excepts
from bot.ask.beside import choose
from bot.ask.case import Case
from bot.ask.evidence import Candidate
from bot.ask.pieces import as_evidence
from bot.ask.shares import fresh, says_it
from bot.ask.writing import others_say
from bot.domain import Evidence, Note
from bot.index.store import Index
from bot.search.retrieve import Searcher
from bot.search.speakers import texts_of
from bot.text import keys, words

# What somebody is asked to think of it is no part of it.
SAID = frozenset("认为 觉得 主张 强调 提出 说 说过 提到 看来 建议 指出".split())


def by_speaker(case: Case, ranked: Sequence[Candidate], searcher: Searcher) -> tuple[tuple[Evidence, ...], list[Note]]:
    """Evidence from the speaker who is named; from others, and with a note, where that one does not say it."""
    tracing, named, index, most = case.tracing, case.speaker, searcher.index, searcher.settings.evidence_max
    chosen = choose(tracing.query, ranked, most, index, case.wants)
    if named is None or not ranked:
        return chosen, []
    own = tracing.read(named).ranked
    answered = says_it(own, ranked) and tracing.judge(named).judgement.status == "answered"
    if answered or (own and excepts(tracing.query.text)):  # of all but something it is not told that he lacks it
        first = foremost.preferred(case.question, fresh(own, case.cited))
        return choose(tracing.query, first, most, index, case.wants), []
    if theirs := headed(tracing.query.text, named, index):
        return theirs, []
    return chosen, others_say(named, chosen, tracing.query.text, index)


def headed(question: str, speaker: str, index: Index) -> tuple[Evidence, ...]:
    """A heading of the speaker's with all things that the question names, and the first sentence under it; empty where none has.

    Example: 王明认为企业是创新主体对吧 -> 强化企业创新主体地位, and what it begins with
    """
    rest = words.fold(authors(yesno.stated(question), [speaker]).rest)
    things = [word for word in keys.content(rest) if word not in SAID and words.names_something(word)]
    if not things:
        return ()
    for key in texts_of(speaker, index):
        outline = index.outlines[key]
        for node in outline.sections:
            if (
                node.section is None
                or node.section.inline
                or not all(one in words.fold(node.label or "") for one in things)
            ):
                continue
            first = next((one for one in node.walk() if one.kind == "sentence" and one.start >= node.lead[1]), None)
            spans = [node.lead, *([(first.start, first.end)] if first else [])]
            return tuple(as_evidence(outline, span, number) for number, span in enumerate(spans, 1))
    return ()
