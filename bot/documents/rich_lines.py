"""What a rich text shows becomes lines: paragraphs, rows of tables with merged cells, notes behind what refers to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.documents import tables
from bot.documents.formats import one_line
from bot.documents.tables import Cell

# A line break after a sentence is one of the text; another only sets it.
BREAK = re.compile(r"(?<=[。；！？：])\v")
BULLET = re.compile(r"^[\u2022\u00b7\u25cf\u25a0\u25c6\uf000-\uf0ff][ \t]*")


@dataclass(slots=True)
class Edge:
    """The right edge of a cell, and whether it goes on with the cell above or before it."""

    right: int
    above: bool = False
    before: bool = False


@dataclass(slots=True)
class Lines:
    """The lines of a text as they are written; `centred`: its first paragraphs, while they are set in the middle."""

    done: list[str] = field(default_factory=list)
    centred: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _cell: list[str] = field(default_factory=list)
    _cells: list[str] = field(default_factory=list)
    _rows: list[list[tuple[str, Edge]]] = field(default_factory=list)
    _body: bool = False

    def write(self, words: str) -> None:
        """Go on with the paragraph."""
        self._words.append(words)

    def paragraph(self, in_table: bool, centred: bool) -> None:
        """End the paragraph: it is one of the cell, or of the text behind a table."""
        lines = [line for part in BREAK.split(self._taken()) if (line := one_line(part.split("\v")))]
        if in_table:
            self._cell += lines
            return
        if not lines:
            return
        self._table()
        self.done += lines
        self._body = self._body or not centred
        if not self._body:
            self.centred.append(one_line(lines))
        self._noted()

    def cell(self) -> None:
        """End the cell."""
        self.paragraph(in_table=True, centred=False)
        self._cells.append("\n".join(self._cell))
        self._cell = []

    def row(self) -> None:
        """End the row, with the edges that were given last."""
        if len(self._cells) > tables.COLUMNS:
            raise ValueError(tables.TOO_LARGE)
        edges = [*self.edges, *(Edge(at) for at in range(len(self.edges), len(self._cells)))]
        self._rows.append(list(zip(self._cells, edges, strict=False)))
        self._cells = []

    def end(self) -> list[str]:
        """All lines; what was not ended ends here."""
        if self._cell or self._cells:
            self.cell()
            self.row()
        self.paragraph(in_table=False, centred=False)
        self._table()
        self._noted()
        return self.done

    def _taken(self) -> str:
        words = "".join(self._words)
        self._words = []
        # Of a character beyond the first 65,536, rich text has two halves.
        words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return BULLET.sub("", words.strip(" \t"))

    def _noted(self) -> None:
        self.done += self.notes
        self.notes = []

    def _table(self) -> None:
        rows, self._rows = [row for row in self._rows if any(words for words, _ in row)], []
        if rows:
            self._body = True
            self.done += tables.lines(list(_spread(rows)))
            self._noted()


def _spread(rows: Sequence[Sequence[tuple[str, Edge]]]) -> Iterator[list[Cell]]:
    """The cells that begin in each row, with the rows and columns that they cover."""
    rights = sorted({edge.right for row in rows for _, edge in row})
    column = {right: at + 1 for at, right in enumerate(rights)}
    for number, row in enumerate(rows):
        cells: list[Cell] = []
        left = 0
        for at, (words, edge) in enumerate(row):
            if edge.before and at:
                continue
            last = at
            while last + 1 < len(row) and row[last + 1][1].before:
                last += 1
            right = column[row[last][1].right]
            if not (edge.above and number):
                cells.append(Cell(words, _below(rows, number, edge.right), max(right - left, 1)))
            left = max(right, left)
        yield cells


def _below(rows: Sequence[Sequence[tuple[str, Edge]]], number: int, right: int) -> int:
    """How many rows a cell covers: its own, and those below whose cell at its edge goes on with it."""
    end = number + 1
    while end < len(rows) and any(edge.right == right and edge.above for _, edge in rows[end]):
        end += 1
    return end - number
