"""Tables as they stand in a text: rows whose cells tabs part, under a row that names the columns, or rows that name them.

Example: "县\t新建\n青县\t3\n白县\t5" -> columns (县, 新建), rows 青县 …, 白县 …; so does "县：青县；新建：3\n县：白县；新建：5".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.text.headings import blocks

Span = tuple[int, int]

# A line is a row where each of so many cells or more has its column's name before a colon.
NAMED_MIN = 2
# A column's name is no longer.
NAME_MAX = 16
FIGURE = re.compile(r"^\d|\d$")
# A row of names may have figures where several columns are of years: 指标, 2024年, 2027年.
YEAR = re.compile(r"(?:19|20)\d\d年?(?:\D{1,8})?")
YEARS_MIN = 2
CELLS, COLON = "；", "："
# A row of a part of the row before it: 指标：其中：住户存款.
OF_WHICH = re.compile(f"(?<={COLON})其中[{COLON}:]")


@dataclass(frozen=True, slots=True)
class Table:
    """The names of its columns, and where its rows stand; `head`: the row of the names, None where each row has them."""

    columns: tuple[str, ...]
    rows: tuple[Span, ...]
    head: Span | None

    @property
    def span(self) -> Span:
        """From its first row to its last."""
        return (self.head or self.rows[0])[0], self.rows[-1][1]


def tables(text: str) -> Iterator[Table]:
    """The tables of a text, in its order."""
    together: list[tuple[Span, tuple[str, ...]]] = []
    for start, end in (*blocks(text), (len(text), len(text))):
        names = _names(text[start:end])
        if together and (not names or bool(names[0]) != bool(together[-1][1][0])):
            yield from _table(text, together)
            together = []
        if names:
            together.append(((start, end), names))


def figureless(row: Sequence[str]) -> bool:
    """Whether no cell of a row begins or ends with a figure, but for the years of a series."""
    plain = [cell for cell in row if not YEAR.fullmatch(cell)]
    return not any(FIGURE.search(cell) for cell in (row if len(row) - len(plain) < YEARS_MIN else plain))


def cells(line: str) -> list[str]:
    """The cells of a row, without the names of their columns. Example: 县：青县；新建：3 -> 青县, 3"""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    return [cell.split(COLON, maxsplit=1)[-1].strip() for cell in line.split(CELLS)]


def named(line: str, columns: Sequence[str]) -> list[tuple[str, str]]:
    """The cells of a row, each under its column. Example: 县：青县；新建：3 -> (县, 青县), (新建, 3)"""
    if "\t" in line:
        return list(zip(columns, cells(line), strict=False))
    parted = (cell.partition(COLON) for cell in line.split(CELLS))
    return [(name.strip(), cell.strip()) for name, _, cell in parted]


def _names(line: str) -> tuple[str, ...]:
    """The columns that a row names; empty ones where tabs part its cells; none where the line is no row."""
    if "\t" in line.strip():
        return ("",)
    parts = [OF_WHICH.sub("", cell).split(COLON) for cell in line.split(CELLS)]
    names = tuple(cell[0].strip() for cell in parts if len(cell) == 2 and 0 < len(cell[0].strip()) <= NAME_MAX)
    return names if len(names) >= NAMED_MIN and len(names) == len(parts) else ()


def _table(text: str, rows: Sequence[tuple[Span, tuple[str, ...]]]) -> Iterator[Table]:
    spans = tuple(span for span, _ in rows)
    if len(rows) < 2:
        return
    if rows[0][1] == ("",):
        head, *others = (cells(text[slice(*span)]) for span in spans)
        # A row of names has no figures, and as many cells as the others.
        if figureless(head) and all(len(one) == len(head) for one in others):
            yield Table(tuple(head), spans[1:], spans[0])
    else:  # a long row is two, and not every row has a cell in each column
        names = [set(given) for _, given in rows]
        alike = sum(bool(one & other) for one, other in pairwise(names))
        if alike >= len(rows) // 2:
            yield Table(tuple(dict.fromkeys(name for _, given in rows for name in given)), spans, None)
