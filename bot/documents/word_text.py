"""The lines of a Word file, as Word shows them: numbered, tables by rows, notes behind the paragraph that refers to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.documents import tables
from bot.documents.formats import CLOSED, OPENS, one_line
from bot.documents.lines import LABELLED, closed
from bot.documents.tables import Cell
from bot.documents.word_numbers import Numbering
from bot.documents.word_package import Package, W, local, number, on, value
from bot.documents.word_runs import Runs, Words
from bot.documents.word_styles import DEEPEST, Style, Styles

HEADING_MOST = 60  # characters of a heading; a whole paragraph in a heading's style is text
CONTENTS = re.compile(r"目\s*录")
ENTRY = re.compile(r"(?<![\t …．.·⋯])(?= *+(?:[\t…．·⋯]|\.\.\.))[\t …．.·⋯]++\d{1,4}\Z")
PASSED = frozenset({"del", "moveFrom", "sectPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "pPr", "rPr"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text. `level`: 1 to 6 of a heading; `title`: in the style of a document's title."""

    text: str
    level: int | None = None
    title: bool = False
    centred: bool = False


class Reader:
    """Reads the body of one file; counts its numbers, so that it goes through the file once."""

    def __init__(self, package: Package, styles: Any | None) -> None:
        self.package = package
        self.styles = Styles(styles)
        self.numbering = Numbering(package.part("numbering"), self.styles.lists())
        self.runs = Runs(self.styles, package.document)
        self.notes = {
            (kind, one.get(W + "id")): one
            for kind in ("footnotes", "endnotes")
            if (part := package.part(kind)) is not None
            for one in part.iter(W + kind[:-1])
        }
        self.lost = 0
        self.foreign = 0

    def lines(self, body: Any) -> Iterator[Line]:
        """The lines of the body; a table of contents that somebody typed is left out."""
        heading: Line | None = None  # 「目录」, until it is known whether entries follow
        entries = False
        for line in self._blocks(body):
            if (heading or entries) and ENTRY.search(line.text):
                heading, entries = None, True
                continue
            if heading:
                yield heading
            heading, entries = (line, False) if CONTENTS.fullmatch(line.text) else (None, False)
            if not heading:
                yield line
        yield from [heading] if heading else []

    def margins(self) -> list[str]:
        """The lines of the pages' heads and feet, which are no part of the text."""
        parts = [part for kind in ("header", "footer") for part in self.package.parts(kind)]
        return [line.text for part in parts for line in self._blocks(part)]

    def warnings(self) -> Iterator[str]:
        """What was not read."""
        yield from dict.fromkeys(self.package.warnings)
        for kind, count in self.runs.unread.items():
            yield f"{count} 张{kind}中的文字未读取"
        if self.lost:
            yield f"{self.lost} 处脚注或尾注没有注文"
        if self.foreign:
            yield f"{self.foreign} 处嵌入的其他文件未读取"

    def _blocks(self, parent: Any, table: Words | None = None) -> Iterator[Line]:
        """Lines of a body, a note, a text box or a cell: the notes of a cell go to its table, which they follow."""
        words = Words()  # of paragraphs whose marks are deleted: they run on into the next
        for child in _children(parent):
            name = local(child)
            if name == "p":
                style = self.styles.of(value(child, "pPr/pStyle"))
                self.runs.collect(child, words, style)
                mark = child.find(f"{W}pPr/{W}rPr")
                if mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None):
                    continue
                yield from self._paragraph(child, style, words, table)
                words = Words()
            elif name == "tbl":
                yield from self._rest(words, table)
                words = Words()
                yield from self._table(child, words)
                yield from self._behind(words, table)
                words = Words()
            elif name == "altChunk":
                self.foreign += 1
        yield from self._rest(words, table)

    def _paragraph(self, element: Any, style: Style, words: Words, table: Words | None) -> Iterator[Line]:
        parts = [part for part in (closed(one).strip() for one in words.text.split("\n")) if part]
        label = self._label(element, style)
        if parts and not style.contents:
            direct = number(value(element, "pPr/outlineLvl"))
            level = style.level if direct is None else direct + 1 if direct < DEEPEST else None
            whole = one_line(parts)
            if label.endswith(".") and whole[0].isdigit():
                label += " "
            jc = value(element, "pPr/jc")
            centred = style.centred if jc is None else jc == "center"
            short = len(label + whole) <= HEADING_MOST and whole[-1] not in "。；"
            if style.title and table is None:
                yield Line(whole, title=True, centred=centred)
            elif level and short and table is None:
                yield Line(label + whole, level, centred=centred)
            else:
                first, *others = [whole] if centred and short else _unbroken(parts)
                yield Line(label + first, centred=centred and table is None)
                yield from map(Line, others)
        yield from self._behind(words, table)

    def _rest(self, words: Words, table: Words | None) -> Iterator[Line]:
        """Words that no paragraph ends, its mark being deleted."""
        yield from map(Line, _unbroken([one.strip() for one in words.text.split("\n") if one.strip()]))
        yield from self._behind(words, table)

    def _behind(self, words: Words, table: Words | None) -> Iterator[Line]:
        """What comes after a paragraph: its text boxes and its notes."""
        for box in words.boxes:
            if local(box) == "textpath":
                yield from [Line(text)] if (text := box.get("string", "").strip()) else []
            else:
                yield from self._blocks(box, table)
        if table is not None:
            table.notes += words.notes
            return
        for key in words.notes:
            note = self.notes.pop(key, None)
            if note is not None:
                yield from self._blocks(note)
            else:
                self.lost += 1

    def _label(self, element: Any, style: Style) -> str:
        """The number that Word shows before a paragraph."""
        own = element.find(f"{W}pPr/{W}numPr")
        num_id = value(own, "numId") or style.num_id
        if not num_id or num_id == "0":
            return ""
        at = number(value(own, "ilvl"))
        if at is None:
            tied = None if value(own, "numId") else self.numbering.level_of_style(num_id, value(element, "pPr/pStyle"))
            at = tied if tied is not None else 0 if value(own, "numId") else style.num_level or 0
        return self.numbering.label(num_id, at)

    def _table(self, table: Any, words: Words) -> Iterator[Line]:
        """A line a row; the notes of its cells go to `words`, since they come after it."""
        rows: list[list[Cell]] = []
        bold: list[bool] = []
        open_cells: dict[int, tuple[int, int]] = {}  # column -> where the cell stands that goes on downwards
        for row in _children(table):
            properties = row.find(W + "trPr")
            if local(row) != "tr" or (properties is not None and properties.find(W + "del") is not None):
                continue
            if on(properties, "hidden"):
                continue
            head = bool(on(properties, "tblHeader"))
            if len(rows) < 2:
                bold.append(all(on(run, "rPr/b") for run in row.iter(W + "r") if run.find(W + "t") is not None))
            at = number(value(properties, "gridBefore")) or 0
            cells = [Cell("", columns=min(at, tables.COLUMNS))] if at else []
            for cell in _children(row):
                if local(cell) != "tc" or cell.find(f"{W}tcPr/{W}cellDel") is not None:
                    continue
                span = min(max(number(value(cell, "tcPr/gridSpan")) or 1, 1), tables.COLUMNS)
                down, across = (value(cell, f"tcPr/{one}") for one in ("vMerge", "hMerge"))
                above = open_cells.get(at)
                if down is not None and down != "restart" and above:
                    first = rows[above[0]][above[1]]
                    rows[above[0]][above[1]] = replace(first, rows=first.rows + 1)
                elif across is not None and across != "restart" and cells:
                    cells[-1] = replace(cells[-1], columns=cells[-1].columns + span)
                else:
                    text = "\n".join(line.text for line in self._blocks(cell, words))
                    cells.append(Cell(text, columns=span, head=head))
                    open_cells.pop(at, None)
                    if down is not None:
                        open_cells[at] = len(rows), len(cells) - 1
                at += span
            rows.append(cells)
        if bold == [True, False]:
            rows[0] = [replace(cell, head=True) for cell in rows[0]]
        yield from map(Line, tables.lines(rows))


def _children(parent: Any) -> Iterator[Any]:
    """The paragraphs, tables, rows and cells of an element, through whatever is wrapped around them."""
    for child in parent:
        name = local(child)
        if name in {"p", "tbl", "tr", "tc", "altChunk"}:
            yield child
        elif name and name not in PASSED and not (name == "Fallback" and len(parent) > 1) and not _is_contents(child):
            yield from _children(child)


def _is_contents(element: Any) -> bool:
    """Whether it is a table of contents that Word has made."""
    gallery = value(element, "sdtPr/docPartObj/docPartGallery") if local(element) == "sdt" else None
    return gallery == "Table of Contents"


def _unbroken(parts: list[str]) -> list[str]:
    """The lines of a paragraph, those joined that break a sentence. Lines that end in no sentence are a list: they stay.

    Example: "购买", "不低于二十万元的保险。", "市政府", "5月1日" -> "购买不低于二十万元的保险。", "市政府", "5月1日"
    """
    found: list[str] = []
    held: list[str] = []
    for part in parts:
        if held and (OPENS.match(part) or LABELLED.match(part)):
            found, held = [*found, *held], []
        held.append(part)
        if CLOSED.search(part):
            found, held = [*found, one_line(held)], []
    return [*found, *held]
