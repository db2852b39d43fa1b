"""Answers and cases made by hand."""

from __future__ import annotations

from typing import Any

from bot.domain import Answer, Citation, Essay, Note, Reason, Status
from policy_evals.cases import Case, Gold
from policy_evals.scorers.common import Score

ESSAYS = {
    "e": Essay("e", "甲说乙。丙说丁。戊说己。", title="题", author="某甲"),
    "f": Essay("f", "庚说辛。壬说癸。", title="另题", author="某乙"),
}


def answered(*quotes: str, status: Status = "answered", lead: str = "", **more: Any) -> Answer:
    """An answer that cites these words, whichever essay holds them."""
    citations = []
    for number, quote in enumerate(quotes, 1):
        essay = next(essay for essay in ESSAYS.values() if quote in essay.text)
        at = essay.text.index(quote)
        where = (None, None, at, at + len(quote), quote, "参考", None)
        citations.append(Citation(number, essay.essay_id, essay.title, essay.author, *where, essay))
    text = lead + "".join(f"“{one.quote}”[{one.number}]" for one in citations)
    return Answer("问", more.pop("standalone", "问"), status, None, text, citations=tuple(citations), **more)


def refused(reason: Reason = "not_in_corpus", *notes: Note) -> Answer:
    """A refusal."""
    return Answer("问", "问", "refused", reason, "没有谈到。", notes=notes)


def case(*gold: str, **more: Any) -> Case:
    """A case whose gold words are these."""
    found = tuple(Gold("e" if words in ESSAYS["e"].text else "f", words) for words in gold)
    return Case(more.pop("id", "c"), more.pop("kind", "direct"), "问", more.pop("split", "dev"), found, **more)


def value(score: Score | None) -> float | None:
    """The value alone."""
    return None if score is None else score.value
