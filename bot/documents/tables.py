"""A table becomes lines: each holds its row's heads and its columns' heads, so that a figure is cited with them.

Readers of every format give what they find in the same shape, rows of cells with spans, and get lines back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# A line longer than this is two, each with the row's own name before it: a reader cites up to 120 characters.
LINE = 110
HEAD = 60  # characters; a longer cell names nothing, and is said once however far it is merged
LABEL = 20  # characters of what may name the cell beside it
DEEPEST = 4  # rows of heads
COLUMNS, SLOTS = 256, 500_000  # what a table may spread to: a span is one short number in a file
MARKS = "，、；：。,;: \n\t\u3000"
PLAIN_FIGURE = re.compile(r"(?!(?:19|20)\d\d\Z)[-+]?[\d.,]+[%％‰]?")
FIGURE = re.compile(r"\D{0,6}[\d〇零一二三四五六七八九十百千万亿两.,]+\D{0,6}")
NUMBERING = re.compile(
    r"(?:第\S{1,4}[章节部分]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．])\s*"
)
NOTE = re.compile(r"[备附]?注\d?[：:]|说明[：:]|资料来源|单位[：:]|[（(]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as its file has it: its text (lines of it), the rows and columns it covers, whether it is marked as a head."""

    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Slot:
    """A cell in its place; the same object stands in every place that the cell covers."""

    text: str
    row: int
    head: bool


Row = list[_Slot]
EMPTY = _Slot("", -1, False)


