"""A number of a question, held against the number of the same thing in the sentence that answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.ask import yesno
from bot.ask.counted import (
    BOUNDS,
    OF_NAMES,
    SAME_MIN,
    Counted,
    as_written,
    common,
    counted,
    ranges,
    same_thing,
    spelled,
    stands,
)
from bot.domain import Essay, Evidence, Note
from bot.says import ask as says
from bot.says.row import Row
from bot.search import cut
from bot.search.query import Query
from bot.text import facts, grids, names, words
from bot.text.counted_names import MARKED
from bot.text.numbers import SPELT, by_value
from bot.text.outline import Outline

# A sentence that has a number otherwise has this share of what else is asked.
REST = 0.5

# Numbers that are told one after the other of several things are not held apart.
APIECE = "分别"
# So much behind a number is a name.
NAME_MIN = 4
# A table may say 万元 in its caption alone.
LARGE_UNIT = re.compile(r"\A[\d.,零〇一二两三四五六七八九十百千]++[万亿]")
RANK = re.compile(r"第[一二三四五六七八九十百\d]{1,4}(?=[个位名家次届])")
FIGURE, NUMBER = re.compile(r"\d"), re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A number or a year of the question and the one that the texts have in its place; `row`: what is said of it."""

    said: str
    true: str
    row: Row

    @property
    def told(self) -> str:
        """What the reader is told first."""
        return self.row(said=self.said, true=self.true)

    @property
    def note(self) -> Note:
        """The same as a note."""
        return Note("number_mismatch", self.told)


def wrong(
    query: Query, chosen: Sequence[Evidence], essays: Iterable[Essay], outlines: Mapping[str, Outline]
) -> Mismatch | None:
    """A number, a range or a row's figure of the question that a sentence that answers has otherwise for the same thing.

    `essays`: the texts found, none of which has the number as asked, or several numbers of this thing.
    """
    return (
        _wrong_range(query, chosen)
        or _wrong_cell(query, chosen, outlines)
        or _wrong_number(query, chosen, essays, outlines)
    )


def opening(query: Query, chosen: Sequence[Evidence], authors: Collection[str], outlines: Mapping[str, Outline]) -> str:
    """The first line of an answer to a question for yes or no: yes, no, that its number is the text's, or that its words follow."""
    told = yesno.opening(query.text, chosen, authors)
    said = same(query, chosen[0], outlines) if told == says.AS_WRITTEN() else None
    return says.NUMBER_SAME(said=said) if said else told


def same(query: Query, first: Evidence, outlines: Mapping[str, Outline]) -> str | None:
    """The one number of the question, or its range, that the first sentence has of the same thing; None in any doubt.

    Doubt is where the sentence bounds, denies or does not name what the question does.
    """
    question = yesno.stated(query.text)
    sentence = words.fold(first.text)
    if rest_held(query, first.text) < REST or _of_another_place(query, first, outlines):
        return None
    # 全国第二个过10万亿: of 第三个 the 10万亿 is no yes.
    ranked = set(RANK.findall(question)) <= set(RANK.findall(sentence))
    if len(facts.DENIAL.findall(question)) != len(facts.DENIAL.findall(sentence)) or not ranked:
        return None
    if asked := ranges(question):
        return (
            asked[0].shown
            if len(asked) == 1 and [one.values for one in ranges(sentence)] == [asked[0].values]
            else None
        )
    numbers = counted(question)
    if len(numbers) != 1 or set(BOUNDS.findall(question)) != set(BOUNDS.findall(sentence)):
        return None
    (asked_for,) = numbers
    if (table := _table(first, outlines)) is not None:
        cell = _cell(question, asked_for, first, table)
        return spelled(asked_for, asked_for.template[:1]) if cell and cell[0] == asked_for.value else None
    told = [(other, common(asked_for.template, other.template)) for other in counted(sentence)]
    found = [(other, alike) for other, alike in told if same_thing(asked_for, other, alike)]
    one = len(found) == 1 and found[0][0].value == asked_for.value
    return spelled(asked_for, found[0][1]) if one else None


def _wrong_range(query: Query, chosen: Sequence[Evidence]) -> Mismatch | None:
    asked = ranges(query.text)
    if len(asked) != 1:
        return None
    for sentence in chosen:
        told = ranges(sentence.text)
        if told and rest_held(query, sentence.text) >= REST:
            differs = len(told) == 1 and told[0].values != asked[0].values
            return (
                Mismatch(asked[0].shown, as_written(told[0].shown, sentence.text), says.NUMBER_DIFFERS)
                if differs
                else None
            )
    return None


def _wrong_cell(query: Query, chosen: Sequence[Evidence], outlines: Mapping[str, Outline]) -> Mismatch | None:
    question = words.fold(query.text)
    asked = counted(question)
    for row in chosen if len(asked) == 1 else ():
        table = _table(row, outlines)
        cell = _cell(question, asked[0], row, table) if table else None
        if cell is not None:
            value, shown, unit = cell
            said = spelled(asked[0], unit or asked[0].template[:1])
            return None if value == asked[0].value else Mismatch(said, shown + unit, says.NUMBER_DIFFERS)
    return None


