"""Of which time a report's parts tell, and a question asks: what was done, or is planned, in a year or in five.

Reports look back and ahead: the same things are counted twice, once as reached and once as aims. Where a report has no
headings that look back or ahead, nothing is told of its times.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Literal
from weakref import WeakKeyDictionary

from bot.text import names, words
from bot.text.outline import Node, Outline

Time = Literal["done", "done in five years", "planned", "planned for five years"]
Times = frozenset[Time]
Yearly = Mapping[str, Collection[str]]

EVER: Times = frozenset(("done", "done in five years", "planned", "planned for five years"))
DONE: Times = frozenset(("done", "done in five years"))
PLANNED = EVER - DONE

LOOKS_BACK = re.compile("回顾|总结|过去|成就|成绩|(?:19|20)\\d\\d年(?:的|主要)?工作情况")
LOOKS_AHEAD = re.compile("目标|安排|任务|打算|部署|思路|要求|规划|重点工作")
# The work of a year is to be done, unless the heading looks back besides: 2025年工作及“十四五”时期回顾.
WORK = re.compile("(?:今|20\\d\\d)年(?:的|主要)*工作(?!情况)")
YEAR = re.compile(r"(?<!\d)20(\d\d)年?(?!\d)")
# A five-year plan by its number begins in the year behind: 十五五 in 2026.
FIVE = re.compile("十([三四五六七])五")
# Of a sentence in a part that tells of a year and of five: which of them.
OF_FIVE = re.compile("五年|年均|累计|到20[2-5][05]年|时期")
BY_YEAR = re.compile(r"[今去]年|全年|一年|(?<!到)20\d\d年(?!间)")
# What five years have brought a thing to it is at their end: 从11万亿元提高到14万亿元.
BECAME = re.compile(
    "[从由][^,;。]{1,20}(?:提高|增加|增长|提升|上升|扩大|下降|降低|减少|[增升降])?[到至]|(?:提高|增加|提升|增长|上升)到|[增升降]至"
)
# So much of a paragraph opens it.
OPENING, FRAME = 60, re.compile("五年|时期")
OF_YEAR = re.compile("[今去]年|全年|同比")
# What the first sentence of a part says that it tells of: 2026年是“十五五”开局之年; “十五五”时期是……的关键时期.
OPENS = re.compile(r'\s{0,9}(20\d\d年|"?十[三四五六]五"?时期)是')
# What a question says of time.
FROM_THIS = {-2: re.compile("(?<!大)前年"), 1: re.compile("明年"), 2: re.compile("后年")}
LAST, THIS = re.compile("去年|上年|上一年"), re.compile("今年|本年")
FIVE_DONE = re.compile("[这前过去]{1,2}五年|五年(?:来|间|里|中)")
FIVE_AHEAD = re.compile("(?:未来|今后|接下来)五年")
DID = re.compile("已经(?!历)|(?<![提谈说讲写问])(?:[好成完到]了|了(?:多少|几))")
FIGURES, AHEAD = (
    re.compile("多少|几[^\u4e00-\u9fff]*[\u4e00-\u9fff]|增速|总量"),
    re.compile("要|拟|安排|任务|重点|部署"),
)
# That it came to so much is taken for granted: 开了6条线.
CAME = re.compile(r"了[^，。？]{0,6}[\d二两三四五六七八九十百]")
AIMS = re.compile("目标|计划|打算|准备|预期|力争|将要?")


def apart(question: str, outline: Outline, at: int, sentence: str, yearly: Yearly | None = None) -> int:
    """How far from the time that a question asks of a sentence of a text tells: 0 not at all, 1 of a year in place of five, or
    the other way, 2 of what is planned in place of what was done, or the other way, or of another year than one that
    the report only names. `at`: where it begins; `yearly`: the years of all reports of a text's kind, by its id. Who asks what a year came to is told
    by the report of the next, where there is one: an aim of that year is 1 apart.
    """
    this = made_in(outline)
    wanted = asked(question, this) if this is not None else EVER
    if this is None or wanted == EVER:
        return 0
    given = told(heads(outline, at), sentence, this)
    if (other := beyond(question, this)) is not None:
        of_plan = given == {"planned for five years"} and other == this - (this - 1) % 5 + 4  # where the plan ends
        return 0 if of_plan or f"{other}年" in words.fold(sentence) else 2
    if not wanted.isdisjoint(given):
        years = (yearly or {}).get(outline.essay.essay_id, ())
        return int(str(this + 1) in years and f"{this}年" in question and given <= PLANNED and came_to(question))
    return 1 if any({*wanted, *given} <= side for side in (DONE, PLANNED)) else 2


@lru_cache(maxsize=64)
def beyond(question: str, this: int) -> int | None:
    """The one year that a question asks of, where it is neither that of a report nor the one before. Example: 明年, of 2026 -> 2027"""
    level = words.fold(question)
    told = {this + far for far, said in FROM_THIS.items() if said.search(level)}
    found = told or set(map(int, names.years(level)))
    return found.pop() if len(found) == 1 and found.isdisjoint((this, this - 1)) else None


def may_tell(outline: Outline, at: int, clause: str, wanted: Times) -> bool:
    """Whether a clause may tell of one of these times, by the headings over it alone."""
    this = made_in(outline)
    return this is None or not wanted.isdisjoint(told(heads(outline, at), clause, this))


def _of_five(outline: Outline, at: int, lead: str) -> bool:
    """Whether what stands before a place speaks of five years: its paragraph, else the nearest that opens with a time."""
    text = outline.essay.text
    begins = min((one.start for one in outline.essay.sections if one.start <= at < one.end), default=0)
    over = frozenset(outline.headings(at))
    *before, own = f"{text[begins:at]}{lead}".split("\n")
    framed = ((own, OF_FIVE), *((one[:OPENING], FRAME) for one in reversed(before) if one.strip() not in over))
    for paragraph, of_five in framed:
        level = words.fold(paragraph)
        five, year = (max((match.end() for match in cue.finditer(level)), default=0) for cue in (of_five, BY_YEAR))
        if five or year:
            return five > year
    return False


def came_to(question: str) -> bool:
    """Whether a question asks for a figure, and not for an aim. Example: 2025年接待游客多少 -> True; 2025年要建多少 -> False"""
    return (FIGURES.search(question) or CAME.search(question)) is not None and not (
        AIMS.search(question) or AHEAD.search(question)
    )


def of_no_text(question: str, outlines: Iterable[Outline]) -> bool:
    """Whether a question asks of a year that none of these texts tells of: reports of other years that do not name it."""
    found = False
    for outline in outlines:
        this = made_in(outline)
        other = beyond(question, this) if this is not None else None
        if other is None or f"{other}年" in words.fold(outline.essay.text):
            return False
        found = True
    return found


def tells(outline: Outline, at: int, lead: str, clause: str, wanted: Times, exact: bool) -> bool:
    """Whether a figure tells of one of these times; `clause` has it, `lead` is what stands before that in its sentence.

    The sentence begins at `at` in its text.

    Where the headings leave it open, five years are told by what stands before it in its paragraph, and an aim by its
    words, or by a figure that is not `exact`.
    """
    this = made_in(outline)
    if this is None or wanted == EVER:
        return True
    given = told(heads(outline, at), clause, this)
    if given >= DONE and _of_five(outline, at, lead) and not BECAME.search(words.fold(clause)):
        given -= {"done"}
    if given & DONE and given & PLANNED:
        level = words.fold(f"{lead}{clause}")
        given &= PLANNED if not exact or AIMS.search(level) or THIS.search(level) else DONE
    return not wanted.isdisjoint(given)


_years: WeakKeyDictionary[Outline, int | None] = WeakKeyDictionary()


def made_in(outline: Outline) -> int | None:
    """The year that a report is made in, of whose parts it is known which time they tell of; None for any other text."""
    if outline not in _years:
        headings = dict.fromkeys(one for node in outline.sections for one in outline.headings(node.start))
        titled = names.years(outline.essay.name) if "报告" in outline.essay.name else ()
        _years[outline] = year(headings) or (int(min(titled)) if len(titled) == 1 else None)
    return _years[outline]


def heads(outline: Outline, at: int) -> tuple[str, ...]:
    """The headings over an offset of a report, from the outermost, each with the time that it tells or its part begins with.

    Example: 一、一年接着一年干, over “2025年是……收官之年。” in a report of 2026 -> 一、一年接着一年干（2025年回顾）
    """
    return tuple(timed(outline, node) for node in outline.path(at) if node.section)


def timed(outline: Outline, node: Node) -> str:
    """The heading of a part with the time of which its first sentence says that it is, where the heading tells none."""
    heading = node.section.heading if node.section else ""
    level, this = words.fold(heading), made_in(outline)
    if this is None or LOOKS_BACK.search(level) or _looks_ahead(level):
        return heading
    begins = node.start + len(heading)
    opens = OPENS.match(words.fold(outline.essay.text[begins : begins + OPENING]))
    if opens is None:
        return heading
    spans = _spans(opens[1], this)
    return f"{heading}（{opens[1]}{'回顾' if spans <= DONE else '任务'}）"


def told(headings: Iterable[str], sentence: str, this: int) -> Times:
    """The times that a sentence tells of, by the `heads` over it; `this`: the year of the report."""
    found, sides = EVER, EVER
    for heading in map(words.fold, headings):
        back, ahead = LOOKS_BACK.search(heading), _looks_ahead(heading)
        spans = _spans(heading, this)
        if not (back or ahead) or (found != EVER and spans == EVER):
            continue  # also 推进改革部署落地, within what was done
        # What looks back on a year looks back on its five years, too.
        sides = (DONE if back else frozenset()) | (PLANNED if ahead else frozenset())
        found = (DONE if back else frozenset()) | ((PLANNED & spans or PLANNED) if ahead else frozenset())
    level = words.fold(sentence)
    one, five = OF_YEAR.search(level), OF_FIVE.search(level)
    if found == EVER or bool(one) == bool(five):
        return found
    return frozenset(time for time in sides if ("five" in time) == bool(five))


def _looks_ahead(heading: str) -> bool:
    work = WORK.search(heading) is not None and not LOOKS_BACK.search(heading)
    return work or LOOKS_AHEAD.search(heading) is not None


@lru_cache(maxsize=64)  # each sentence that was found is held against it
def asked(question: str, this: int) -> Times:
    """The times that a question asks of; all where it says nothing. Example: 今年的目标 -> {planned}"""
    level = words.fold(question)
    spans = _spans(level, this)
    found: set[Time] = set(spans) if spans != EVER else set()
    if (other := beyond(question, this)) is not None:
        found |= DONE if other < this else PLANNED
    if LAST.search(level):
        found.add("done")
    if THIS.search(level):
        found.add("planned")
    if FIVE_DONE.search(level):
        found.add("done in five years")
    if FIVE_AHEAD.search(level):
        found.add("planned for five years")
    if DID.search(level) and not found:
        found = set(DONE)
    if AIMS.search(level):
        found = (found & PLANNED) or (set() if found else set(PLANNED))
    return frozenset(found) or EVER


def _spans(level: str, this: int) -> Times:
    """The times of the years and the plans by number that words name."""
    found: set[Time] = set()
    for year in YEAR.findall(level):
        found |= {"done"} if int(year) + 2000 < this else {"planned"}
        found |= {"planned for five years"} if int(year) + 2000 > this else set()
    for number in FIVE.findall(level):
        began = 2016 + 5 * "三四五六七".index(number)
        found.add("done in five years" if began + 5 <= this else "planned for five years")
    return frozenset(found) or EVER


def year(headings: Iterable[str]) -> int | None:
    """The year that a report is made in: that behind the last one that a heading looks back on, or the first one ahead."""
    back: list[int] = []
    ahead: list[int] = []
    for heading in map(words.fold, headings):
        years = [int(one) + 2000 for one in YEAR.findall(heading)]
        back += [one + 1 for one in years if LOOKS_BACK.search(heading)]
        ahead += [one for one in years if _looks_ahead(heading)]
    return max(back) if back else min(ahead, default=None)