def lines(table: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines of a table; each row lists only the cells that begin in it, as HTML does. Raises ValueError if too large.

    Example: 县|行业|标准, 白塘县 (two rows)|农业|35%, 林业|30% -> "县：白塘县；行业：农业；标准：35%", "县：白塘县；行业：林业；标准：30%"
    A table of one column or of one row only sets text on a page: its cells are paragraphs.
    """
    grid = _without_blanks(_grid(table))
    if len(grid) < 2 or len(grid[0]) < 2:
        return [line for slot in dict.fromkeys(slot for row in grid for slot in row) for line in _paragraphs(slot.text)]
    start = next((at for at, row in enumerate(grid) if not _whole(row)), len(grid))
    found = [line for row in grid[:start] for line in _paragraphs(row[0].text)]
    body = grid[start:]
    depth = _depth(body) if body else 0
    heads = _heads(body[:depth], len(grid[0]))
    rows = list(_rows(body, depth, heads)) if body else []
    unsaid = [head for head in heads if not any(head in row for row in rows)]
    return [*found, *(["；".join(unsaid)] if unsaid else []), *rows]


def _grid(table: Sequence[Sequence[Cell]]) -> list[Row]:
    """Every place of the table, with the cell that covers it."""
    below: dict[int, tuple[_Slot, int]] = {}  # column -> the cell from above, and how many more rows it covers
    rows: list[Row] = []
    width = total = 0
    for number, cells in enumerate(table):
        row: dict[int, _Slot] = {}
        for column, (slot, left) in list(below.items()):
            row[column] = slot
            if left > 1:
                below[column] = slot, left - 1
            else:
                del below[column]
        at = 0
        for cell in cells:
            while at in row:
                at += 1
            slot = _Slot(cell.text.strip(), number, cell.head)
            for column in range(at, min(at + max(cell.columns, 1), COLUMNS)):
                row.setdefault(column, slot)
                if cell.rows > 1:
                    below[column] = slot, cell.rows - 1
            at += max(cell.columns, 1)
        width, total = max(width, *row, 0), total + len(row)
        if total > SLOTS:
            raise ValueError("表格过大，请拆分后重试")
        rows.append([row.get(column, EMPTY) for column in range(max(row, default=-1) + 1)])
    if (width + 1) * len(rows) > 4 * SLOTS:
        raise ValueError("表格过大，请拆分后重试")
    return [row + [EMPTY] * (width + 1 - len(row)) for row in rows]


def _without_blanks(grid: Sequence[Row]) -> list[Row]:
    """The rows that hold text, without blank columns at the sides; of neighbouring columns with the same cells, one."""
    rows = [row for row in grid if any(slot.text for slot in row)]
    if not rows:
        return []
    columns = list(zip(*rows, strict=True))
    filled = [at for at, column in enumerate(columns) if any(slot.text for slot in column)]
    kept = [at for at in range(filled[0], filled[-1] + 1) if at == filled[0] or columns[at] != columns[at - 1]]
    return [[row[at] for at in kept] for row in rows]


def _whole(row: Row) -> bool:
    """Whether one cell covers the row: a caption, a note, or the name of the rows below it."""
    return all(slot is row[0] for slot in row)


def _depth(body: Sequence[Row]) -> int:
    """How many rows at the top are heads: those marked so, or else those that look like it."""
    marked = 0
    while marked < len(body) and all(slot.head or not slot.text for slot in body[marked]):
        marked += 1
    if marked:
        return marked if marked <= DEEPEST and all(len(slot.text) <= HEAD for slot in body[marked - 1]) else 0
    if len(body) < 2 or any(slot.head for row in body for slot in row) or not _may_head(body[0]):
        return 0
    depth = 1
    while depth <= DEEPEST and depth < len(body) and _goes_on(body, depth):
        depth += 1
    rest = [row for row in body[depth:] if not _whole(row)]
    if depth > DEEPEST or not rest or sum(_crosses(row, body[depth - 1]) for row in rest) * 2 > len(rest):
        return 0
    return depth if len(body[0]) > 2 or _alike([row[1].text for row in rest], body[depth - 1][1].text) else 0


def _may_head(row: Row) -> bool:
    """Whether a row names columns: short words, hardly a blank, no bare figure, no sentence."""
    texts = [slot.text for slot in dict.fromkeys(row)]
    filled = list(filter(None, texts))
    return (
        len(filled) * 2 > len(texts)
        and len(set(filled)) > 1
        and all(len(one) <= HEAD // 2 and one[-1] not in "。；" and not PLAIN_FIGURE.fullmatch(one) for one in filled)
    )


def _goes_on(body: Sequence[Row], depth: int) -> bool:
    """Whether the heads go on in this row: a head comes down into it, or one above covers several of its cells."""
    above, row = body[depth - 1], body[depth]
    if any(slot is over and slot.text for slot, over in zip(row, above, strict=True)):
        return True
    wide = {slot for left, slot in pairwise(above) if left is slot and slot.text}
    return any(len({below for below, over in zip(row, above, strict=True) if over is slot}) > 1 for slot in wide)


def _crosses(row: Row, heads: Row) -> bool:
    """Whether a cell after the first lies across columns of different heads, as in a form to fill in."""
    pairs = list(zip(row, heads, strict=True))
    return any(a is b and a.text and over is not under for (a, over), (b, under) in pairwise(pairs) if a is not row[0])


def _alike(values: Sequence[str], head: str) -> bool:
    """Whether a column's values are of one kind, and its first cell is not: then that is its head."""
    given = list(filter(None, values))
    for kind in (lambda text: bool(FIGURE.fullmatch(text)), lambda text: len(given) > 1 and text[-1:] == given[0][-1:]):
        if given and not kind(head) and sum(map(kind, given)) * 2 > len(given):
            return True
    return False


def _heads(rows: Sequence[Row], width: int) -> list[str]:
    """The name of each column, from the top down. Example: 贴息 over 比例 and 期限 -> 贴息·比例, 贴息·期限"""
    texts = (dict.fromkeys(_said(row[column].text, "") for row in rows) for column in range(width))
    return ["·".join(filter(None, column)) for column in texts]


def _rows(body: Sequence[Row], depth: int, heads: Sequence[str]) -> Iterator[str]:
    top = [slot.text for slot in body[0]]
    group = ""
    said: set[_Slot] = set()
    for at in range(depth, len(body)):
        row = body[at]
        if at and row == body[at - 1]:
            continue
        if _whole(row):
            text = _said(row[0].text)
            group = NUMBERING.sub("", text, count=1) if len(text) <= LABEL and not NOTE.match(text) else ""
            yield from _paragraphs(row[0].text)
        elif not depth or [slot.text for slot in row] != top:  # heads are said again on each page
            slots = [slot for slot in dict.fromkeys(row) if slot not in said or len(slot.text) <= HEAD]
            said.update(slots)
            yield from _line(row, slots, heads if depth else (), group)


def _line(row: Row, slots: Sequence[_Slot], heads: Sequence[str], group: str) -> Iterator[str]:
    """One row as a line, or as several where it is long."""
    cells = [slot for slot in slots if slot.text]
    if len(cells) == len(slots) == 2 and len(cells[0].text) <= LABEL and (not heads or cells[1] is row[-1] is row[-2]):
        yield f"{_said(cells[0].text)}：{_said(cells[1].text)}"
        return
    if not heads and any(len(slot.text) > HEAD for slot in cells):
        for slot in cells:
            yield from _paragraphs(slot.text)
        return
    pieces = list(_named(row, cells, heads) if heads else _paired(slots))
    key = 1 + next((at for at, slot in enumerate(cells) if not PLAIN_FIGURE.fullmatch(slot.text)), 0)
    name = [*([group] if group else []), *pieces[:key]]
    again = name if sum(map(len, name)) <= HEAD else []
    line = list(name)
    for piece in pieces[key:]:
        if len(line) > len(again) and sum(map(len, line)) + len(line) + len(piece) > LINE:
            yield "；".join(line)
            line = list(again)
        line.append(piece)
    yield "；".join(line)


def _named(row: Row, cells: Sequence[_Slot], heads: Sequence[str]) -> Iterator[str]:
    """Each cell after its column's head; one over several columns after all of theirs, a row's name after none."""
    for slot in cells:
        names = dict.fromkeys(head for head, one in zip(heads, row, strict=True) if one is slot and head)
        name = "" if len(names) > 1 and slot is row[0] else "、".join(names)
        said = _said(slot.text, "" if slot is row[0] else " ")
        yield f"{name}：{said}" if name else said


def _paired(slots: Sequence[_Slot]) -> Iterator[str]:
    """The cells of a row without heads: in a form every other one names the next."""
    labels, values = slots[::2], slots[1::2]
    if any(slot.head for slot in slots):
        form = all(slot.head for slot in labels) and not any(slot.head for slot in values)
    else:
        form = all(slot.text and len(slot.text) <= LABEL and not FIGURE.fullmatch(slot.text) for slot in labels)
    if form and len(labels) == len(values):
        for label, value in zip(labels, values, strict=True):
            yield "：".join(filter(None, (_said(label.text), _said(value.text))))
    else:
        yield from (_said(slot.text) for slot in slots if slot.text)


def _said(text: str, gap: str = " ") -> str:
    """A cell's lines as one, without the mark at its end. Example: "张三\\n李四；" -> "张三 李四"."""
    joined = gap.join(_paragraphs(text))
    return joined.rstrip(MARKS) or joined


def _paragraphs(text: str) -> list[str]:
    return [line for line in (" ".join(one.split()) for one in text.split("\n")) if line]
