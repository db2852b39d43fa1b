"""Which part of a text a question names by its number, step by step from outside in.

Example: 第二部分第三点 -> the second 部分, of it the third 点; 条例第二章最后一条 -> the second 章, of it the last 条
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.text import numbers
from bot.text.points import COUNT_WORDS

NUMERALS = r"一二两三四五六七八九十百零〇\d"
N = rf"[{NUMERALS}]{{1,6}}"
UNIT = r"小?标题|句话?|自然段|段落|段|部分|方面|板块|块|小节|分论点|[编章节款点]|问(?!题)|[条项件](?!件)|目(?![标录的前光])|个(?!月|季度|五年|百年|工作日|小时|星期|学期|百分点|国)|[步样类种]"
# What bears a number of several places: 3.2.1.
DOTTED = "号"
# What points are called by that begin with a number of their own: 一是, 二是.
MARK = "是"
# 第三个 alone is a point, and so is what points are called; 第三个文件 is one of a list, or of nothing.
ALONE = re.compile(r"[是的呢讲说？?,，。]|\Z|(?P<called>建议|观点|意见|主张|要点)")
# What several measure words count alike.
ALIKE = {
    "句话": "句", "自然段": "段", "段落": "段", "方面": "部分", "板块": "部分", "块": "部分", "小节": "节", "小标题": "部分", "标题": "部分", "分论点": "点", "件": "点", "个": "点", "类": "样", "种": "样",
}  # fmt: skip
BIG = "(?:个|大|小){0,3}"
# 前三点, 后两部分; 前一条 is the one before, 当前三项 tells when.
SEVERAL = r"(?=的?(?:[二两三四五六七八九十]|[2-9]))"
BEFORE, AFTER = rf"(?<![之以目当提空])前面?{SEVERAL}", rf"(?<![之以然前今先此最])后面?{SEVERAL}"
# … or with 要, 靠, …: “三要”, 那个三要.
COUNTING = f"[{COUNT_WORDS}]"
STEP = re.compile(
    rf"(?P<back>倒数)?第[（(]?(?P<number>{N})[)）]?{BIG}(?P<unit>{UNIT})"
    rf"|(?<![\u4e00-\u9fff\d])(?P<part>[一二三四五六七八九十]{{1,3}})、?(?=[（(][一二三四五六七八九十\d]{{1,3}}[)）])"
    rf"|第?[（(](?P<marked>{N})[)）](?P<of>{UNIT})?"
    rf"|(?:最后|最末|末尾|结尾|收尾|{AFTER})[的那]{{0,2}}(?P<last>{N})?{BIG}(?P<ends>{UNIT})|(?<![周期年月岁始本])末一?(?P<end>[编章节条段]|(?<=末一)[项点款])"
    rf"|(?:(?:开头|打头|开篇|起首)的?(?:那|(?={N}))|{BEFORE}的?)(?P<first>{N})?{BIG}(?P<begins>{UNIT})|首(?P<begin>[编章节条段])"
    rf"|附件(?P<annex>{N})(?!个|份|件)|(?<![\u4e00-\u9fff])(?P<point>(?:[一二三四五六七八九十]{{1,2}}是[、,，]?)+|[一二三四五六七八九十]{{1,2}}{COUNTING}(?=\"))"
    rf"|(?<=[那这]个)\"?(?P<called>[一二三四五六七八九十]{{1,2}}{COUNTING})(?=\"|具体|怎|[讲说指是呢]|什么)"
    rf"|(?<![\d.])第?(?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?![\d.])(?:(?=[的是])|(?:条款|[条款项节])(?!件))"
)
# An article may be called without 第, after the kind of its text: 条例12条.
ARTICLE = re.compile(
    rf"(?:(?<!倒数)第|(?<=[例法定则案》]))({N})(?:条(?!件)|[个项](?=措施|条款))(?:之([一二三四五六七八九十]{{1,2}}))?(?:[的里中之]?第({N})款)?(?:[的里中之]?第?[（(]?({N})[)）]?项)?(?:的?第?[（(]?({N})[)）]?目(?![标录的前光]))?"
)
# What is typed for 第: §12; 十五条 before or behind a title that a space parts from it; 头一条.
TYPED = re.compile(
    rf"§\s*({N})条?|(?:^|(?<=[例法定则案》])|(?<=措施))\s*(?<![^\s例法定则案》施])({N})条(?=[\s?]|$)|(?<![开打口龙源牵])头([一1](?=[编章节条款项点]))"
)
# What an article's items may be counted in besides.
OF_ARTICLE = ("样", "点", "步")
# Spaces that somebody has typed within a step, 第 20 条, and between two: 第 16 条 第 2 款, 第三条 第五条.
SPACED = re.compile(
    rf"(?<=第)\s+(?=[(（{NUMERALS}])|(?<=[{NUMERALS}(（])\s+(?=[{NUMERALS})）编章节条款项段点部方板])|(?<=[)）])\s+(?=[项点条])"
    rf"|(?<=附件)\s+(?=[{NUMERALS}])|(?<=[例法定则案》])\s+(?=\d{{1,3}}条)"
)
# Where it stands is said twice: 开头第一句, 结尾最后一句.
TWICE = re.compile(r"(?:开头|开篇|打头)的?(?=第一[句段])|(?:结尾|末尾|文末|收尾)的?(?=最[后末]一[句段])")
BETWEEN = re.compile(rf"(?P<before>[编章节条款项])\s+(?=第[（(]?{N}[)）]?(?P<unit>[编章节条款项点]))")
# One text, or a part of one, before what asks for the many things in it: 某条例都有哪些规定.
OF_ONE = re.compile(
    rf"(?:》|条例|办法|细则|方案|[那这]一?个?(?:[编章节条款]|部分)|第{N}(?:[编章节条款]|部分)|附件{N})(?:当?中|里面?|内|之?下|一?共|总共|都|还|又|主要|具体|分别|到底|究竟)*\Z"
)
# From one to another: 第六条到第八条, 第3至5条; no more than so many.
RANGE = re.compile(
    rf"第(?P<first>{N})(?P<unit>[编章节条款项点]|部分)?(?:到|至|[-—－–~～]{{1,2}})第?(?P<last>{N})(?P<same>[编章节条款项点]|部分)(?!件)"
)
RANGE_MAX = 60
# Between a step and the next one within it.
WITHIN = re.compile(r'[的里中内之]{0,2}[,，]?"?')
# … and one beside it.
BESIDE = re.compile(r'"?(?:[、和与跟同及]|以及|还有)"?|""')


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the part of that `number` (-1: the last, -2: the one before) among those of its unit, or `many` from there.

    `behind`: 第十条之一 is the first that an amendment put behind 第十条. Unit 是: the points that begin so, 一是; unit 号:
    what bears its label, 3.2.1.
    """

    label: str
    number: int
    unit: str
    many: int = 1
    behind: int = 0


