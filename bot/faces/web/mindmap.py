"""A text's outline as a drawing: boxes with wrapped words, from left to right, and the lines between them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.faces.web.place import address
from bot.study.nouns import Branch, Tree
from bot.text import words

# Sizes in pixels: of letters, of a line, around words, between boxes; and how many letters wide a box may be.
LETTER, LINE, PAD, GAP, ACROSS = 14, 20, 8, 10, 44
WIDTHS = (10, 15)
# So much longer than the others a line may be, so that no word is cut.
SLACK = 2
# A letter that is not Chinese is so much narrower, and these begin no line.
NARROW = 0.6
WORD = re.compile(r"\S+\s*")
HANGING = frozenset("，。、；：！？”’」』）》…,.;:!?)")


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the text: its place and size, its lines of words with where each begins, and where it leads."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[tuple[float, float, str], ...]
    name: str
    href: str
    level: int


@dataclass(frozen=True, slots=True)
class Map:
    """The whole drawing: its size, its boxes, and the lines between them as paths."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[str, ...]


def drawn(tree: Tree) -> Map:
    """The drawing of a text's tree."""
    drawing = _Drawing(tree)
    height = drawing.place(tree.root, 0, GAP)[1]
    width = max(box.left + box.width for box in drawing.boxes) + GAP
    return Map(width, height + 2 * GAP, tuple(drawing.boxes), tuple(drawing.lines))


class _Drawing:
    """A drawing as it grows."""

    def __init__(self, tree: Tree) -> None:
        self.boxes: list[Box] = []
        self.lines: list[str] = []
        self._essay_id = tree.essay.essay_id
        self._lefts = list(_lefts(tree.root))

    def place(self, branch: Branch, level: int, top: float) -> tuple[Box, float]:
        """Put a branch and all below it from `top` down; its box, and how high they are together."""
        lines = wrapped(branch.name, WIDTHS[min(level, 1)])
        height = len(lines) * LINE + 2 * PAD
        number, at, below = len(self.boxes), top, list[Box]()
        for one in branch.branches:
            box, taken = self.place(one, level + 1, at)
            below.append(box)
            at += taken + GAP
        taken = max(height, at - top - GAP)
        wide = below and height <= at - top - GAP
        middle = (below[0].top + below[-1].top + below[-1].height) / 2 if wide else top + height / 2
        left, first = self._lefts[level], max(top, middle - height / 2)
        placed = tuple((left + PAD, first + PAD + row * LINE + LETTER, line) for row, line in enumerate(lines))
        href = address(self._essay_id, *branch.span)
        own = Box(left, first, _width(lines), height, placed, branch.name, href, level)
        self.boxes.insert(number, own)
        self.lines += [_line(own, box) for box in below]
        return own, taken


def _line(own: Box, other: Box) -> str:
    """A curve from the right of one box to the left of another, as an SVG path."""
    start, end = (own.left + own.width, own.top + own.height / 2), (other.left, other.top + other.height / 2)
    bend = (start[0] + end[0]) / 2
    return f"M{start[0]:.0f} {start[1]:.1f}C{bend:.0f} {start[1]:.1f} {bend:.0f} {end[1]:.1f} {end[0]:.0f} {end[1]:.1f}"


def _lefts(root: Branch) -> Iterator[float]:
    """Where the boxes of each level begin."""
    level, left, row = 0, float(GAP), [root]
    while row:
        yield left
        left += max(_width(wrapped(one.name, WIDTHS[min(level, 1)])) for one in row) + ACROSS
        level, row = level + 1, [inner for one in row for inner in one.branches]


def wrapped(name: str, across: int) -> list[str]:
    """Words in lines of so many Chinese letters at most, where there is a blank cut there.

    Example: 北京，上海, 3 -> 北京， 上海
    """
    lines: list[str] = []
    for run in WORD.findall(name):
        if lines and _across(lines[-1] + run.rstrip()) <= across:
            lines[-1] += run
        else:
            lines += _cut(run, across)
    return lines or [name]


def _cut(run: str, across: int) -> list[str]:
    """A run without blanks in lines of about one length, cut between words; a mark that closes hangs over."""
    whole = _across(run)
    most = min(across, math.ceil(whole / max(1, math.ceil(whole / across))) + SLACK)
    lines, wide = [""], 0.0
    for word in (word for word, _ in words.tagged(run)):
        for piece in [word] if _across(word) <= most else word:
            step = _across(piece)
            if lines[-1] and wide + step > most and piece[0] not in HANGING and not piece.isspace():
                lines.append("")
                wide = 0.0
            lines[-1] += piece
            wide += step
    return lines


def _across(line: str) -> float:
    return sum(map(_wide, line))


def _wide(letter: str) -> float:
    return NARROW if letter.isascii() else 1.0


def _width(lines: list[str]) -> float:
    return max(map(_across, lines)) * LETTER + 2 * PAD
