"""A question on its way to an answer from sentences: what is known of it before they are judged."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.ask.speakers import Asked
from bot.ask.trace import Tracing
from bot.ask.wants import Want

# Sentences that were quoted before, by text and beginning.
Cited = Collection[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Case:
    """A question on its way: who is named, and what is `cited` already; `whole`: the best is given with its point.

    `more`: it asks for what is said of a subject, of which a topic sentence is no answer; `whether`: it wants yes or no;
    `wants`: the chance of each want.
    """

    tracing: Tracing
    side: Asked | None
    speaker: str | None
    cited: Cited
    whole: bool
    more: bool
    whether: bool
    wants: Mapping[Want, float]

    @property
    def question(self) -> str:
        """The question in its own words."""
        return self.tracing.query.text
