"""Characters of a page become rows, and rows pieces: words that stand together."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import pairwise

from bot.documents.pdf_page import Char
from bot.documents.tables import Cell

JUMP = 1.3  # of a character's size: a wider gap parts two pieces of a row; 第一条 stands one off its words
SAME_ROW = 0.45  # of a character's size: base lines that lie closer are of one row; a raised mark lies 0.35 higher
GAP = 0.4  # of a character's size: a gap that is a space between two Chinese characters
NO_PLACE = frozenset("\t\u200b\ufeff")
BLANK = frozenset(" \u00a0")  # a gap tells better how wide it is
Cells = tuple[tuple[Cell, ...], ...]  # the rows of a table


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands together in a row: words, or a whole table with its cells by rows."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    cells: Cells | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces on one base line, from the left."""

    pieces: tuple[Piece, ...]
    y: float
    size: float

    @property
    def text(self) -> str:
        """Its words, pieces set apart."""
        return " ".join(piece.text for piece in self.pieces).strip()


def rows(chars: Iterable[Char]) -> list[Row]:
    """Rows from the top, each with its pieces from the left."""
    found: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (-char.y, char.x0)):
        if char.text in NO_PLACE:
            continue
        first = found[-1] if found else []
        tall = max(first, key=lambda one: one.size) if first else char
        if first and tall.y - char.y <= SAME_ROW * max(tall.size, char.size):
            first.append(char)
        else:
            found.append([char])
    return [row for chars in found if (row := _row(sorted(chars, key=lambda char: char.x0)))]


def _row(drawn: list[Char]) -> Row | None:
    chars = [char for char in drawn if char.text not in BLANK]
    if not chars:
        return None
    size = max(char.size for char in chars)
    # One wide blank, as after 第一条, parts nothing; a gap, or a run of blanks, does.
    single = {
        id(c) for (a, b), c in zip(pairwise(drawn), drawn[2:], strict=False) if b.text in BLANK and a.text not in BLANK
    }
    behind = {id(after) for blank, after in pairwise(drawn) if blank.text in BLANK}
    pieces: list[list[Char]] = [[chars[0]]]
    for before, char in pairwise(chars):
        gap = char.x0 - before.x1
        if gap <= JUMP * size or (gap <= 2 * size and id(char) in single):
            pieces[-1].append(char)
        else:
            pieces.append([char])
    if len(pieces) > 2 and all(len(piece) == 1 for piece in pieces):
        pieces = [chars]  # a line whose characters are spread: 关 于 加 快 …
    base = max(chars, key=lambda char: char.size).y
    made = tuple(piece for chars in pieces if (piece := _piece(chars, base, behind)))
    return Row(made, base, size) if made else None


def _piece(chars: list[Char], y: float, behind: Container[int]) -> Piece | None:
    """Words with a space where a blank is drawn (`behind`: what follows one), or a gap shows; at the ends it is place."""
    while chars and chars[0].text.isspace():
        chars = chars[1:]
    while chars and chars[-1].text.isspace():
        chars = chars[:-1]
    if not chars:
        return None
    text = chars[0].text
    for before, char in pairwise(chars):
        gap = char.x0 - before.x1
        least = -9 if id(char) in behind else 0.18 if (before.text + char.text).isascii() else GAP
        text += (" " if gap > least * char.size else "") + char.text
    return Piece(text, chars[0].x0, chars[-1].x1, y, max(char.size for char in chars))
