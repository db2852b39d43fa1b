"""Tables that stand in Markdown by other means than its own: drawn as a grid, or written in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

from bot.documents.formats import one_line
from bot.documents.tables import Cell

SPAN = 1_000  # rows or columns that a cell may take, as browsers have it


def is_rule(line: str) -> bool:
    """Whether a line draws the edge of a grid: +---+---+"""
    bare = line.strip()
    return bare.startswith(("+-", "+=", "+:")) and bare.endswith("+") and set(bare) <= set("+-=:")


def grid(lines: Sequence[str]) -> list[list[Cell]]:
    """The rows of a grid, whose cells may take several lines; those above the edge of = are heads."""
    rows: list[list[list[str]]] = []
    heads = 0
    open_ = False
    for line in lines:
        if is_rule(line):
            heads = len(rows) if "=" in line else heads
            open_ = False
            continue
        cells = line.strip().strip("|").split("|")
        if not open_:
            rows.append([[] for _ in cells])
        open_ = True
        for cell, words in zip(rows[-1], cells, strict=False):
            cell.append(words)
    return [[Cell(one_line(cell), head=at < heads) for cell in row] for at, row in enumerate(rows)]


def html_table(source: str) -> list[list[Cell]]:
    """The rows of a table in HTML."""
    reader = _Table()
    reader.feed(source)
    reader.close()
    return [row for row in reader.rows if row]


class _Table(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[Cell]] = []
        self.cell: Cell | None = None
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A row or a cell begins, which ends the one before; or a line within a cell."""
        if tag in ("tr", "td", "th"):
            self._end()
        if tag == "tr" or (tag in ("td", "th") and not self.rows):
            self.rows.append([])
        if tag in ("td", "th"):
            given = {name: int(value) for name, value in attrs if value and value.isdecimal() and int(value) <= SPAN}
            self.cell = Cell("", max(given.get("rowspan", 1), 1), max(given.get("colspan", 1), 1), tag == "th")
        elif tag in ("br", "p", "li", "div"):
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A cell ends."""
        if tag in ("td", "th", "tr", "table"):
            self._end()

    def handle_data(self, data: str) -> None:
        """Words of a cell."""
        self.words.append(data)

    def _end(self) -> None:
        if self.cell:
            text = "\n".join(filter(None, (" ".join(line.split()) for line in "".join(self.words).split("\n"))))
            self.rows[-1].append(Cell(text, self.cell.rows, self.cell.columns, self.cell.head))
        self.cell, self.words = None, []
