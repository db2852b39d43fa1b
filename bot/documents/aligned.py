"""Tables of plain text whose columns are set apart by white space: their cells are parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.text.grids import figureless

# What parts two cells: a wide blank among blanks, or several blanks.
APART = re.compile(r"[ \t]*\u3000[ \t\u3000]*|[ \t]{2,}")
# A table has a row of names and so many rows or more, of so many cells or more: a signature or a form has fewer.
ROWS, CELLS = 2, 3
# The name of a column is no longer, opens with no bracket and closes no sentence.
NAME_MAX = 16
NO_NAME = re.compile(r"^[（(]|[。；：，、]")


def tabbed(text: str) -> str:
    """A text with a tab between the cells of each table that white space alone sets in columns.

    Example: "县　　新建　　改建⏎青县　　3　　　5⏎白县　　5　　　7" -> "县\\t新建\\t改建⏎青县\\t3\\t5⏎白县\\t5\\t7"
    """
    lines = text.split("\n")
    if len(lines) <= ROWS:
        return text
    cells = [_cells(line) for line in lines]
    for start, end in _tables(cells):
        lines[start:end] = ["\t".join(row) for row in cells[start:end]]
    return "\n".join(lines)


def _cells(line: str) -> list[str]:
    bare = line.strip()
    if "\t" in bare or "|" in line:
        return []
    return APART.split(bare) if "\u3000" in bare or "  " in bare else [bare]


def _tables(cells: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """From where to where neighbouring lines have as many cells, the first of them names."""
    at = 0
    while at < len(cells):
        end = at + 1
        while end < len(cells) and len(cells[end]) == len(cells[at]):
            end += 1
        head = cells[at]
        named = figureless(head) and all(cell and len(cell) <= NAME_MAX and not NO_NAME.search(cell) for cell in head)
        if len(cells[at]) >= CELLS and end - at > ROWS and named:
            yield at, end
        at = end
