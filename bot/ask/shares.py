"""How much of a question's words sentences hold: whether a named author says it, and what still speaks of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.ask.evidence import Candidate


@dataclass(frozen=True, slots=True)
class Fitted:
    """Shares of the question's words, of those that the best sentence holds.

    `nearly`: with so much, a named author's best sentence speaks of it. `still`: asked for more, one with so much does.
    """

    nearly: float
    still: float


# Made by `python -m policy_evals.fit.speakers`.
FITTED = Fitted(nearly=0.7, still=0.2)


def says_it(own: Sequence[Candidate], others: Sequence[Candidate]) -> bool:
    """Whether an author's `own` sentences, best first, speak of what is asked nearly as much as anybody's (`others`)."""
    return bool(own) and _most(own[:5]) >= FITTED.nearly * _most(others[:3])


def fresh(ranked: Sequence[Candidate], cited: Collection[tuple[str, int]]) -> list[Candidate]:
    """What was not cited before; asked for more, only what still speaks of the question, not merely what is next."""
    if not cited:
        return list(ranked)
    least = FITTED.still * _most(ranked[:5])
    return [
        candidate
        for candidate in ranked
        if (candidate.passage.essay_id, candidate.start) not in cited and candidate.share >= least
    ]


def _most(candidates: Sequence[Candidate]) -> float:
    return max((candidate.share for candidate in candidates), default=0.0)
