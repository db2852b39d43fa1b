"""What readers of files give and share: the text of a file, and broken lines made whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

HASHES = re.compile(r"^#{1,6} ", re.MULTILINE)
CLOSED = re.compile(r"[。！？；：][”’」』）)]*$")
OPENS = re.compile(
    r"\u3000|  |[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第\S{1,4}[章节条]|\d{1,2}[.、．](?!\d)"
)
SPREAD = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
SHORT = 6  # half-widths that a full line may lack of the widest near it: a lost indent, a mark moved to the next
NARROWEST = 20  # half-widths; narrower lines are lists and tables, not prose


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of one file. `title` is None unless the file plainly states one.

    `facts` is what the file states of itself beside its text (`number`, `organ`, `dated` …); `warnings` name parts
    that were not read: Chinese, no full stop.
    """

    text: str
    markdown: bool = False
    title: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def closed_up(line: str) -> str:
    """Undo the spaces that a justified or spread line shows between all its characters.

    Example: "关 于 双 融 合 的 意 见" -> "关于双融合的意见"
    """
    closed = SPREAD.sub("", line)
    return closed if len(line) - len(closed) > len(closed) / 2 else line


def display_width(line: str) -> int:
    """Columns that a line takes in a fixed-width font: a Chinese character two, a digit one."""
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in line)


def rejoin(lines: Sequence[str]) -> str:
    """Join the lines that the page broke: as wide as their neighbours, their sentence not closed.

    Example: "推动科技创新和产业创新深", "度融合。" -> "推动科技创新和产业创新深度融合。"
    """
    widths = [display_width(line) for line in lines]
    paragraphs = [[line] for line in lines[:1]]
    for index, (before, line) in enumerate(pairwise(lines)):
        full = max(NARROWEST, max(widths[max(0, index - 3) : index + 5]) - SHORT)
        if widths[index] >= full and not CLOSED.search(before) and not OPENS.match(line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return "\n".join(map(one_line, paragraphs))


def one_line(lines: Sequence[str]) -> str:
    """Join broken lines: a space only between two that were not Chinese at the break."""
    joined = ""
    for line in filter(None, map(str.strip, lines)):
        joined += f" {line}" if joined and joined[-1].isascii() and line[0].isascii() else line
    return joined


def shown_title(title: str | None, text: str) -> str | None:
    """A title from a file's properties, if the text shows it too, white space aside."""
    wanted, shown = ("".join(one.split()) for one in (str(title or ""), text))
    return str(title).strip() if wanted and wanted in shown else None
