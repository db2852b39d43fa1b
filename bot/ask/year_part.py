"""The part of a report on one year, or on a plan of five: 今年要抓哪些工作, 去年干了些什么, “十五五”的主要目标.

Its heading rarely has the question's words: 三、2026年工作安排, 一、2025年工作回顾.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.ask import parts
from bot.ask.counts import measure
from bot.ask.laid import laid
from bot.ask.numbering import established
from bot.ask.overviews import document
from bot.ask.pieces import Piece, Said, items, named, whose
from bot.ask.plan import Plan
from bot.ask.steps import NUMERALS
from bot.ask.trace import Tracing
from bot.ask.wants import TITLE, own_words
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import periods, words
from bot.text.outline import Node, Outline
from bot.text.phrases import outermost

# Of a longer part its headings alone are told.
MOST = 24
# Of so many reports at once.
EACH = 3
# Which time, by the year of the report: 今年, 去年; a plan by its own name.
THIS, LAST, PLAN = (
    re.compile("今年|本年度?"),
    re.compile("去年|过去(?:的)?一年|上一?年"),
    re.compile('"?(十[三四五六]五)"?(?:时期|期间)?'),
)
YEAR = re.compile(r"(?<!\d)(20\d\d)年度?|(?<!\d)(\d\d)年")
# What is asked of it: what is to be done, what was done, what is aimed at.
AHEAD = re.compile(r"工作(?!人员|单位|报告)|任务|[要会将]?[抓干做办](?:了?些|哪|几|什么|啥|的|$)|打算|安排|部署")
BACK = re.compile(r"工作|成[绩就]|[干做办]了|[干做]得|完成|回顾|成效|怎么样")
AIMS = re.compile("目标|指标")
# How many things there are, as it is asked or said: 六项, 几个方面, 哪几件大事; and of what all of a report is made: 四大部分, 框架.
_MANY = rf"(?:(?<![第\d{NUMERALS}])[{NUMERALS}]{{1,3}}|几)(?:个|大)?"
MANY = re.compile(rf"(?!一点|一[项条件](?:一|都)){_MANY}(?P<unit>方面|[项条件点])")
FRAME = re.compile(rf"{_MANY}(?:部分|板块|块)|框架|结构")
# So headings say it.
HEADS = {
    "ahead": re.compile("安排|任务|重点工作|部署|打算|举措|几件事|主要工作$|工作$"),
    "back": re.compile("回顾|成[绩就]|总结|成效|主要工作和|完成情况"),
    "aims": re.compile("目标|考虑|要求"),
}
# What such a question says besides.
BESIDES = re.compile(
    f"{THIS.pattern}|{LAST.pattern}|{PLAN.pattern}|{YEAR.pattern}|{AHEAD.pattern}|{BACK.pattern}|{AIMS.pattern}|{TITLE}"
    rf"|{MANY.pattern.replace('?P<unit>', '?:')}|{FRAME.pattern}|(?:[{NUMERALS}几]大)?部分?|[{NUMERALS}几]大|大事|不用展开|加上|各"
    "|主要|重点|大概|一共|政府|全省|全市|全区|那边|每[块项个]|分别|叫|准备|[几哪][些项个]|方面|给我|捋一遍|一遍"
)


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The part of each report that is named, by its headings where it is long, or where these or their number are asked for.

    None where more is asked, no report is named, or its headings tell no such part.
    """
    question = words.fold(tracing.query.text)
    known = () if plan.match is None else (plan.match.part.node,)
    if not plan.named or not 0 < len(plan.essays) <= EACH or plan.steps or further(plan.own):
        return None
    blocks: list[Said] = []
    for outline in (index.outlines[essay.essay_id] for essay in plan.essays):
        this = periods.made_in(outline)
        found = None if this is None else next(_parts(question, this, outline), None)
        if found is None or any(node is not found for node in known):
            return None
        blocks += [*_framed(question, outline), _told(question, outline, found)]
    return laid(question, blocks, "", index)


