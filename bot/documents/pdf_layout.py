"""Rows of a page become lines and tables in reading order: column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from bot.documents.pdf_lines import FULL, Line, Table
from bot.documents.pdf_rows import JUMP, Piece, Row
from bot.documents.tables import Cell

PROSE = 8  # characters of a line; shorter ones are a table's cells
PAUSE = re.compile("[，。；：].")
HANGING = "，。；：、！？"
STANDS_IN = 4  # characters that a line of a column may stand in
PARAGRAPHS = 1.4  # of the usual step from line to line: so far apart paragraphs of a column stand


def read(page: Sequence[Row]) -> Iterator[Line | Table]:
    """Lines and tables in reading order."""
    whole = [piece for row in page for piece in row.pieces]
    if not whole:
        return
    left, right = min(piece.x0 for piece in whole), max(piece.x1 for piece in whole)
    at = 0
    while at < len(page):
        end, gutters = _parted(page, at)
        if len(page[at].pieces) == 1 and len(_parted(page, at + 1)[1]) > len(gutters):
            gutters = []  # a line above a table, as wide as some of its columns
        group = page[at:end]
        gutters = _merged(group, gutters)
        if gutters and (columns := _columns(group, gutters)):
            end = at + _even(group, gutters, columns)
            columns = _columns(page[at:end], gutters)
            # A table's cells share base lines; what stands side by side and shares none is columns, whatever it says.
            lead = next((i for i, row in enumerate(group) if len(_cells(row, gutters)) > 1), len(group))
            if columns and (lead == len(group) or all(_is_prose(column) or _flows(column) for column in columns)):
                for column in columns:
                    yield from _lines(column)
                at = end
                continue
            end = at + len(group)
            if end - at - lead > 1 and all(piece.cells is None for row in group[lead:] for piece in row.pieces):
                yield from _plain(group[:lead], left, right)
                yield _table(group[lead:], gutters)
                at = end
                continue
        yield from _plain(page[at : at + 1], left, right)
        at += 1


def _plain(page: Sequence[Row], left: float, right: float) -> Iterator[Line | Table]:
    for row in page:
        if table := next((piece for piece in row.pieces if piece.cells), None):
            yield Table(table.cells or (), table.x0, table.x1)
        else:
            first, last = row.pieces[0], row.pieces[-1]
            yield Line(row.text, first.x0, last.x1, row.y, row.size, left, right)


def _parted(page: Sequence[Row], at: int) -> tuple[int, list[tuple[float, float]]]:
    """How far down from a row the same upright gaps stay free, and which: (row behind the last, gaps)."""
    best: tuple[int, list[tuple[float, float]]] = at + 1, []
    taken: list[tuple[float, float]] = []
    for end in range(at, len(page)):
        row = page[end]
        taken = _joined([*taken, *((piece.x0, _end(piece)) for piece in row.pieces)])
        before = len(best[1])
        gaps = [(a[1], b[0]) for a, b in pairwise(taken) if b[0] - a[1] > JUMP * row.size]
        if end > at and (not gaps or (len(row.pieces) == 1 and len(gaps) < before)):
            break
        best = end + 1, gaps
    return best


def _end(piece: Piece) -> float:
    """Where its words end; a mark that closes them may hang out of its column."""
    return piece.x1 - piece.size * (piece.cells is None and len(piece.text) > 1 and piece.text[-1] in HANGING)


def _merged(group: Sequence[Row], gutters: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The gaps without those between parts that share no row: a head set centred above words set left is one column's."""
    most = max((len(row.pieces) for row in group), default=1)
    while len(gutters) >= most > 1:
        taken = [{_column(piece, gutters) for piece in row.pieces} for row in group]
        apart = [at for at in range(len(gutters)) if not any({at, at + 1} <= columns for columns in taken)]
        if not apart:
            break
        narrow = min(apart, key=lambda at: gutters[at][1] - gutters[at][0])
        gutters = gutters[:narrow] + gutters[narrow + 1 :]
    return gutters


