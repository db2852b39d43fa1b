"""What every scorer returns, and when a quotation counts as a gold place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain import Answer, Citation
from policy_evals.cases import Case, Gold

SHARED = 0.7


@dataclass(frozen=True, slots=True)
class Score:
    """A value from 0 to 1 and why it is not 1."""

    value: float
    reason: str = ""


Scorer = Callable[[Case, Answer], Score | None]


def verdict(right: bool, reason: str) -> Score:
    """1, or 0 and the reason."""
    return Score(1.0) if right else Score(0.0, reason)


def cites(citation: Citation, gold: Gold) -> bool:
    """Whether the quotation holds the gold words or is a part of them, in the same essay.

    Public data mark spans that begin and end within sentences: where a place is given, most of the shorter is enough.
    """
    if citation.essay_id != gold.essay_id:
        return False
    if gold.start is not None:
        shared = citation.shared(gold.start, gold.start + len(gold.text))
        return shared >= SHARED * min(len(citation.quote), len(gold.text))
    return citation.quote in gold.text or gold.text in citation.quote


def is_gold(case: Case, citation: Citation) -> bool:
    """Whether the quotation is one of the gold places."""
    return any(cites(citation, gold) for gold in case.gold)


def is_cited(answer: Answer, gold: Gold) -> bool:
    """Whether any citation is that gold place."""
    return any(cites(citation, gold) for citation in answer.citations)
