"""Numbers of a question held against the sentences that answer: first its range, then the cell of a table, then a count."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.ask import labelled, yesno
from bot.ask.counted import (
    SAME_MIN,
    Counted,
    as_written,
    common,
    counted,
    ranges,
    same_thing,
    spelled,
)
from bot.ask.misnumbered import REST, Mismatch, of_another_place, of_same_label, of_same_thing, rest_held
from bot.ask.stories import FIRST
from bot.domain import Essay, Evidence
from bot.says import ask as says
from bot.says import premises
from bot.search import cut
from bot.search.query import Query
from bot.text import facts, grids, names, periods, words
from bot.text import ranges as bounds
from bot.text.numbers import SPELT, by_value
from bot.text.outline import Outline

# A table may say 万元 in its caption alone.
LARGE_UNIT = re.compile(r"\A[\d.,零〇一二两三四五六七八九十百千]++[万亿]")
RANK = re.compile(r"第[一二三四五六七八九十百\d]{1,4}(?=[个位名家次届])")
# How long it has been, of which reports say 十四五时期: 五年来, 这五年里.
SPAN = re.compile(r"#年(?:里|来|间|以来|中)|[近这]#年|过去#年")
# From a day to another; and from a year to another: what lies between is told, though not written.
WINDOW = re.compile(r"\d月(?:\d{1,2}日)?(?:起)?[至到—~-]{1,2}\d")
SPAN_OF_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:至|到|[—~-]{1,2})((?:19|20)\d\d)年")
ROUGHLY = re.compile(r"%|[多余](?:万亿|[万亿])?")
FIGURE, NUMBER = re.compile(r"\d"), re.compile(r"\d+(?:\.\d+)?")


def wrong(
    query: Query, chosen: Sequence[Evidence], essays: Collection[Essay], outlines: Mapping[str, Outline]
) -> Mismatch | None:
    """A number, a range or a row's figure of the question that a sentence that answers has otherwise for the same thing.

    `essays`: the texts found, none of which has the number as asked, or several numbers of this thing.
    """
    # Of a place that a text does not name at all it says nothing, nor a sentence of another time.
    chosen = [
        one
        for one in chosen
        if not (of_another_place(query, one, outlines, whole=True) or _of_another_time(query, one, outlines))
    ]
    return (
        _wrong_range(query, chosen)
        or _wrong_cell(query, chosen, outlines)
        or of_same_thing(query, chosen, essays, outlines)
        or of_same_label(query, chosen, essays, outlines)
    )


# A sentence has so much of a question to which its words are called the text's.
ON_IT = 0.15


def opening(query: Query, chosen: Sequence[Evidence], authors: Collection[str], outlines: Mapping[str, Outline]) -> str:
    """The first line of an answer to a question for yes or no: yes, no, that its number is the text's, or that its words
    follow; empty where the sentence has next to nothing of the question."""
    told = yesno.opening(query.text, chosen, authors)
    if told != says.AS_WRITTEN():
        return told
    if said := same(query, chosen[0], outlines):
        return premises.NUMBER_SAME(said=said)
    if denied := unborne(query, chosen, outlines):
        return denied
    return told if rest_held(query, chosen[0].text) >= ON_IT else ""


def unborne(query: Query, chosen: Sequence[Evidence], outlines: Mapping[str, Outline]) -> str:
    """That no sentence that is quoted has a number of the question; empty where one has each."""
    # Who tells of themselves takes none of their figures from the texts: 我家80头猪算规模养殖场吗.
    lacking = None if FIRST.search(query.text) else _unborne(query, chosen, outlines)
    return premises.NUMBER_UNBORNE(said=lacking) if lacking else ""


def _unborne(query: Query, chosen: Sequence[Evidence], outlines: Mapping[str, Outline]) -> str | None:
    """The first number or year of the question of which no sentence that is quoted has even the value; None for none.

    Of a year only where the sentences name others, and are not known to tell of that time: a report says 今年. Of a limit
    only where none of their numbers keeps it.
    """
    told = "".join(words.fold(one.text) for one in chosen)
    given, years = set(names.years(told)), names.years(query.text)
    for first, last in SPAN_OF_YEARS.findall(told):
        given |= set(map(str, range(int(first), int(last) + 1)))
    if given and years and not years & given and not WINDOW.search(told):
        first = outlines[chosen[0].passage.essay_id]
        if not (periods.made_in(first) is not None and not _of_another_time(query, chosen[0], outlines)):
            return f"{min(years)}年"
    values = {by_value(match.group()).removesuffix("%") for match in SPELT.finditer(told)}
    asked = [one for one in counted(yesno.stated(query.text)) if one.template or LARGE_UNIT.match(one.shown)]
    asked = [one for one in asked if not one.shown.startswith("两")]  # 两位 are mostly those who are named
    # Where a text has limits, not its ages or sizes, these tell: 70岁能领吗, of 年满80周岁.
    limits = {one.unit for one in bounds.told(told)} - {bounds.MONEY}
    asked = [one for one in asked if not any(unit in limits for _, unit in bounds.asked(f"{one.shown}{one.template}"))]
    lacking = (
        one
        for one in asked
        if one.value not in values and not one.kept_by(values) and not SPAN.search(f"{one.ahead[-2:]}#{one.template}")
    )
    return next((spelled(one, _unit(one)) for one in lacking), None)


def _unit(item: Counted) -> str:
    """The first word that follows a number. Example: 个地市 -> 个; 多万千瓦 -> 多万千瓦"""
    if item.template.startswith("%"):
        return "" if item.shown.startswith("百分之") else "%"  # 百分之十五赔不赔: a share counts nothing
    rough = ROUGHLY.match(item.template)
    end = rough.end() if rough else 0
    return item.template[:end] + next((word for _, word in words.cut(item.template[end:])), "")


def same(query: Query, first: Evidence, outlines: Mapping[str, Outline]) -> str | None:
    """The one number of the question, or its range, that the first sentence has of the same thing; None in any doubt.

    Doubt is where the sentence bounds, denies or does not name what the question does.
    """
    question = yesno.stated(query.text)
    sentence = words.fold(first.text)
    if rest_held(query, first.text) < REST or of_another_place(query, first, outlines):
        return None
    if _of_another_time(query, first, outlines):
        return None
    # 全国第二个过10万亿: of 第三个 the 10万亿 is no yes.
    ranked = set(RANK.findall(question)) <= set(RANK.findall(sentence))
    if len(facts.DENIAL.findall(question)) != len(facts.DENIAL.findall(sentence)) or not ranked:
        return None
    if asked := ranges(question):
        told_ranges = ranges(sentence)
        one = len(asked) == len(told_ranges) == 1 and asked[0].alike(told_ranges[0])
        return asked[0].shown if one and asked[0].values == told_ranges[0].values else None
    numbers = counted(question)
    if len(numbers) != 1:
        return None
    (asked_for,) = numbers
    if (table := _table(first, outlines)) is not None:
        cell = _cell(question, asked_for, first, table)
        return spelled(asked_for, asked_for.template[:1]) if cell and cell[0] == asked_for.value else None
    told = [(other, common(asked_for.template, other.template)) for other in counted(sentence)]
    found = [(other, alike) for other, alike in told if same_thing(asked_for, other, alike)]
    if len(found) != 1 or (found[0][0].value, found[0][0].bounds) != (asked_for.value, asked_for.bounds):
        return None
    return spelled(asked_for, found[0][1]) if _alone(query, first, outlines) else None


def _of_another_time(query: Query, first: Evidence, outlines: Mapping[str, Outline]) -> bool:
    return periods.apart(query.text, outlines[first.passage.essay_id], first.start, first.text) > 0


def _alone(query: Query, first: Evidence, outlines: Mapping[str, Outline]) -> bool:
    """Whether the text of a sentence has no other number beside the words that stand beside the question's: of another year."""
    essay = outlines[first.passage.essay_id].essay
    for asked in labelled.numbers(yesno.stated(query.text)):
        of_label = labelled.label(query, asked)
        found = labelled.found_beside(of_label, asked, [(essay.essay_id, cut.folded(essay.text))]) if of_label else ()
        if any(place.value != asked.number.value for place in found):
            return False
    return True


def _wrong_range(query: Query, chosen: Sequence[Evidence]) -> Mismatch | None:
    asked = ranges(query.text)
    if len(asked) != 1:
        return None
    for sentence in chosen:
        told = [one for one in ranges(sentence.text) if one.alike(asked[0])]
        if told and rest_held(query, sentence.text) >= REST:
            differs = len(told) == 1 and told[0].values != asked[0].values
            true = as_written(told[0].shown, sentence.text)
            return Mismatch(asked[0].shown, true, premises.NUMBER_DIFFERS) if differs else None
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
            return None if value == asked[0].value else Mismatch(said, shown + unit, premises.NUMBER_DIFFERS)
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