def steps(question: str) -> list[tuple[Step, ...]]:
    """The steps to each part that a folded question names by its number side by side; empty where it names none.

    Example: 第二部分第一点、第二点 -> the steps to 第二部分第一点, to 第二部分第二点
    """
    found: list[list[Step]] = []
    at = -1
    question = _closed(question)
    for match in STEP.finditer(question):
        step = _step(match)
        if found and WITHIN.fullmatch(question, at, match.start()):
            found[-1].append(step)
        elif not found or BESIDE.fullmatch(question, at, match.start()):
            before = found[-1] if found else []
            found.append([*(before[:-1] if before and before[-1].unit == step.unit else []), step])
        else:
            break
        at = match.end()
    # （三） alone may number anything.
    return [tuple(one) for one in found if any(step.unit for step in one)]


def articles(question: str) -> list[tuple[Step, ...]]:
    """The steps to each article named side by side, with its paragraph and item: 第十二条第二款第（一）项、第二十条."""
    found: list[tuple[Step, ...]] = []
    at = -1
    question = _closed(question)
    for match in ARTICLE.finditer(question):
        if found and not BESIDE.fullmatch(question, at, match.start()):
            break
        found.append(tuple(_of_article(match)))
        at = match.end()
    # 第五条要交的第三样材料: an item of it by another measure word.
    further = next((match for match in STEP.finditer(question, max(at, 0)) if found), None)
    if further and len(found) == len(found[0]) == 1 and (step := _step(further)).unit in OF_ARTICLE:
        found[0] = (*found[0], step)
    return found


