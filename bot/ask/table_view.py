"""A table with the text it stands in: its rows by their cells, what it is called by, and in what it is measured."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.ask.pieces import Piece, Said
from bot.ask.tabled import MEASURED, NUMBERING
from bot.text import keys, numbers, words
from bot.text.grids import YEAR, Span, Table, cells, named
from bot.text.headings import blocks
from bot.text.outline import Outline

SUM = re.compile("合计|总计|小计|共计|平均")
# How far over a table its heading may stand, and how many lines; a name has so many characters.
OVER, LINES, NAME_MIN = 120, 6, 4
FIGURE = re.compile(r"(?P<number>-?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|-?\d{1,14}(?:\.\d{1,4})?)[^\d,.;]{0,6}")
# What a row is of has so many characters.
THING_MIN = 2
# What stands around the name of a table: 附件2, 表1, 2024年度, “三公”.
AROUND = re.compile(r"附[件表]\d{0,2}|^表\d{1,2}|\d{4}(?:[—-]\d{4})?年度?|[\s“”\"《》#]")
# What a table is besides what it is of.
SHEET = re.compile("(?:收入|支出)?(?:预算|决算)?(?:情况|明细|统计|汇总|一览)?表\\Z")
MEASURED_IN = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[)）]\Z")
# In what all of its figures are, where no column says so.
UNIT = re.compile(r"[（(]?(?:计量)?单位[：:]\s?(?P<unit>[^\s：:，。；]{1,12}?)[）)]?")


@dataclass(frozen=True, slots=True)
class View:
    """One table of one text."""

    outline: Outline
    table: Table

    def row(self, span: Span) -> list[str]:
        """The cells of a row, folded."""
        return [words.fold(cell) for cell in cells(self._line(span))]

    def by_column(self, span: Span) -> dict[str, str]:
        """The cells of a row under their columns' names, as they stand."""
        return dict(named(self._line(span), self.table.columns))

    @property
    def counted(self) -> list[Span]:
        """The rows but for sums."""
        return [span for span in self.table.rows if not self.is_sum(span)]

    def is_sum(self, span: Span) -> bool:
        """Whether a row is a sum of others."""
        return SUM.fullmatch(next(iter(self.row(span)), "")) is not None

    @property
    def borne(self) -> list[int]:
        """The numbers that the rows bear in their first column; none where it is no column of numbers."""
        if not NUMBERING.fullmatch(self.table.columns[0]):
            return []
        return [numbers.ordinal(self.row(span)[0]) for span in self.counted]

    @property
    def over(self) -> str:
        """The lines over the table and the names of its columns, folded."""
        return words.fold(f"{self._above} {' '.join(self.table.columns)}")

    @property
    def unit_line(self) -> Span | None:
        """The line over the table that says in what all of its figures are. Example: 单位：万元"""
        return next((span for span in self._lines if UNIT.fullmatch(self._line(span))), None)

    @property
    def unit(self) -> str:
        """In what all of its figures are; empty where no line over the table says so."""
        match = UNIT.fullmatch(self._line(self.unit_line)) if self.unit_line else None
        return match["unit"] if match else ""

    def unit_of(self, column: str) -> str:
        """In what the figures of a column are: 人 of 在校学生数（人）."""
        match = MEASURED_IN.search(column)
        return match["unit"] if match else self.unit

    def called(self, question: str) -> int:
        """How much of a folded question is the name of the table: of a line over it, but for its number and year."""
        lines = [words.fold(AROUND.sub("", self._line(span))) for span in self._lines]
        names = [name for name in (*lines, *(SHEET.sub("", line) for line in lines)) if len(name) >= NAME_MIN]
        return max((len(name) for name in names if name in AROUND.sub("", question)), default=0)

    @property
    def things(self) -> str:
        """The column that says what the rows are of: the first that is none of numbers."""
        return next((name for name in self.table.columns if not NUMBERING.fullmatch(name)), "")

    def shares(self, question: str) -> dict[str, float]:
        """The columns of what the rows have, each with the share of its name's pairs of characters that a folded question has."""
        asked, found = set(keys.bigrams(question)), {}
        for name in self.table.columns:
            bare = re.sub(r"\W", "", words.fold(MEASURED.sub("", name)))
            pairs = keys.bigrams(bare)
            if pairs and not NUMBERING.fullmatch(name) and name != self.things:
                whole = YEAR.fullmatch(bare) and bare in question
                found[name] = 1.0 if whole else sum(pair in asked for pair in pairs) / len(pairs)
        return found

    def said(self, lead: str, rows: Sequence[Span]) -> Said:
        """These rows under the names of their columns, and under what they are measured in."""
        over = [span for span in (self.unit_line, self.table.head) if span]
        return Said(lead, self.outline, (*(Piece(span, heading=True) for span in over), *map(Piece, rows)))

    @property
    def _above(self) -> str:
        start = self.table.span[0]
        return self.outline.essay.text[max(0, start - OVER) : start]

    @property
    def _lines(self) -> list[Span]:
        from_where = self.table.span[0] - len(self._above)
        return [(from_where + start, from_where + end) for start, end in blocks(self._above)][-LINES:]

    def _line(self, span: Span) -> str:
        return self.outline.essay.text[slice(*span)]


def thing(row: dict[str, str]) -> str:
    """What a row is of: its first cell that is no number."""
    return next((cell for cell in row.values() if len(cell) >= THING_MIN and not FIGURE.fullmatch(cell)), "")


def figure(cell: str) -> Decimal | None:
    """The one figure of a cell; None where it has none, or more. Example: 1,275座 -> 1275; 3至5 -> None"""
    match = FIGURE.fullmatch(words.fold(cell).strip())
    return Decimal(match["number"].replace(",", "")) if match else None


def views(question: str, outlines: Sequence[Outline]) -> list[View]:
    """The tables that a folded question may ask of: that which it calls by its name, else all of them."""
    found = [View(outline, table) for outline in outlines for table in outline.tables]
    names = [view.called(question) for view in found]
    longest = max(names, default=0)
    return [view for view, name in zip(found, names, strict=True) if name == longest]
