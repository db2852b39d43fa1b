"""Where a question tells a thing by an amount, the sentences that have it come first: 罚款1000元的是哪种行为."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.ask import yesno
from bot.text.numbers import amounts

if TYPE_CHECKING:
    from bot.ask.evidence import Candidate

# Money and shares tell a thing; what counts persons or things may be the same of many.
TELLING = ("元", "%", "‰")
# A sentence speaks of the thing where it has so much of the best one's share of the question's words.
NEARLY = 0.7


def preferred(question: str, ranked: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates, those first that have each amount that the question has, in whatever numerals; all else as it was."""
    asked = {one for one in amounts(question) if one.endswith(TELLING)}
    if not asked or not ranked or yesno.asks(question):  # whether it is so much is told by what a text has otherwise
        return ranked
    least = NEARLY * ranked[0].share
    return sorted(ranked, key=lambda one: not (asked <= amounts(one.text) and one.share >= least))