def apart(question: str) -> str:
    """A folded question with a space around each step: what is said beside it is no part of a word. Example: 附件二里头"""
    return STEP.sub(r" \g<0> ", question)


def within_one(before: str) -> bool:
    """Whether what stands before 有哪些规定 is a text or a part of one: what it says is asked, not which texts there are."""
    return OF_ONE.search(_closed(before)) is not None


def _closed(question: str) -> str:
    """A question without the spaces within its steps; those that it names side by side, or from one to another, are parted by 、.

    Example: 第 16 条 第 2 款 -> 第16条第2款; 第三条 第五条 -> 第三条、第五条; 第三条到第五条 -> 第三条、第四条、第五条
    """
    question = RANGE.sub(_each, TYPED.sub(_in_full, question))
    return BETWEEN.sub(
        lambda match: match["before"] + "、" * (match["before"] == match["unit"]),
        SPACED.sub("", SPACED.sub("", TWICE.sub("", question))),
    )


def _each(match: re.Match[str]) -> str:
    first, last, unit = numbers.ordinal(match["first"]), numbers.ordinal(match["last"]), match["same"]
    if match["unit"] not in (None, unit) or not first < last < first + RANGE_MAX:
        return match.group()
    return "、".join(f"第{numbers.in_words(number)}{unit}" for number in range(first, last + 1))


def _in_full(match: re.Match[str]) -> str:
    return f"第{match.group(3)}" if match.group(3) else f"第{match.group(1) or match.group(2)}条"


def _of_article(match: re.Match[str]) -> Iterator[Step]:
    start, behind = match.start(), match.group(2)
    for group, unit in ((1, "条"), (3, "款"), (4, "项"), (5, "目")):
        if given := match.group(group):
            end = match.end(group) + 1 if unit == "条" else match.string.index(unit, match.end(group)) + 1
            inserted = numbers.ordinal(behind) if behind and unit == "条" else 0
            end = match.end(2) if inserted else end
            yield Step(match.string[start:end], numbers.ordinal(given), unit, behind=inserted)
            start = end


def _step(match: re.Match[str]) -> Step:
    if given := match["number"]:
        at = numbers.ordinal(given)
        label, unit = match.group(), _unit(match["unit"])
        if match["unit"] == "个":
            alone = ALONE.match(match.string, match.end())
            label, unit = label + (alone["called"] or "") if alone else label, unit if alone else "样"
        return Step(label, -at if match["back"] else at, unit)
    if given := match["part"]:
        return Step(match.group(), numbers.ordinal(given), "部分")
    if given := match["marked"]:
        return Step(match.group(), numbers.ordinal(given), _unit(match["of"] or ""))
    if unit := match["ends"] or match["end"]:
        return Step(match.group(), -1, _unit(unit), numbers.ordinal(match["last"] or "一"))
    if unit := match["begins"] or match["begin"]:
        return Step(match.group(), 1, _unit(unit), numbers.ordinal(match["first"] or "一"))
    if given := match["annex"]:
        return Step(match.group(), numbers.ordinal(given), "附件")
    if given := match["dotted"]:
        return Step(given, 1, DOTTED)
    said = re.findall(rf"({N})([是{COUNT_WORDS}])", match["point"] or match["called"])
    borne = [numbers.ordinal(given) for given, _ in said]
    marks = "".join(f"“{given}{word}”" for given, word in said)
    return Step(marks, borne[0], MARK, borne[-1] - borne[0] + 1 if len(borne) > 1 else 1)


def _unit(unit: str) -> str:
    return ALIKE.get(unit, unit)
