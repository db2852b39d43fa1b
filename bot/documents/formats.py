"""What readers of files give and share: the text of a file, and broken lines made whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.text.official import NUMBER

HASHES = re.compile(r"^#{1,6} ", re.MULTILINE)
CLOSED = re.compile(r"[。！？；：][”’」』）)]*$")
OPENS = re.compile(
    r"\u3000|  |[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第\S{1,4}[章节条]|\d{1,2}[.、．](?!\d)"
)
SHORT = 6  # half-widths that a full line may lack of the widest near it: a lost indent, a mark moved to the next
NARROWEST = 20  # half-widths; narrower lines are lists and tables, not prose


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of one file. `title` is None unless the file plainly states one.

    `facts` is what the file states of itself beside its text (`number`, `organ`, `dated` …); `warnings` name parts
    that were not read: Chinese, no full stop. `unread`: the numbers of pages whose words only their picture shows.
    """

    text: str
    markdown: bool = False
    title: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()


class Unread(ValueError):
    """A file without text: its words may be recognised on the pictures of these pages."""

    def __init__(self, reason: str, pages: Sequence[int]) -> None:
        super().__init__(reason)
        self.pages = tuple(pages)


def display_width(line: str) -> int:
    """Columns that a line takes in a fixed-width font: a Chinese character two, a digit one."""
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in line)


def one_line(lines: Sequence[str]) -> str:
    """Join broken lines: a space only between two that were not Chinese at the break."""
    joined = ""
    for line in filter(None, map(str.strip, lines)):
        joined += f" {line}" if joined and joined[-1].isascii() and line[0].isascii() else line
    return joined


def shown_title(title: str | None, text: str) -> str | None:
    """A title from a file's properties, if the text shows it too, white space aside; a document's number is none."""
    wanted, shown = ("".join(one.split()) for one in (str(title or ""), text))
    return str(title).strip() if wanted and wanted in shown and not NUMBER.fullmatch(wanted) else None
