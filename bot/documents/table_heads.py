"""Which rows of a table are its heads: those marked so, or else those that look like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

HEAD = 60  # characters; a longer cell names nothing, and is said once however far it is merged
WORD = 4  # characters of 内容, 责任单位
DEEPEST = 4  # rows of heads
PLAIN_FIGURE = re.compile(r"(?!(?:19|20)\d\d\Z)[-+]?[\d.,]+[%％‰]?")
FIGURE = re.compile(r"\D{0,6}[\d〇零一二三四五六七八九十百千万亿两.,]+\D{0,6}")


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A cell in its place; the same object stands in every place that the cell covers."""

    text: str
    row: int
    head: bool


Row = list[Slot]


def depth(body: Sequence[Row]) -> int:
    """How many rows at the top are heads."""
    marked = 0
    while marked < len(body) and all(slot.head or not slot.text for slot in body[marked]):
        marked += 1
    if marked:
        return marked if marked <= DEEPEST and all(len(slot.text) <= HEAD for slot in body[marked - 1]) else 0
    ends = {slot.text[-1:] for row in body for slot in row if slot.text}  # one: a list of counties in columns
    if len(body) < 2 or len(ends) == 1 or any(slot.head for row in body for slot in row) or not _may_head(body[0]):
        return 0
    depth = 1
    while depth <= DEEPEST and depth < len(body) and _goes_on(body, depth):
        depth += 1
    rest = [row for row in body[depth:] if not whole(row)]
    if depth > DEEPEST or not rest or sum(_crosses(row, body[depth - 1]) for row in rest) * 2 > len(rest):
        return 0
    return depth if len(body[0]) > 2 or _alike([row[1].text for row in rest], body[depth - 1][1].text) else 0


def whole(row: Row) -> bool:
    """Whether one cell covers the row: a caption, a note, or the name of the rows below it."""
    return all(slot is row[0] for slot in row)


def _may_head(row: Row) -> bool:
    """Whether a row names columns: short words, hardly a blank, no bare figure, no sentence."""
    texts = [slot.text for slot in dict.fromkeys(row)]
    filled = list(filter(None, texts))
    return (
        len(filled) * 2 > len(texts)
        and any(texts[1::2])  # in a form, every other cell is to be filled in
        and len(set(filled)) > 1
        and all(len(one) <= HEAD // 2 and one[-1] not in "。；" and not PLAIN_FIGURE.fullmatch(one) for one in filled)
    )


def _goes_on(body: Sequence[Row], depth: int) -> bool:
    """Whether the heads go on in this row: a head comes down into it, or one above names several of its words."""
    above, row = body[depth - 1], body[depth]
    if any(slot is over and slot.text for slot, over in zip(row, above, strict=True)):
        return True
    new = [over for over in above if over is not above[0] and over.text and (depth < 2 or over not in body[depth - 2])]
    parts = [dict.fromkeys(below for below, over in zip(row, above, strict=True) if over is head) for head in set(new)]
    return any(len(cells) > 1 and not any(FIGURE.fullmatch(slot.text) for slot in cells) for cells in parts)


def _crosses(row: Row, heads: Row) -> bool:
    """Whether a cell after the first lies across columns of different heads, as in a form to fill in."""
    pairs = list(zip(row, heads, strict=True))
    return any(a is b and a.text and over is not under for (a, over), (b, under) in pairwise(pairs) if a is not row[0])


def _alike(values: Sequence[str], head: str) -> bool:
    """Whether a column's values are of one kind, and its first cell is not: then that is its head."""
    given = list(filter(None, values))
    if len(given) > 1 and len(head) <= WORD < min(map(len, given)) - 2:  # a word over descriptions
        return True
    for kind in (lambda text: bool(FIGURE.fullmatch(text)), lambda text: len(given) > 1 and text[-1:] == given[0][-1:]):
        if given and not kind(head) and sum(map(kind, given)) * 2 > len(given):
            return True
    return False
