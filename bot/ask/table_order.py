"""The row of a table that has most, or least, in the column that a question names: 哪座水库的总库容最大."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.ask.pieces import Piece, Said, whose
from bot.ask.table_rows import SUM
from bot.ask.tabled import MEASURED, NUMBERING
from bot.says import ranks as says
from bot.text import grids, keys, words
from bot.text.grids import Span, Table
from bot.text.outline import Outline

MOST = re.compile(r"最(?P<high>[高大多快长重贵强])|最(?P<low>[低小少慢短轻便差])")
ASKS = re.compile("哪|谁|什么")
FIGURE = re.compile(r"(?P<number>-?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|-?\d{1,14}(?:\.\d{1,4})?)[^\d,.;]{0,6}")
# A row of the whole is no thing among others; nor has one the whole of a share. One that has as much as all others may be.
WHOLE, SHARE, ALL_OF_IT = re.compile("^(?:全[国省市县区州]|总)"), re.compile("占比|比重|比例"), Decimal(100)
# A column is meant where a question has so much of its name, and of no other nearly so much; a thing has a name of so many
# characters.
NAMED, APART, NAME_MIN = 0.5, 0.15, 2
# A table of so many rows is given whole.
FEW = 12


@dataclass(frozen=True, slots=True)
class _Column:
    outline: Outline
    table: Table
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
    columns = sorted(_columns(folded, outlines), key=lambda one: -one.share)
    if not columns or columns[0].share < NAMED or (len(columns) > 1 and columns[1].share > columns[0].share - APART):
        return None
    best = columns[0]
    rows = [(span, dict(_cells(best, span))) for span in best.table.rows]
    rows = [(span, row) for span, row in rows if not any(SUM.search(cell) for cell in row.values())]
    figures = [(span, row, value) for span, row in rows if (value := _value(row.get(best.name, ""))) is not None]
    empty = len(rows) - len(figures)
    figures = [one for one in figures if not _whole(best, one)]
    if len(figures) < 2:
        return None
    total = sum((value for _, _, value in figures), Decimal())
    if len(figures) > 2 and any(2 * value == total for _, _, value in figures):
        return None
    most = (max if match["high"] else min)(value for _, _, value in figures)
    first = [(span, row) for span, row, value in figures if value == most]
    told = "、".join(f"{_thing(row)}（{row[best.name]}）" for _, row in first)
    opening = says.COLUMN(column=best.name, most=match.group(), rows=told)
    opening += says.EMPTY(many=empty) if empty else ""
    head = [Piece(best.table.head, heading=True)] if best.table.head else []
    others = [
        span for span in best.table.rows if len(best.table.rows) <= FEW and span not in {span for span, _ in first}
    ]
    pieces = (*head, *(Piece(span) for span, _ in first), *map(Piece, others))
    return opening, Said(says.IN_TABLE(whose=whose(best.outline.essay)), best.outline, pieces)


Figured = tuple[Span, dict[str, str], Decimal]


def _whole(column: _Column, one: Figured) -> bool:
    """Whether a row tells of all the others together."""
    _, row, value = one
    return WHOLE.search(_thing(row)) is not None or (SHARE.search(column.name) is not None and value == ALL_OF_IT)


def _columns(question: str, outlines: Sequence[Outline]) -> Iterator[_Column]:
    """The columns of figures, each with the share of its name's pairs of characters that a question has."""
    asked = set(keys.bigrams(question))
    for outline in outlines:
        for table in outline.tables:
            for name in table.columns:
                bare = re.sub(r"\W", "", words.fold(MEASURED.sub("", name)))
                pairs = keys.bigrams(bare)
                if pairs and not NUMBERING.fullmatch(name) and _thing_column(table) != name:
                    yield _Column(outline, table, name, sum(pair in asked for pair in pairs) / len(pairs))


def _cells(column: _Column, span: Span) -> list[tuple[str, str]]:
    return grids.named(column.outline.essay.text[slice(*span)], column.table.columns)


def _thing_column(table: Table) -> str:
    return next((name for name in table.columns if not NUMBERING.fullmatch(name)), "")


def _thing(row: dict[str, str]) -> str:
    """What a row is of: its first cell that is no number."""
    return next((cell for cell in row.values() if len(cell) >= NAME_MIN and not FIGURE.fullmatch(cell)), "")


def _value(cell: str) -> Decimal | None:
    match = FIGURE.fullmatch(words.fold(cell).strip())
    return Decimal(match["number"].replace(",", "")) if match else None
