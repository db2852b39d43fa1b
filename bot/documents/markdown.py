"""Markdown becomes text: its marks go, its headings stay as `#` lines, its tables become lines, its notes find their place."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Generator, Iterator

from bot.documents import tables
from bot.documents.formats import Extracted, one_line
from bot.documents.lines import mended
from bot.documents.markdown_tables import close_html, grid, html_table, is_rule
from bot.documents.tables import Cell
from bot.text import titles

FRONT_MATTER = re.compile(r"\A(?P<mark>---|\+{3})[ \t]*\n(?P<facts>.*?\n)(?P=mark)[ \t]*(?:\n|\Z)", re.DOTALL)
COMMENT = re.compile(r"<!--[^<>]{0,2000}-->")
FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)")
CLOSING = re.compile(r"(?<=[ \t])#++[ \t]*\Z")
QUOTE = re.compile(r"(?: {0,3}+>)++ ?")
BULLET = re.compile(r"[-*+][ \t]++(?:\[[ xX]\][ \t]++)?+(?=\S)")
ORDERED = re.compile(r"(\d{1,4}+)([.)])[ \t]++(?=\S)")
NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,50})\]:[ \t]*")
# The target of links, or attributes of the part above: neither is shown.
APART = re.compile(r"^ {0,3}\[[^\]\n^][^\]\n]{0,200}\]:[ \t]*\S|^\{:[^{}\n]{0,200}\}\s*\Z")
# Pandoc's: a frame around a part, attributes behind a span, a link or a heading.
FRAME = re.compile(r"^ {0,3}:{3}(.*)")
# … of which its kind and attributes are not shown, and what it is headed with is: ::: warning 注意事项, :::note[提示]
NOT_SHOWN = re.compile(r"^:*+[ \t]*+(?:[A-Za-z][\w-]{0,40}[ \t]*+)?(?:\{[^{}\n]{0,200}\})?")
IN_TITLE = re.compile(r"\bcustom-style=\"?(?:Title|标题)\b")
SPAN = re.compile(r"\[([^\[\]\n]{0,500})\]\{[^{}\n]{0,200}\}")
ATTRIBUTES = re.compile(r"[ \t]?\{[#.:][^{}\n]{0,200}\}\Z")
BAR = re.compile(r"(?<!\\)\|")

# Marks within a line. A pair of stars or bars may stand right beside Chinese characters and marks.
CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]++)\1(?!`)")
IMAGE = re.compile(
    r"!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\))?[^()\n]{0,200}\)|\[[^\]\n]{0,200}\])"
)
LINK = re.compile(
    r"(?<!!)\[([^\[\]\n^][^\[\]\n]{0,500})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\))?[^()\n]{0,200}\)|\[[^\]\n]{0,200}\])"
)
AUTO = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>")
REFERENCE = re.compile(r"\[\^([^\]\s]{1,50})\]")
PAIRS = (
    ("*", re.compile(r"\*{3}(?=\S)([^*\n]{1,2000})\*{3}")),
    ("*", re.compile(r"\*\*(?=\S)((?:[^*\n]|\*(?!\*)){1,2000})\*\*")),
    ("*", re.compile(r"(?<![\d*])\*(?=[^\s*])([^*\n]{1,2000})\*(?![\d*])")),
    ("_", re.compile(r"(?<![A-Za-z0-9_])__(?=[^\s_])([^_\n]{1,2000})__(?![A-Za-z0-9_])")),
    ("_", re.compile(r"(?<![A-Za-z0-9_])_(?=[^\s_])([^_\n]{1,2000})_(?![A-Za-z0-9_])")),
    ("~", re.compile(r"~~(?=\S)([^~\n]{1,2000})~~")),
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,12}(?:\s[^<>\n]{0,500})?/?>")
NEW_LINE = re.compile(r"<br\s*/?>|</?(?:p|div|li|ul|ol|center|h[1-6]|dt|dd)>", re.IGNORECASE)
TABLE = re.compile(r"\s{0,3}<table\b", re.IGNORECASE)
MARKS = "*_`[<~\\&"
WIDEST_MARK = (
    "~"  # a line that begins with a wider character, as Chinese ones do, begins a paragraph or goes on with one
)
SET_ASIDE = 0x10FF00  # where a character stands that is no mark, until the marks are gone
BACK = {SET_ASIDE + code: code for code in range(128)}
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")


def read_markdown(source: str) -> Extracted:
    """The text of a Markdown file; front matter stays before it. The title is the first heading of the first rank."""
    matter = FRONT_MATTER.match(source)
    head, body = source[: matter.end()] if matter else "", source[matter.end() if matter else 0 :]
    reader = _Reader(COMMENT.sub("", body).split("\n"))
    text = "\n".join(reader.blocks())
    title = next((line[2:] for line in text.split("\n") if line.startswith("# ")), None) or titles.title(text)
    warnings = (f"{reader.images} 张图片中的文字未读取",) if reader.images else ()
    return Extracted(head + text, markdown=True, title=title, warnings=warnings)


class _Reader:
    """Goes through the lines once; a paragraph is held until something else begins."""

    def __init__(self, lines: list[str]) -> None:
        self.images = 0
        self.notes: dict[str, list[str]] = {}
        self.lines = self._without_notes(lines)
        self.held: list[str] = []  # lines of a paragraph
        self.in_item = False
        self.counts: dict[int, int] = {}  # indent of a list -> its last number

    def blocks(self) -> Iterator[str]:
        """The lines of the text."""
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            line = line[quote.end() :] if (quote := QUOTE.match(line)) else line
            at += 1
            if line[:1] > WIDEST_MARK and "|" not in line:
                yield from self._line(line)
            elif not line:
                yield from self._paragraph()
                yield line
            else:
                at = yield from self._block(line, at)
        yield from self._paragraph()
        for note in self.notes.values():
            yield from note

    def _block(self, line: str, at: int) -> Generator[str, None, int]:
        """The lines of what begins with a line, `at` being the next; then where it ends."""
        if len(self.held) == 1 and _made_of(line, "=-"):
            self.held[0] = f"{'#' if '=' in line else '##'} {self.held[0].strip()}"
            yield from self._paragraph()
        elif FENCE.match(line):
            yield from self._paragraph()
            start, at = at, self._until(at, lambda one: FENCE.match(one) is not None)
            yield from self.lines[start:at]
            at += 1
        elif frame := FRAME.match(line):
            yield from self._paragraph()
            if IN_TITLE.search(frame[1]):
                start, at = at, self._until(at, lambda one: FRAME.match(one) is not None)
                yield self._inline(f"# {one_line(self.lines[start:at])}")
            elif shown := NOT_SHOWN.sub("", frame[1]).strip("[]: \t"):
                yield self._inline(shown)
        elif table := self._table(line, at):
            yield from self._paragraph()
            at, cells, names, above = table
            yield from map(self._inline, above)
            yield from tables.lines(cells)
            for name in names:
                yield from self.notes.pop(name, ())
        elif heading := HEADING.match(line):
            yield from self._paragraph()
            self.counts = {}
            yield self._inline(f"{heading[1]} {ATTRIBUTES.sub('', CLOSING.sub('', heading[2]).strip())}")
        elif not line.strip() or _made_of(line, "-*_") or APART.match(line):
            yield from self._paragraph()
            yield from () if line.strip() else (line,)
        else:
            yield from self._line(line)
        return at

    def _until(self, at: int, ends: Callable[[str], bool]) -> int:
        """The first line from `at` on that ends what began, or the end of the text."""
        return next((place for place in range(at, len(self.lines)) if ends(self.lines[place])), len(self.lines))

    def _line(self, line: str) -> Iterator[str]:
        bare = line.lstrip(" \t")
        bullet, item = BULLET.match(bare), ORDERED.match(bare)
        if bullet:
            yield from self._paragraph()
            line = bare[bullet.end() :]
        elif item:
            yield from self._paragraph()
            indent = len(line[: len(line) - len(bare)].expandtabs(4))
            self.counts = {other: count for other, count in self.counts.items() if other <= indent}
            count = self.counts[indent] = self.counts[indent] + 1 if indent in self.counts else int(item[1])
            rest = bare[item.end() :]
            line = f"{count}{item[2]}{' ' if rest[0].isdigit() else ''}{rest}"
        elif bare == line and not self.held:
            self.counts = {}
        elif bare != line and bare and self.held and self.in_item:
            self.held[-1] = one_line([self.held[-1], bare])  # an item's line that goes on under it
            return
        self.in_item = bool(bullet or item) or (self.in_item and bool(self.held))
        self.held.append(line)
        if line.endswith(("  ", "\\")) and line.strip():
            self.held[-1] = line.rstrip(" \\")
            yield from self._paragraph()

    def _paragraph(self) -> Iterator[str]:
        """The lines held, those joined that break a sentence; then the notes that they refer to."""
        text = "\n".join(self.held)
        self.held = []
        if text:
            names = REFERENCE.findall(text)
            yield from mended(self._inline(text).lstrip(" "), wrapped=True).split("\n")
            for name in names:
                yield from self.notes.pop(name, ())

    def _inline(self, text: str) -> str:
        """Text without the marks of emphasis, code, links and pictures."""
        if not any(mark in text for mark in MARKS):
            return text
        text, escaped = ESCAPED.subn(lambda match: chr(SET_ASIDE + ord(match[1])), text)
        text = CODE.sub(lambda match: match[2].strip(), text) if "`" in text else text
        text, images = IMAGE.subn("", text)
        self.images += images
        text = AUTO.sub(r"\1", LINK.sub(r"\1", SPAN.sub(r"\1", REFERENCE.sub("", text))))
        for mark, pair in PAIRS:
            text = pair.sub(r"\1", text) if mark in text else text
        text = ENTITY.sub(_sign, TAG.sub("", NEW_LINE.sub("\n", text)))
        return text.translate(BACK) if escaped else text

    def _table(self, line: str, at: int) -> tuple[int, list[list[Cell]], list[str], list[str]] | None:
        """Of a table that begins with a line, `at` being the next: where it ends, its cells, the notes that it refers to, and
        what is shown above it.
        """
        if is_rule(line):
            end = self._until(at, lambda one: not one.lstrip().startswith(("+", "|")))
            return end, grid(list(map(self._inline, self.lines[at - 1 : end]))), [], []
        if TABLE.match(line):
            end = close_html(self.lines, at - 1)
            cells, above = html_table("\n".join(self.lines[at - 1 : end]))
            return end, cells, [], above
        under = self.lines[at].strip() if at < len(self.lines) else ""
        if not ("|" in line and "-" in under and "|" in under and set(under) <= set("|-: \t")):
            return None
        end = self._until(at + 1, lambda one: BAR.search(one) is None)
        rows = [line, *self.lines[at + 1 : end]]
        cells = [[Cell(self._inline(one.strip()), head=not at) for one in _cells(row)] for at, row in enumerate(rows)]
        return end, cells, [name for row in rows for name in REFERENCE.findall(row)], []

    def _without_notes(self, lines: list[str]) -> list[str]:
        """The lines but for footnotes, which are kept by their names until they are referred to."""
        kept: list[str] = []
        name = None
        for line in lines:
            if note := NOTE.match(line):
                name = note[1]
                self.notes[name] = [self._inline(line[note.end() :])]
            elif name and line.startswith(("    ", "\t")):
                self.notes[name].append(self._inline(line.strip()))
            else:
                name = None
                kept.append(line)
        return kept


def _sign(match: re.Match[str]) -> str:
    """The character that an entity stands for; a blank of any width is a blank."""
    sign = html.unescape(match[0])
    return " " if sign.isspace() else sign


def _made_of(line: str, marks: str) -> bool:
    """Whether a line is three or more of one mark and nothing else, as a rule across the page is: * * *"""
    bare = "".join(line.split()) if line.lstrip()[:1] in marks else ""
    return len(bare) > 2 and not bare.strip(bare[0])


def _cells(row: str) -> list[str]:
    cells = BAR.split(row.strip())
    return cells[1 if not cells[0].strip() else 0 : -1 if len(cells) > 1 and not cells[-1].strip() else None]
