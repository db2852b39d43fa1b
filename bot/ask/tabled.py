"""What a table answers as a table: of each of the things that a column of it names, or of several that are named.

Example: 各县要新建多少 -> all rows of the table with the columns 县, 新建; 青县和白县分别新建多少 -> these two rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.ask.authors import EXCEPT
from bot.ask.pieces import Piece, Said, whose
from bot.says import structure as says
from bot.text import keys, words
from bot.text.grids import Span, Table, cells
from bot.text.outline import Outline
from bot.text.persons import borders

# Before what a column names: each of them, which of them, so many of them.
EACH = r"(?:各个?|每一?个?|哪一?个|哪[些几]个?|逐一?个?|所有的?|全部的?|分别是?|[二两三四五六七八九十几\d]个)"
NUMBERING = re.compile("序号|编号|No.?", re.IGNORECASE)
NAMES = re.compile("名称?\\Z")
MEASURED = re.compile(r"[（(]([^（）()]{1,8})[)）]")
# A longer table is not given whole; a cell that names its row has so many characters, and tells it where as many of these
# are named.
ROWS_MAX, CELL_MIN, NAMED_MIN = 60, 2, 2
# A question that has so long a run of a heading asks of what stands under it.
HEADING_MIN = 5


@dataclass(frozen=True, slots=True)
class _Found:
    """A table that is asked for: these rows of it, and how many of its other columns are asked about."""

    outline: Outline
    table: Table
    rows: tuple[Span, ...]
    asked: int


def spread(question: str) -> bool:
    """Whether a question may ask something of each of several things."""
    folded = words.fold(question)
    several = re.search(EACH, folded) or EXCEPT.search(folded)
    return several is not None or any(mark in folded for mark in "和与、跟比")


def rows(question: str, outlines: Sequence[Outline]) -> list[Said]:
    """The rows that a question asks for, under their columns' names; empty where it asks for none, or no table fits."""
    folded = words.fold(question)
    found = [one for outline in outlines for table in outline.tables for one in _asked(folded, outline, table)]
    if not found:
        return []
    best = max(found, key=lambda one: one.asked)
    head = [Piece(best.table.head, heading=True)] if best.table.head else []
    lead = says.TABLE(whose=whose(best.outline.essay))
    return [Said(lead, best.outline, (*head, *(Piece(row) for row in best.rows)))]


def _asked(question: str, outline: Outline, table: Table) -> Iterator[_Found]:
    if len(table.rows) > ROWS_MAX or _of_elsewhere(question, outline, table):
        return
    excepted = EXCEPT.search(question)
    for at, column in enumerate(table.columns):
        asked = _told(question, [other for other in table.columns if other != column], column)
        if not asked or NUMBERING.fullmatch(column):
            continue
        named = [row for row in table.rows if _names(outline.essay.text[slice(*row)], at, question)]
        out = [row for row in named if excepted and _names(outline.essay.text[slice(*row)], at, excepted.group())]
        chosen = tuple(named) if len(named) >= NAMED_MIN else ()
        if out or _each(question, column):
            chosen = tuple(row for row in table.rows if row not in out)
            chosen = _of_a_kind([outline.essay.text[slice(*row)] for row in chosen], chosen, at, question) or chosen
        if chosen:
            yield _Found(outline, table, chosen, asked)
            return


def _of_elsewhere(question: str, outline: Outline, table: Table) -> bool:
    """Whether a question has more of another heading than of those over a table: 区级财政管理审计 of a table of 部门预算执行."""

    def held(headings: Iterable[str]) -> int:
        told = (SequenceMatcher(None, words.fold(one), question, autojunk=False) for one in headings)
        return max((one.find_longest_match().size for one in told), default=0)

    over = [*outline.headings(table.span[0]), outline.essay.text[slice(*table.head)] if table.head else ""]
    every = held(section.heading for section in outline.essay.sections)
    return every >= HEADING_MIN and held(over) < every


def _of_a_kind(lines: Sequence[str], rows: Sequence[Span], at: int, question: str) -> tuple[Span, ...]:
    """Of the rows those with a cell that the question names, of one other column: 东江区有几个小区; none where it is in several."""
    columns = [other for other in range(len(cells(lines[0]))) if other != at] if lines else []
    named = {other: [_names(line, other, question) for line in lines] for other in columns}
    told = [having for having in named.values() if any(having)]
    return tuple(row for row, has in zip(rows, told[0], strict=True) if has) if len(told) == 1 else ()


def _each(question: str, column: str) -> bool:
    """Whether something is asked of each of what a column names: 各市 of a column 市; not of 各市场主体."""
    ends = {end for _, end, _, _ in borders(question)}
    found = (match for name in _called(column) for match in re.finditer(f"{EACH}{re.escape(name)}", question))
    return any(match.end() in ends for match in found)


def _names(row: str, at: int, question: str) -> bool:
    """Whether the cell of a row in that column stands in the question."""
    found = cells(row)
    cell = words.fold(found[at]) if at < len(found) else ""
    return len(cell) >= CELL_MIN and not cell.isdigit() and cell in question


def _called(column: str) -> set[str]:
    """How what a column names may be called. Example: 县（区） -> 县, 区, 县区; 材料名称 -> 材料"""
    bare = words.fold(MEASURED.sub("", column))
    inside = {words.fold(one) for one in MEASURED.findall(column)}
    bare = NAMES.sub("", bare) or bare
    return {name for name in (bare, *inside, *(bare + one for one in inside)) if name}


def _told(question: str, columns: Sequence[str], subject: str) -> int:
    """How many columns a question asks about: it has two neighbouring characters of a name, or one each of several names."""
    pairs = set(keys.bigrams(question))
    bare = [words.fold(MEASURED.sub("", column)) for column in columns if not NUMBERING.fullmatch(column)]
    nearly = [name for name in bare if set(name) & set(question) - set(words.fold(subject))]
    told = [name for name in bare if pairs & set(keys.bigrams(name)) or _measured(question, name)]
    return len(nearly) if told or len(nearly) >= NAMED_MIN else 0


def _measured(question: str, name: str) -> bool:
    """Whether a question asks how many by the measure word that a column is called by. Example: 各几份, of 份数"""
    return len(name) == 2 and name[1] == "数" and re.search(f"(?:几|多少){re.escape(name[0])}", question) is not None
