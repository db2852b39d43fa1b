"""Tables that stand in Markdown by other means than its own: drawn as a grid, or written in HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from bot.documents.formats import one_line
from bot.documents.tables import Cell

TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
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


def close_html(lines: list[str], at: int) -> int:
    """Where the table in HTML ends that begins at a line; what stands behind its end becomes a line of its own.

    One that is never closed ends at a blank line, as any HTML in Markdown does (CommonMark 4.6).
    """
    for end in range(at, len(lines)):
        if closes := TABLE_END.search(lines[end]):
            if behind := lines[end][closes.end() :].strip():
                lines[end : end + 1] = [lines[end][: closes.end()], behind]
            return end + 1
    return next((end for end in range(at, len(lines)) if not lines[end].strip()), len(lines))


def html_table(source: str) -> tuple[list[list[Cell]], list[str]]:
    """The rows of a table in HTML, and what is shown above it: its caption, and what stands in it outside of all cells."""
    reader = _Table()
    reader.feed(source)
    reader.close()
    reader.end()  # a cell that is never closed
    above = [line for text in "".join(reader.above).split("\n") if (line := " ".join(text.split()))]
    return [row for row in reader.rows if row], above


class _Table(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[Cell]] = []
        self.cell: Cell | None = None
        self.words: list[str] = []
        self.above: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A row or a cell begins, which ends the one before; or a line within a cell."""
        if tag in ("tr", "td", "th"):
            self.end()
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
            self.end()

    def handle_data(self, data: str) -> None:
        """Words of a cell, or of none."""
        (self.words if self.cell else self.above).append(data)

    def end(self) -> None:
        """End the cell that is open."""
        if self.cell:
            text = "\n".join(filter(None, (" ".join(line.split()) for line in "".join(self.words).split("\n"))))
            self.rows[-1].append(Cell(text, self.cell.rows, self.cell.columns, self.cell.head))
        self.cell, self.words = None, []