def _joined(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that overlap become one."""
    made: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if made and x0 <= made[-1][1]:
            made[-1] = made[-1][0], max(made[-1][1], x1)
        else:
            made.append((x0, x1))
    return made


def _columns(group: Sequence[Row], gutters: Sequence[tuple[float, float]]) -> list[list[Piece]]:
    """The pieces by column; nothing where the columns do not stand beside each other."""
    columns: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
    for row in group:
        for piece in row.pieces:
            columns[_column(piece, gutters)].append(piece)
    if any(len(column) < 2 for column in columns):
        return []
    low, high = max(column[-1].y for column in columns), min(column[0].y for column in columns)
    beside = [sum(low - 1 <= piece.y <= high + 1 for piece in column) for column in columns]
    return columns if min(beside) and sum(beside) > 2 else []


def _even(group: Sequence[Row], gutters: Sequence[tuple[float, float]], columns: Sequence[Sequence[Piece]]) -> int:
    """How many rows stand in columns of prose: each piece begins at its column's left end or stands in a little.

    A heading set off below the columns, and what follows it, are none of them; a signature set off in one column while
    another goes on beside it is.
    """
    lefts = [min(piece.x0 for piece in column) for column in columns]
    off = {
        id(piece)
        for row in group
        for piece in row.pieces
        if not -1 < piece.x0 - lefts[_column(piece, gutters)] < STANDS_IN * piece.size
    }
    level = [[piece.y for piece in column if id(piece) not in off] for column in columns]
    usual = median([a - b for ys in level for a, b in pairwise(ys)] or [0.0])

    def goes_on(y: float) -> bool:
        return any(b < y + 1 < a and a - b <= PARAGRAPHS * usual for ys in level for a, b in pairwise(ys))

    last = next(
        (at for at, row in enumerate(group) if any(id(p) in off for p in row.pieces) and not goes_on(row.y)),
        len(group),
    )
    heights = [
        [piece.y for row in group[:last] for piece in row.pieces if _column(piece, gutters) == at]
        for at in range(len(lefts))
    ]
    while last > 2 and len(group[last - 1].pieces) == 1:
        own = heights[_column(group[last - 1].pieces[0], gutters)]
        if len(own) > 1 and own[-2] - own[-1] <= PARAGRAPHS * usual:
            break
        own.pop()
        last -= 1
    return last


def _column(piece: Piece, gutters: Sequence[tuple[float, float]]) -> int:
    return sum((piece.x0 + piece.x1) / 2 > (start + end) / 2 for start, end in gutters)


def _cells(row: Row, gutters: Sequence[tuple[float, float]]) -> dict[int, Piece]:
    return {_column(piece, gutters): piece for piece in row.pieces}


def _is_prose(column: Sequence[Piece]) -> bool:
    """Lines that fill their column or end a sentence: a table's cells are short, and end at different places."""
    words = [piece for piece in column if piece.cells is None]
    if len(words) < 2 or median(len(piece.text) for piece in words) < PROSE:
        return False
    right = max(map(_end, words))
    full = [piece.x1 >= right - FULL * piece.size for piece in words]
    ends = [piece.text[-1] in "。！？" for piece in words]
    runs_on = any(one and not end for one, end in zip(full, ends, strict=True))
    return 2 * sum(one or (end and runs_on) for one, end in zip(full, ends, strict=True)) >= len(words)


def _flows(column: Sequence[Piece]) -> bool:
    """Whether a column is of sentences: they pause within lines, and most lines that end none reach as far as the widest."""
    usual = median(piece.size for piece in column)
    words = [piece for piece in column if piece.cells is None and abs(piece.size - usual) < 0.05 * usual]
    going_on = [piece for piece in words if piece.text[-1] not in "。！？；："]
    if len(going_on) < 2 or len(going_on) == len(words) or not any(PAUSE.search(piece.text) for piece in going_on):
        return False
    right = max(map(_end, words))
    return sum(piece.x1 >= right - FULL * piece.size for piece in going_on) * 4 >= len(going_on) * 3


def _lines(column: Sequence[Piece]) -> Iterator[Line | Table]:
    """One column's lines; pieces of one base line are one line."""
    left, right = min(piece.x0 for piece in column), max(map(_end, column))
    rows: list[list[Piece]] = []
    for piece in column:
        if rows and abs(rows[-1][0].y - piece.y) < 1:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    flows = _flows(column)
    for pieces in rows:
        for one in _plain([Row(tuple(pieces), pieces[0].y, pieces[0].size)], left, right):
            yield replace(one, flows=flows) if isinstance(one, Line) else one


def _table(group: Sequence[Row], gutters: Sequence[tuple[float, float]]) -> Table:
    """A table without ruled lines. A row that lacks its first cell and stands close below goes on with the one above."""
    steps = [above.y - below.y for above, below in pairwise(group)]
    made: list[list[str]] = []
    for step, row in zip([0.0, *steps], group, strict=True):
        cells = [""] * (len(gutters) + 1)
        for piece in row.pieces:
            at = _column(piece, gutters)
            cells[at] = f"{cells[at]} {piece.text}".strip()
        if made and not cells[0] and step < 0.8 * max(steps):
            made[-1] = [above + below for above, below in zip(made[-1], cells, strict=True)]
        else:
            made.append(cells)
    pieces = [piece for row in group for piece in row.pieces]
    return Table(tuple(tuple(map(Cell, row)) for row in made), min(p.x0 for p in pieces), max(p.x1 for p in pieces))
