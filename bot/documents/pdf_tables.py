"""Ruled lines become the grids of tables, and characters the words of their cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from bot.documents.lines import joined
from bot.documents.pdf_drawn import Rule
from bot.documents.pdf_page import Char
from bot.documents.pdf_rows import Cells, Piece, Row, rows
from bot.documents.tables import Cell

NEAR = 3.0  # points: lines that lie closer meet
CELLS = 20_000  # of one grid


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its cells by rows, and the frame around it; `top` is its upper end."""

    cells: Cells
    x0: float
    x1: float
    bottom: float
    top: float

    @property
    def row(self) -> Row:
        """The table as a row of its page."""
        return Row((Piece("", self.x0, self.x1, self.top, 1.0, self.cells),), self.top, 1.0)


def grids(chars: Sequence[Char], rules: Sequence[Rule]) -> tuple[list[Grid], list[Char]]:
    """The ruled tables of a page, and the characters that stand in none."""
    made: list[Grid] = []
    rest = list(chars)
    for group in _groups(rules):
        xs = _places([rule.at for rule in group if not rule.level] + _ends(group))
        ys = _places([rule.at for rule in group if rule.level])
        if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > CELLS:
            continue
        inside = [char for char in rest if xs[0] < _middle(char) < xs[-1] and ys[0] < _height(char) < ys[-1]]
        cells = _cells(inside, group, xs, ys)
        if sum(any(cell.text for cell in row) for row in cells) >= 2:
            made.append(Grid(cells, xs[0], xs[-1], ys[0], ys[-1]))
            taken = set(map(id, inside))
            rest = [char for char in rest if id(char) not in taken]
    return made, rest


def _middle(char: Char) -> float:
    return (char.x0 + char.x1) / 2


def _height(char: Char) -> float:
    return char.y + char.size * 0.35


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that touch one another, group by group."""
    level = [rule for rule in rules if rule.level]
    upright = sorted((rule for rule in rules if not rule.level), key=lambda rule: rule.at)
    head = {id(rule): rule for rule in rules}

    def top(rule: Rule) -> Rule:
        while head[id(rule)] is not rule:
            head[id(rule)] = head[id(head[id(rule)])]
            rule = head[id(rule)]
        return rule

    for one in level:
        for other in upright:
            if other.at > one.end + NEAR:
                break
            if one.start - NEAR <= other.at and other.start - NEAR <= one.at <= other.end + NEAR:
                head[id(top(other))] = top(one)
    groups: dict[int, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(id(top(rule)), []).append(rule)
    return [group for group in groups.values() if len(group) > 3]


def _ends(group: Iterable[Rule]) -> list[float]:
    """Where the level lines begin and end: a table may have no lines at its sides."""
    level = [rule for rule in group if rule.level]
    return [min(rule.start for rule in level), max(rule.end for rule in level)] if level else []


def _places(values: Iterable[float]) -> list[float]:
    """Places in order; those that lie near each other are one."""
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > NEAR:
            made.append(value)
    return made


def _cells(chars: Sequence[Char], group: Sequence[Rule], xs: Sequence[float], ys: Sequence[float]) -> Cells:
    """The cells of a grid by rows, each in the row where it begins."""
    across, down = list(pairwise(xs)), list(reversed(list(pairwise(ys))))
    upright = [[r for r in group if not r.level and abs(r.at - x) <= NEAR] for x in xs]
    level = [[r for r in group if r.level and abs(r.at - y) <= NEAR] for y in reversed(ys)]

    def open_right(row: int, column: int) -> bool:
        middle = sum(down[row]) / 2
        return not any(rule.start <= middle <= rule.end for rule in upright[column + 1])

    def open_below(row: int, column: int) -> bool:
        middle = sum(across[column]) / 2
        return not any(rule.start <= middle <= rule.end for rule in level[row + 1])

    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(down)):
        for column in range(len(across)):
            if (row, column) in owner:
                continue
            last_column = column
            while (
                last_column + 1 < len(across) and open_right(row, last_column) and (row, last_column + 1) not in owner
            ):
                last_column += 1
            last_row = row
            while last_row + 1 < len(down) and all(open_below(last_row, c) for c in range(column, last_column + 1)):
                last_row += 1
            for r in range(row, last_row + 1):
                for c in range(column, last_column + 1):
                    owner.setdefault((r, c), (row, column))
    held: dict[tuple[int, int], list[Char]] = {}
    for char in chars:
        column = next(i for i, (_, right) in enumerate(across) if _middle(char) < right)
        row = next(i for i, (bottom, _) in enumerate(down) if _height(char) > bottom)
        held.setdefault(owner[row, column], []).append(char)
    words = {place: reduce(joined, (row.text for row in rows(chars)), "") for place, chars in held.items()}
    spans = Counter(owner.values())
    made = []
    for r in range(len(down)):
        starts = [c for c in range(len(across)) if owner[r, c] == (r, c)]
        widths = [sum(owner.get((r, other)) == (r, c) for other in range(len(across))) for c in starts]
        made.append(
            tuple(
                Cell(words.get((r, c), ""), spans[r, c] // width, width)
                for c, width in zip(starts, widths, strict=True)
            )
        )
    return tuple(made)
