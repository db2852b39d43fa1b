"""The row of a table that has most, or least, in the column that a question names: 哪座水库的总库容最大."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.ask.pieces import Said, whose
from bot.ask.table_view import SUM, View, figure, thing, views
from bot.says import ranks as says
from bot.text import words
from bot.text.grids import Span
from bot.text.outline import Outline

MOST = re.compile(r"最(?P<high>[高大多快长重贵强])|最(?P<low>[低小少慢短轻便差])")
ASKS = re.compile("哪|谁|什么")
# A row of the whole is no thing among others; nor has one the whole of a share. One that has as much as all others may be.
WHOLE, SHARE, ALL_OF_IT = re.compile("^(?:全[国省市县区州]|总)"), re.compile("占比|比重|比例"), Decimal(100)
# A column is meant where a question has so much of its name, and of no other nearly so much.
NAMED, APART = 0.5, 0.15
# A table of so many rows is given whole.
FEW = 12


@dataclass(frozen=True, slots=True)
class _Column:
    view: View
    name: str
    share: float


def extreme(question: str, outlines: Sequence[Outline]) -> tuple[str, Said] | None:
    """What is said first, and the row (all of them that have as much), before the others of a short table; None in any doubt
    which column is meant.

    Sums do not count, nor do rows without a figure there: how many these are is said.
    """
    folded = words.fold(question)
    match = MOST.search(folded)
    if match is None or not ASKS.search(folded):
        return None
    found = (_Column(one, *told) for one in views(folded, outlines) for told in one.shares(folded).items())
    columns = sorted(found, key=lambda one: -one.share)
    if not columns or columns[0].share < NAMED or (len(columns) > 1 and columns[1].share > columns[0].share - APART):
        return None
    best, one = columns[0], columns[0].view
    rows = [(span, one.by_column(span)) for span in one.table.rows]
    rows = [(span, row) for span, row in rows if not any(SUM.search(cell) for cell in row.values())]
    figures = [(span, row, value) for span, row in rows if (value := figure(row.get(best.name, ""))) is not None]
    empty = len(rows) - len(figures)
    figures = [one for one in figures if not _whole(best, one)]
    if len(figures) < 2:
        return None
    total = sum((value for _, _, value in figures), Decimal())
    if len(figures) > 2 and any(2 * value == total for _, _, value in figures):
        return None
    most = (max if match["high"] else min)(value for _, _, value in figures)
    top = [(span, row) for span, row, value in figures if value == most]
    told = "、".join(f"{thing(row)}（{row[best.name]}）" for _, row in top)
    opening = says.COLUMN(column=best.name, most=match.group(), rows=told)
    opening += says.EMPTY(many=empty) if empty else ""
    first = [span for span, _ in top]
    others = [span for span in one.table.rows if len(one.table.rows) <= FEW and span not in first]
    return opening, one.said(says.IN_TABLE(whose=whose(one.outline.essay)), [*first, *others])


Figured = tuple[Span, dict[str, str], Decimal]


def _whole(column: _Column, one: Figured) -> bool:
    """Whether a row tells of all the others together."""
    _, row, value = one
    return WHOLE.search(thing(row)) is not None or (SHARE.search(column.name) is not None and value == ALL_OF_IT)
