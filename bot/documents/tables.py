"""A table becomes lines: each holds its row's heads and its columns' heads, so that a figure is cited with them.

Readers of every format give what they find in the same shape, rows of cells with spans, and get lines back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.documents.table_heads import FIGURE, HEAD, PLAIN_FIGURE, Row, Slot, depth, whole

# A line longer than this is two, each with the row's own name before it: a reader cites up to 120 characters.
LINE = 110
LABEL = 20  # characters of what may name the cell beside it
COLUMNS, SLOTS = 256, 2_000_000  # what a table may spread to: a span is one short number in a file
TOO_LARGE = "表格过大，请拆分后重试"
MARKS = "，、；：。,;: \n\t\u3000"
NUMBERING = re.compile(
    r"(?:第\S{1,4}[章节部分]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．])\s*"
)
TOLD = re.compile(r"[^：:，。；]{1,10}[：:][^：:，。；]{1,40}|[（(][^（）()]{1,20}[)）]")
NOTE = re.compile(r"[备附]?注\d?[：:]|说明[：:]|资料来源|单位[：:]|[（(]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as its file has it: its text (lines of it), the rows and columns it covers, whether it is marked as a head."""

    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False


EMPTY = Slot("", -1, False)


def lines(table: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines of a table; each row lists only the cells that begin in it, as HTML does. Raises ValueError if too large.

    Example: 县|行业|标准, 白塘县 (two rows)|农业|35%, 林业|30% -> "县：白塘县；行业：农业；标准：35%", "县：白塘县；行业：林业；标准：30%"
    A table of one column or of one row only sets text on a page: its cells are paragraphs.
    """
    grid = _without_blanks(_grid(table))
    if len(grid) < 2 or len(grid[0]) < 2:
        return [line for slot in dict.fromkeys(slot for row in grid for slot in row) for line in _paragraphs(slot.text)]
    start = next((at for at, row in enumerate(grid) if not whole(row)), len(grid))
    start += len(grid) > start + 2 and _told(grid[start]) and not _told(grid[start + 1])
    found = [line for row in grid[:start] for slot in dict.fromkeys(row) for line in _paragraphs(slot.text)]
    body = grid[start:]
    top = depth(body) if body else 0
    heads = _heads(body[:top], len(grid[0]))
    rows = list(_rows(body, top, heads)) if body else []
    unsaid = [head for head in heads if not any(head in row for row in rows)]
    return [*found, *(["；".join(unsaid)] if unsaid else []), *rows]


def _told(row: Row) -> bool:
    """Whether a row over a table tells of all of it: 部门：某某图书馆, a blank, 单位：万元."""
    filled = [slot.text for slot in dict.fromkeys(row) if slot.text]
    blank = any(not slot.text for slot in row)
    return blank and all(TOLD.fullmatch(text) for text in filled) and any(NOTE.match(text) for text in filled)


def _grid(table: Sequence[Sequence[Cell]]) -> list[Row]:
    """Every place of the table, with the cell that covers it."""
    below: dict[int, tuple[Slot, int]] = {}  # column -> the cell from above, and how many more rows it covers
    rows: list[Row] = []
    width = 0
    for number, cells in enumerate(table):
        row: dict[int, Slot] = {}
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
            slot = Slot(cell.text.strip(), number, cell.head)
            if at >= COLUMNS and slot.text:
                raise ValueError(TOO_LARGE)
            for column in range(at, min(at + max(cell.columns, 1), COLUMNS)):
                row.setdefault(column, slot)
                if cell.rows > 1:
                    below[column] = slot, cell.rows - 1
            at += max(cell.columns, 1)
        width = max(width, *row, 0)
        if (width + 1) * (number + 1) > SLOTS:
            raise ValueError(TOO_LARGE)
        rows.append([row.get(column, EMPTY) for column in range(max(row, default=-1) + 1)])
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


def _heads(rows: Sequence[Row], width: int) -> list[str]:
    """The name of each column, from the top down. Example: 贴息 over 比例 and 期限 -> 贴息·比例, 贴息·期限"""
    texts = (dict.fromkeys(_said(row[column].text, "") for row in rows) for column in range(width))
    return ["·".join(filter(None, column)) for column in texts]


def _rows(body: Sequence[Row], depth: int, heads: Sequence[str]) -> Iterator[str]:
    top = [slot.text for slot in body[0]]
    group = ""
    said: set[Slot] = set()
    for at in range(depth, len(body)):
        row = body[at]
        if at and row == body[at - 1]:
            continue
        if whole(row):
            text = _said(row[0].text)
            group = NUMBERING.sub("", text, count=1) if len(text) <= LABEL and not NOTE.match(text) else ""
            yield from _paragraphs(row[0].text)
        elif not depth or [slot.text for slot in row] != top:  # heads are said again on each page
            slots = [slot for slot in dict.fromkeys(row) if slot not in said or len(slot.text) <= HEAD]
            said.update(slots)
            yield from _line(row, slots, heads if depth else (), group)


def _line(row: Row, slots: Sequence[Slot], heads: Sequence[str], group: str) -> Iterator[str]:
    """One row as a line, or as several where it is long."""
    cells = [slot for slot in slots if slot.text]
    if len(cells) == len(slots) == 2 and (cells[1] is row[-1] is row[-2] if heads else _names(*cells)):
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


def _named(row: Row, cells: Sequence[Slot], heads: Sequence[str]) -> Iterator[str]:
    """Each cell after its column's head; one over several columns after all of theirs, a row's name after none."""
    before = ""
    for slot in cells:
        names = dict.fromkeys(head for head, one in zip(heads, row, strict=True) if one is slot and head)
        name = "" if len(names) > 1 and slot is row[0] else "、".join(names)
        name, before = name if name != before else "", name
        said = _said(slot.text, "" if slot is row[0] else " ")
        yield f"{name}：{said}" if name else said


def _paired(slots: Sequence[Slot]) -> Iterator[str]:
    """The cells of a row without heads: in a form every other one names the next."""
    labels, values = slots[::2], slots[1::2]
    if any(slot.head for slot in slots):
        form = all(slot.head for slot in labels) and not any(slot.head for slot in values)
    else:
        form = all(_names(label, value) for label, value in zip(labels, values, strict=False))
    if form and len(labels) == len(values):
        for label, value in zip(labels, values, strict=True):
            yield "：".join(filter(None, (_said(label.text), _said(value.text))))
    else:
        yield from (_said(slot.text) for slot in slots if slot.text)


def _names(label: Slot, value: Slot) -> bool:
    """Whether a cell may name the one beside it: short words, no figure, and not of its kind, as two counties are."""
    text = label.text
    of_a_kind = text[-1:] == value.text[-1:] and abs(len(text) - len(value.text)) < 2
    return bool(text) and len(text) <= LABEL and not FIGURE.fullmatch(text) and not of_a_kind


def _said(text: str, gap: str = " ") -> str:
    """A cell's lines as one, without the mark at its end. Example: "张三\\n李四；" -> "张三 李四"."""
    joined = gap.join(_paragraphs(text))
    return joined.rstrip(MARKS) or joined


def _paragraphs(text: str) -> list[str]:
    return [line for line in (" ".join(one.split()) for one in text.split("\n")) if line]
