"""Rich text (RTF) becomes text, read by its own grammar. The reader raises ValueError with a Chinese reason, and nothing else.

After Microsoft's Rich Text Format Specification 1.9.1: groups in braces carry what is set, control words begin with a
backslash, characters are bytes of a code page or `\\u` with a fallback, and some groups hold no text of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from bot.documents.encoding import is_garbled
from bot.documents.formats import Extracted
from bot.documents.rich_lines import Edge, Lines
from bot.documents.rich_words import BOXES, CHARSETS, LABELS, NOTES, OPENED, PAGES, SIGNS, SILENT
from bot.text import titles

LARGEST = 20 * 2**20  # bytes; pictures are stored as digits
PICTURE = re.compile(rb"\{\\(?:\*\\shppict|nonshppict|pict|object)\b")
TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|(?P<hex>(?:\\'[0-9a-fA-F]{2})+)|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<plain>[^\\{}\r\n]+)|[\r\n]+"
)
Where = Literal["text", "nowhere", "label", "note", "box"]


@dataclass(frozen=True, slots=True)
class _Set:
    """What is set in a group: where its words go, the fallback characters behind `\\u`, the code page, what hides it."""

    where: Where = "text"
    fallback: int = 1
    page: str = "gb18030"
    hidden: bool = False
    deleted: bool = False
    fonts: bool = False


def read_rtf(data: bytes) -> Extracted:
    """The paragraphs of an RTF file, tables by rows, notes; without pictures, hidden and deleted words, page heads and feet."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ValueError("不是有效的 .rtf 文件，或已损坏")
    bare = _without_pictures(data)
    if len(bare) > LARGEST:
        raise ValueError(f"文件超过 {LARGEST >> 20} MB，请拆分后重试")
    reader = _Reader()
    reader.read(bare)
    whole, cut_off = reader.end()
    if not whole:
        raise ValueError("文件中没有文字")
    if whole.count("\ufffd") * 20 > len(whole) or is_garbled(whole):
        raise ValueError("文字编码无法识别，请另存为 .docx 后重试")
    title = titles.title(whole) or titles.centred(reader.lines.centred)
    return Extracted(whole, title=title, warnings=("文件末尾不完整，可能缺少内容",) if cut_off else ())


def _is_number(label: str) -> bool:
    """Whether a word processor set a number before an item of a list: 1. or ①; the sign of a symbol font is none."""
    return any(map(str.isalnum, label)) and (len(label) > 1 or not label.isascii())