def _told(question: str, outline: Outline, found: Node) -> Said:
    """A part: how many items it has, with their names, where these are asked for; else what it says, of a longer one the headings."""
    listed = items(found)
    if (many := MANY.search(FRAME.sub(" ", question))) and len(listed) > 1 and established(outline, listed):
        where = f"{whose(outline.essay)}“{found.label}”"
        row = says.COUNTED(whose=where, count=len(listed), unit=measure(many["unit"].replace("件", "项")))
        return Said(row, outline, tuple(Piece(named(outline, one), heading=one.section is not None) for one in listed))
    whole = parts.unit(outline, found)
    headed = tuple(piece for piece in whole.pieces if piece.heading) if len(whole.pieces) > MOST else ()
    return replace(whole, pieces=headed or whole.pieces)


def _framed(question: str, outline: Outline) -> Iterator[Said]:
    """The headings of all parts of a report, where these are asked for besides: 四大部分的标题加上今年八项任务."""
    if FRAME.search(question) and (framed := document(outline, 1)):
        yield framed


def further(own: Iterable[str]) -> bool:
    """Whether of some words of a question one says more than a time, and that something is done in it."""
    return bool(own_words(BESIDES.sub(" ", " ".join(outermost([*own])))))


def listing(question: str, outline: Outline, number: int) -> Node | None:
    """The part of a report of whose items one of that number is meant: of the time that is named, else of this year's work.

    Where that part has fewer, the one list that has so many: in it, or in the report where no time is named.
    """
    if (this := periods.made_in(outline)) is None:
        return None
    time, past = time_of(question, this)
    told = bool(time)
    asked = _asked(question, past) or ("back" if past else "ahead")
    meant = next(_headed(time or str(this), asked, this, outline), None)
    if meant is None or (past and PLAN.search(question) and YEAR.search(meant.label or "")):
        return None  # of a part on a year and on five, the list may be of either
    over = meant if told else outline.root
    lists = [meant, *(one for one in over.walk() if one.section and one is not meant)]
    held = [one for one in lists if number <= len(found := items(one)) and established(outline, found)]
    if held[:1] == [meant] or len(held) == 1:
        return held[0]
    return meant if told and established(outline, items(meant)) else None


def _parts(question: str, this: int, outline: Outline) -> Iterator[Node]:
    """The headed parts that a question means, those with its time in their heading first."""
    time, past = time_of(question, this)
    asked = _asked(question, past)
    if not time and asked == "ahead" and MANY.search(question):
        time = str(this)  # 抓哪几方面, without a time
    if time and (asked := asked or ("back" if past else "ahead") if MANY.search(question) else asked):
        yield from _headed(time, asked, this, outline)


def _asked(question: str, past: bool) -> str:
    """What is asked of a time: aims, what was done (back), or is to be done (ahead); empty where none of these is."""
    if AIMS.search(question):
        return "aims"
    if past:
        return "back" if BACK.search(question) else ""
    return "ahead" if AHEAD.search(question) else ""


def _headed(time: str, asked: str, this: int, outline: Outline) -> Iterator[Node]:
    """The parts whose headings tell of what is asked of a time, those with the time in them first."""
    labels = [(node, words.fold(periods.timed(outline, node))) for node in outline.sections]
    headed = [(node, label) for node, label in labels if HEADS[asked].search(label)]
    yield from (node for node, label in headed if time in label)
    if (time == str(this) and asked != "back") or (asked == "back" and time == str(this - 1)):
        yield from (node for node, label in headed if not YEAR.search(label) and not PLAN.search(label))


def time_of(question: str, this: int) -> tuple[str, bool]:
    """The year or plan that a question names, and whether it is over; empty where it names none."""
    if match := PLAN.search(question):
        return match.group(1), 2021 + 5 * "三四五六".index(match.group(1)[1]) <= this
    if THIS.search(question):
        return str(this), False
    if LAST.search(question):
        return str(this - 1), True
    if match := YEAR.search(question):
        year = match.group(1) or f"20{match.group(2)}"
        return year, int(year) < this
    return "", False