def _table(row: Evidence, outlines: Mapping[str, Outline]) -> dict[str, list[tuple[str, str]]] | None:
    """The rows of the table that a row stands in, by their words, each with its cells under their columns."""
    outline = outlines[row.passage.essay_id]
    table = outline.table(row.start)
    lines = [outline.essay.text[slice(*span)] for span in table.rows] if table else []
    return {line: grids.named(line, table.columns) for line in lines} if table else None


def _cell(
    question: str, asked: Counted, row: Evidence, table: Mapping[str, list[tuple[str, str]]]
) -> tuple[str, str, str] | None:
    """The figure of a row in the one column that a number is asked of: in digits, as it stands, and the column's unit.

    None where the question does not name the row, or in a unit that the column does not name.
    """
    labels = {label for cells in table.values() for label in _labels(cells) if label in question}
    own = table.get(row.text, [])
    if len(labels) != 1 or labels.isdisjoint(_labels(own)):
        return None
    found = []
    for column, cell in own:
        name, _, unit = words.fold(column).partition("(")
        told = by_value(words.fold(cell))
        named = name in question or len(common(asked.before[::-1], name[::-1])) >= SAME_MIN
        unit = unit.rstrip(")")
        fits = asked.template.startswith(unit) if unit else LARGE_UNIT.match(asked.shown) is None
        if NUMBER.fullmatch(told) and named and fits:
            found.append((told, cell, unit))
    return found[0] if len(found) == 1 else None


def _labels(cells: Iterable[tuple[str, str]]) -> list[str]:
    """What a row is called: its cells without figures. Example: 4, 石桥县, 20 -> 石桥县"""
    return [cell for _, one in cells if len(cell := words.fold(one)) >= SAME_MIN and not FIGURE.search(cell)]


def _wrong_number(
    query: Query, chosen: Sequence[Evidence], essays: Iterable[Essay], outlines: Mapping[str, Outline]
) -> Mismatch | None:
    """A number that a sentence that answers has otherwise for the same thing; None where a text found has it as asked.

    Of a name none is wrong that stands in any text: “千万工程” beside “百千万工程”.

    Numbers that name (第8号, 2月6日, 哪两条) are no counts. The sentence has to hold most of what else is asked.
    Example: "只和12个省共建吗" against "与22个省（自治区、直辖市）共建" -> 12个省, 22个省
    """
    asked = counted(words.fold(query.text))
    if not asked:
        return None
    everywhere = {essay.essay_id: cut.folded(essay.text) for essay in essays}
    for item in asked:
        if any(stands(item, text) for text in everywhere.values()) or _is_name(query, item, outlines):
            continue
        for sentence in chosen:
            found = [other for other in counted(words.fold(sentence.text)) if _alike(query, item, other, sentence.text)]
            if len({other.value for other in found}) == 1 and not _others(
                query, item, found[0], everywhere.get(sentence.passage.essay_id, "")
            ):
                alike = common(item.template, found[0].template)
                said = spelled(item, alike), as_written(spelled(found[0], alike), sentence.text)
                return Mismatch(*said, says.NUMBER_DIFFERS)
    return None


def _is_name(query: Query, item: Counted, outlines: Mapping[str, Outline]) -> bool:
    """Whether a number belongs to a name in marks that stands so, not as the end of another number, in any text."""
    name = next((name for name in MARKED.findall(words.fold(query.text)) if item.shown.startswith(name)), None)
    if name is None:
        return False
    literal = re.compile(rf"(?<![\d零〇一二两三四五六七八九十百千万亿]){re.escape(name)}")
    return any(literal.search(cut.folded(outline.essay.text)) for outline in outlines.values())


def _alike(query: Query, item: Counted, other: Counted, sentence: str) -> bool:
    """Whether another number counts the same thing, in a clause that holds most of what else is asked.

    Of a name (1268行动计划) it is enough that its sentence does.
    """
    alike = common(item.template, other.template)
    if not item.excludes(other) or APIECE in other.clause or not same_thing(item, other, alike):
        return False
    within = sentence if len(alike) >= NAME_MIN else other.clause
    return alike[:1] in OF_NAMES or rest_held(query, within) >= REST


def _others(query: Query, item: Counted, found: Counted, text: str) -> bool:
    """Whether a text has further numbers of the same thing, of another year or place."""
    told = (other for other in counted(text) if other.template[:1] == item.template[:1])
    return any(other.value != found.value and _alike(query, item, other, other.clause) for other in told)


def _of_another_place(query: Query, first: Evidence, outlines: Mapping[str, Outline]) -> bool:
    """Whether a question names a place that neither a sentence nor the title of its text has."""
    told = f"{outlines[first.passage.essay_id].essay.name}\n{first.text}"
    return any(place not in told for place in names.places(query.text))


def rest_held(query: Query, sentence: str) -> float:
    """The share of the question's weight, numbers aside, that a sentence holds."""
    counted = {word for word in query.weights if SPELT.search(word)}
    rest = {word: weight for word, weight in query.weights.items() if word not in counted}
    bare = replace(query, weights={word: weight for word, weight in rest.items() if word in yesno.stated(query.text)})
    return bare.share(cut.words_of(sentence)) if bare.weights else 1.0