class _Reader:
    """Goes through the tokens once."""

    def __init__(self) -> None:
        self.lines = Lines()
        self.outer: list[tuple[_Set, Lines]] = []  # what was set, and written to, outside of each open group
        self.now = _Set()
        self.page = "gb18030"
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.bytes: list[bytes] = []
        self.skipped = 0  # fallback characters still to come
        self.marked = self.opening = False
        self.in_table = self.is_centred = False
        self.edge = Edge(0)

    def read(self, data: bytes) -> None:
        """Read all; what no token is, as a lone backslash at the end, is passed over."""
        at = 0
        while (match := TOKEN.search(data, at)) is not None:
            at = match.end()
            if word := match["word"]:
                number = int(match["number"]) if match["number"] else None
                if word == b"bin":
                    at += max(number or 0, 0)
                else:
                    self._word(word.decode("ascii"), number)
            elif brace := match["brace"]:
                self._flush()
                if brace == b"{":
                    self._open()
                elif self.outer:
                    self._close()
            elif pairs := match["hex"]:
                self._put(bytes.fromhex(pairs.replace(b"\\'", b"").decode("ascii")))
            elif sign := match["sign"]:
                self._sign(sign)
            elif plain := match["plain"]:
                self._put(plain)
        self._flush()

    def _open(self) -> None:
        self.outer.append((self.now, self.lines))
        self.opening, self.marked, self.skipped = True, False, 0

    def end(self) -> tuple[str, bool]:
        """The text, and whether the file is cut off: what is open then is ended where it stands."""
        cut_off = bool(self.outer)
        while self.outer:
            self._close()
        return "\n".join(self.lines.end()), cut_off

    def _close(self) -> None:
        (before, outside), now, own = self.outer.pop(), self.now, self.lines
        if own is not outside:
            found = own.end()
            if now.where == "label":
                label = "".join(found).strip()
                outside.write(label if _is_number(label) else "")
            else:
                outside.notes += found
        self.now, self.lines, self.opening, self.marked, self.skipped = before, outside, False, False, 0

    def _word(self, word: str, number: int | None) -> None:
        if self.opening and (word in SILENT or word in OPENED or self.marked):
            self._destination(word)
        self.opening = False
        if word == "u" and number is not None:
            self._flush()
            self._write(chr(number % 0x10000))
            self.skipped = self.now.fallback
            return
        if self.now.fonts:
            self._font_table(word, number)
            return
        self._flush()
        self.skipped = 0
        if sign := SIGNS.get(word):
            self._write(sign)
        else:
            self._set(word, number)

    def _destination(self, word: str) -> None:
        """Begin a group that is no running text."""
        hushed = self.now.where == "nowhere"
        if word in LABELS + NOTES + BOXES and (not hushed or word in BOXES):
            self.lines = Lines()
            where: Where = "label" if word in LABELS else "note" if word in NOTES else "box"
        else:
            where = "text" if word == "ud" else "nowhere"
        self.now = replace(self.now, where=where, fonts=word == "fonttbl")

    def _font_table(self, word: str, number: int | None) -> None:
        if word == "f":
            self.font = number or 0
        elif word == "fcharset" and number in CHARSETS:
            self.fonts[self.font] = CHARSETS[number]

    def _set(self, word: str, number: int | None) -> None:
        now, on = self.now, number != 0
        if word in ("par", "sect", "page"):
            if now.where != "nowhere":
                self.lines.paragraph(self.in_table and now.where == "text", self.is_centred)
        elif word in ("cell", "row") and now.where == "text":
            self.lines.cell() if word == "cell" else self.lines.row()
        elif word in ("trowd", "cellx", "clvmgf", "clvmrg", "clmgf", "clmrg"):
            self._edge(word, number or 0)
        elif word in ("pard", "intbl", "qc", "ql", "qr", "qj"):
            self.in_table = word == "intbl" or (self.in_table and word != "pard")
            self.is_centred = word == "qc" or (self.is_centred and word == "intbl")
        elif word == "uc":
            self.now = replace(now, fallback=max(number or 0, 0))
        elif word in ("v", "deleted", "plain"):
            self.now = replace(
                now,
                hidden=(on and word == "v") or (now.hidden and word == "deleted"),
                deleted=on if word == "deleted" else now.deleted,
            )
        elif word == "f":
            self.now = replace(now, page=self.fonts.get(number or 0, self.page))
        elif word == "ansicpg":
            self.page = PAGES.get(number or 0, "gb18030")
            self.now = replace(now, page=self.page)

    def _edge(self, word: str, number: int) -> None:
        if word == "trowd":
            self.lines.edges, self.edge = [], Edge(0)
        elif word == "cellx":
            self.lines.edges.append(replace(self.edge, right=number))
            self.edge = Edge(0)
        elif word in ("clvmrg", "clmrg"):
            self.edge = replace(
                self.edge, above=self.edge.above or word == "clvmrg", before=self.edge.before or word == "clmrg"
            )

    def _sign(self, sign: bytes) -> None:
        """A control symbol: an escaped character, a blank that keeps words together, or the mark of a group."""
        if sign == b"*":
            self.marked = self.opening
        elif sign in (b"\\", b"{", b"}"):
            self._put(sign)
        elif sign == b"~":
            self._put(b" ")
        elif sign in (b"\n", b"\r"):
            self._word("par", None)
        elif sign == b"_":
            self._put(b"-")

    def _put(self, given: bytes) -> None:
        """Bytes of the text, but for the fallback of a character that was given by its number."""
        self.opening = False
        skipped, self.skipped = min(self.skipped, len(given)), max(self.skipped - len(given), 0)
        self.bytes.append(given[skipped:])

    def _flush(self) -> None:
        if self.bytes:
            given, self.bytes = b"".join(self.bytes), []
            self._write(given.decode(self.now.page, "replace"))

    def _write(self, words: str) -> None:
        now = self.now
        if (
            now.where != "nowhere"
            and not now.hidden
            and not now.deleted
            and not (now.where == "label" and words == "\t")
        ):
            self.lines.write(words)


def _without_pictures(data: bytes) -> bytes:
    """The file without the groups that hold pictures: megabytes of digits."""
    kept, at = [], 0
    for match in PICTURE.finditer(data):
        if match.start() < at:
            continue
        kept.append(data[at : match.start()])
        depth, at = 0, match.start()
        for brace in re.finditer(rb"[{}]", data[match.start() :]):
            depth += 1 if brace.group() == b"{" else -1
            if not depth:
                at = match.start() + brace.end()
                break
        else:
            at = len(data)
    return b"".join([*kept, data[at:]])
