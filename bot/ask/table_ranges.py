"""Rows that tell from how much to how much they hold: 80—84周岁, 100周岁以上; which of them a figure of a question lies in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.ask.table_view import View
from bot.text.grids import Span
from bot.text.numbers import by_value
from bot.text.ranges import NUMBER, Range

UNIT = "[\u4e00-\u9fff%]{1,4}?"
# Figures of a question, two at most: 83岁, 80到84岁; a unit is told by its last character: 周岁, 岁.
ASKED = re.compile(rf"(?P<low>{NUMBER})(?:[-—~至到](?P<high>{NUMBER}))?(?P<unit>周?岁|[\u4e00-\u9fff]{{1,3}})")
INCLUDED = r"(?:\(含\))?"
BETWEEN = re.compile(
    rf"(?P<low>{NUMBER})(?:{UNIT})?{INCLUDED}(?:及?以上)?(?:[-—~至到]|(?P<less>不足|未满|不到))(?P<high>{NUMBER})(?P<unit>{UNIT}){INCLUDED}(?:以下)?\Z"
)
FROM = re.compile(rf"(?P<low>{NUMBER})(?P<unit>{UNIT}){INCLUDED}[及和]?以上\Z")
UP_TO = re.compile(rf"(?P<high>{NUMBER})(?P<unit>{UNIT}){INCLUDED}[及和]?以下\Z")
BELOW = re.compile(rf"(?P<less>不足|未满|不到)(?P<high>{NUMBER})(?P<unit>{UNIT})\Z")


def holding(one: View, question: str) -> Span | None:
    """The one row in whose first range all figures of a folded question lie that are of its unit; None for none, or several."""
    asked = list(ASKED.finditer(by_value(question)))
    found = [span for span in one.table.rows if asked and _holds(one.row(span), asked)]
    return found[0] if len(found) == 1 else None


def without(question: str) -> str:
    """A folded question without the figures that may tell a row. Example: 我妈83岁领多少 -> 我妈领多少"""
    return ASKED.sub(" ", by_value(question))


def _holds(row: Sequence[str], asked: Sequence[re.Match[str]]) -> bool:
    for cell in row:
        level = by_value(cell)
        match = next((match for pattern in (BETWEEN, FROM, UP_TO, BELOW) if (match := pattern.search(level))), None)
        if match is not None and not match["unit"].endswith("年"):  # of a time is no kind of a thing
            own = [one for one in asked if match["unit"][-1] in one["unit"]]
            figures = [Decimal(number) for one in own for number in (one["low"], one["high"]) if number]
            told = match.groupdict()
            low, high = (Decimal(number) if (number := told.get(end)) else None for end in ("low", "high"))
            bounds = Range(match["unit"][-1], low, high, less=bool(told.get("less")))
            return bool(figures) and all(map(bounds.holds, figures))
    return False
