"""Lines that were recognised on a picture become the characters of a page, which are read as any other PDF's."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from statistics import median
from typing import Any

from bot.documents.pdf_page import Char, Page

MEND = "安装 'policy-bot[ocr]' 后可识别"
ALIKE = 0.2  # of the usual size: lines whose boxes differ by less are set in one size
# Beside a Chinese character, or within brackets that hold one, a bracket is as wide as it is.
NARROW = re.compile(r"\((?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[()]|\)(?=[\u4e00-\u9fff])")
HALF = "，。；：、！？）”》"  # marks that leave the right half of their place empty, where no box is seen
LEAST = 4  # half-widths of a line that tells how large the page's characters are


def installed() -> bool:
    """Whether words can be recognised on this machine."""
    return find_spec("rapidocr") is not None


def page(found: Mapping[str, Any]) -> Page:
    """A page of recognised lines: `width`, `height`, `lines` of [four corners from the upper left, text], y downwards, in points."""
    lines = [(corners, _wide(text.strip())) for corners, text in found["lines"] if text.strip()]
    turn = _turn([corners for corners, _ in lines])
    height = float(found["height"])
    boxes = [(_box([_turned(corner, turn) for corner in corners]), text) for corners, text in lines]
    sizes = [_size(box, text) for box, text in boxes]
    telling = [size for size, (_, text) in zip(sizes, boxes, strict=True) if _widths(text) >= LEAST]
    usual = median(telling or sizes or [1.0])
    edge = max((box[2] for box, text in boxes if text[-1] not in HALF), default=0.0)
    chars: list[Char] = []
    for (box, text), own in zip(boxes, sizes, strict=True):
        size = usual if abs(own - usual) <= ALIKE * usual else own
        chars += _chars(_closed(box, text, size, edge), text, size, height)
    return Page(tuple(chars), (), float(found["width"]), height, True)


def _wide(text: str) -> str:
    """Example: (一)经济增长 -> （一）经济增长"""
    return NARROW.sub(lambda found: {"(": "（", ")": "）"}[found.group()], text)


def _turn(lines: Sequence[Sequence[Sequence[float]]]) -> float:
    """By how much the page lies askew: what most of its longer lines do."""
    longest = max((_length(one) for one in lines), default=0.0)
    slopes = [math.atan2(one[1][1] - one[0][1], one[1][0] - one[0][0]) for one in lines if _length(one) > longest / 2]
    return median(slopes) if slopes else 0.0


def _length(corners: Sequence[Sequence[float]]) -> float:
    return math.dist(corners[0], corners[1])


def _turned(corner: Sequence[float], turn: float) -> tuple[float, float]:
    x, y = corner
    return x * math.cos(turn) + y * math.sin(turn), y * math.cos(turn) - x * math.sin(turn)


def _box(corners: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what may still lie a little askew."""
    xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    return sum(xs[:2]) / 2, sum(ys[:2]) / 2, sum(xs[2:]) / 2, sum(ys[2:]) / 2


def _size(box: tuple[float, float, float, float], text: str) -> float:
    """The size of a line's characters: a Chinese one is as wide as it is high, and its box a little higher."""
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    if 2 * wide >= len(text) and len(text) >= LEAST:
        return 2 * (box[2] - box[0]) / _widths(text)
    return 0.75 * (box[3] - box[1])


def _widths(text: str) -> float:
    """In half-widths; a space between words is narrower than a digit."""
    return sum(2.0 if unicodedata.east_asian_width(one) in "WFA" else 1.1 for one in text)


def _closed(
    box: tuple[float, float, float, float], text: str, size: float, edge: float
) -> tuple[float, float, float, float]:
    """A line's box with the whole place of a mark at its end, which may hang over the edge that the other lines end at."""
    if text[-1] not in HALF:
        return box
    right = box[2] + 0.5 * size
    return box[0], box[1], edge if 0 < edge < right < edge + 2 * size else right, box[3]


def _chars(box: tuple[float, float, float, float], text: str, size: float, height: float) -> list[Char]:
    """The characters of a line side by side over its whole box."""
    unit = (box[2] - box[0]) / _widths(text)
    base = height - box[3] + 0.2 * size
    chars, x = [], box[0]
    for one in text:
        end = x + unit * _widths(one)
        chars.append(Char(one, x, end, base, size))
        x = end
    return chars
