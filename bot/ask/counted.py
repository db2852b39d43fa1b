"""Numbers as a question or a sentence counts with them: what is counted stands behind a number, or before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.text import words
from bot.text.numbers import FIXED, LARGE, LONE, SPELT, by_value

QUOTES = re.compile(r"[\"'“”‘’]")
# So many characters after a number must be the same for two numbers to count the same thing.
SAME_MIN, SAME_MAX = 2, 6
# … and so many before it.
BEFORE = 4
# The last of what stands before a number may only say that it is it, or is reached: 期限是五年, 船龄达到十八年, 时速不得超过.
COPULAS = re.compile(
    r"(?:应当|应该|必须|需要|可以|能够|达到|[至最][多少高低长短]|不得|[超多高少低大小]于|超过|[不未][足满到]|大约|[要须应需当可能会就才仅只已将得是为有占到满达至够约近超过了]){0,6}+\Z"
)
# Measure words that count things of any kind.
ANY_THING = tuple("个项种类名位")
# A number behind one of these, or before one, tells which, not how many (PM2.5 too); 日 does so within a date.
NAMES = re.compile(r"(?:(?:第|哪|前|后|这|那|其中|另|[〔\[（(])\s?|[A-Za-z])\Z")
NAMED = re.compile(r"[〕\]）)]|\s?(?:号|日(?!以?内|以[上下])|月|[点时](?![个的])|期|届|楼|路)")
# A comma between digits parts thousands, where three follow.
CLAUSE = re.compile(r"[，。；：！？;:!?]|(?<!\d),|,(?!\d{3}(?!\d))")
PART = re.compile(r"[，。；：、！？,;:!?（(]")
# Behind a number that is part of a name: 六大行动, 四横四纵.
OF_NAMES = frozenset("大横纵库链廊#")
_NUMERAL = r"(?:\d++(?:,\d{3})*+(?:\.\d++)?+|[零〇一二两三四五六七八九十百千]++)(?:万亿|[万亿])?+"
# 一万元以上五万元以下, 三至五年, 1—5万元.
RANGE = re.compile(
    rf"(?<!\d,)(?<![a-z\d.零〇一二两三四五六七八九十百千])(?P<low>{_NUMERAL})(?P<unit>[%元年月日天时周岁人家户名位个项条件次所座处台辆亩吨米克升度倍级分]{{0,2}}?)"
    rf"(?:(?P<over>以上)|到|至|[-~～—–]{{1,2}})(?P<high>{_NUMERAL})(?P<end>%|个?[月年日天元人家个岁处])?+(?:以下)?+"
)
# Where a range of dates, of hours, or the number of a telephone goes on to either side.
ON_BEFORE, ON_BEHIND = re.compile(r"[月:点时年号]\Z|[-—]\Z"), re.compile(r"\s?[:点时号月日-]")
SERIAL = re.compile(r"0\d|\d{6}")
# What bounds a number, before it and behind it, by what it lets be.
AHEAD = {
    "most": re.compile(r"(?:不得?(?:超过|多于|高于|大于)|上限[是为]?|(?:[至最]多|最[高长大])(?!的)[^的]{0,5})\Z"),
    "least": re.compile(r"(?:不得?(?:少于|低于|小于)|下限[是为]?|(?:[至最]少|最[低短小])(?!的)[^的]{0,5})\Z"),
    "more": re.compile(r"(?<!不)(?<!不得)(?:超过?|高于|多于|大于|逾|突破)了?\Z"),
    "less": re.compile(r"(?:不足|(?<!不)(?<!不得)(?:低于|少于|小于)|不到|不满)\Z"),
    "about": re.compile(r"(?:将?近|大?约|大概)\Z"),
}
BEHIND = {
    "most": re.compile(r"以[下内]|之内"),
    "least": re.compile("以上"),
    "about": re.compile(r"左右|上下|\A[多余]"),
}
# So far behind a number a word may bound it.
RIGHT_BEHIND = 5
OVER = re.compile(r"[多余](万亿|[万亿])")
FIGURE = re.compile(r"\d++(?:\.\d++)?+")
# Rough numbers differ where one is not within so much of the other.
ROUGH = 0.1


@dataclass(frozen=True, slots=True)
class Range:
    """From what number to what, in digits, in which unit ("": none is said), and as the text has it."""

    values: tuple[str, str]
    unit: str
    shown: str

    def alike(self, other: Range) -> bool:
        """Whether both are in one unit; where one says none, it is of money, which alone is told by its size: 一万到五万."""
        if self.unit and other.unit:
            return self.unit == other.unit
        return self.unit + other.unit in ("", "元") and (LARGE.keys() & set(self.shown)) == (
            LARGE.keys() & set(other.shown)
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in digits, as it is shown, what follows it with every numeral as #, what stands before it, and its clause.

    `start`, `end`: where its numeral stands; `ahead`, `behind`: the parts of the clause before it and behind it.
    """

    value: str
    shown: str
    template: str
    before: str = ""
    start: int = 0
    end: int = 0
    ahead: str = ""
    behind: str = ""

    @property
    def clause(self) -> str:
        """The clause that it stands in, without it."""
        return self.ahead + self.behind

    @property
    def bounds(self) -> frozenset[str]:
        """What bounds it, by what it lets be. Example: 不得超过3人, 3人以内 -> {most}"""
        ahead = {kind for kind, pattern in AHEAD.items() if pattern.search(self.ahead)}
        return frozenset(ahead | {kind for kind, one in BEHIND.items() if one.search(self.behind[:RIGHT_BEHIND])})

    def excludes(self, other: Counted) -> bool:
        """Whether this number cannot be right where a text has another of the same thing.

        Both are exact, or set the same limit; of 超过 the higher one, of 不到 the lower, of 左右 one that is not near.
        Example: not 不到30个 and 22个
        """
        if self.bounds != other.bounds or self.value == other.value:
            return False
        try:
            wants, has = float(self.value), float(other.value)
        except ValueError:
            return False
        if "more" in self.bounds:
            return wants > has
        if "less" in self.bounds:
            return wants < has
        return "about" not in self.bounds or abs(wants - has) > ROUGH * max(wants, has)

    def kept_by(self, values: Iterable[str]) -> bool:
        """Whether one of some numbers, in digits, keeps a limit that this one sets, or is about it. Example: 超过18万, 18.8万"""
        try:
            limit, others = float(self.value), [float(one) for one in values if FIGURE.fullmatch(one)]
        except ValueError:
            return False
        if self.bounds & {"more", "least"}:
            return any(limit <= one < 2 * limit for one in others)
        if "about" in self.bounds:
            return any(abs(limit - one) <= ROUGH * max(limit, one) for one in others)
        return bool(self.bounds & {"less", "most"}) and any(limit / 2 < one <= limit for one in others)


def bounding(word: str) -> bool:
    """Whether a word bounds numbers. Example: 不超过"""
    return any(one.search(word) for one in (*AHEAD.values(), *BEHIND.values()))


def ranges(text: str) -> list[Range]:
    """The ranges of a text. Example: 处一万元以上五万元以下罚款 -> (10000, 50000); 1-5万元 -> (10000, 50000)"""
    found = []
    for match in _ranges(words.fold(text)):
        low, high, shared = match["low"], match["high"], match["high"][-1:]
        if shared in LARGE and low[-1:] not in LARGE and not match["unit"] and not match["over"]:
            low += shared
        unit = (match["end"] or match["unit"] or "").removeprefix("个")
        found.append(Range((by_value(low), by_value(high)), unit, match.group()))
    return found


def _ranges(level: str) -> Iterator[re.Match[str]]:
    """Where a folded text has ranges; not those of dates, of hours, nor what a hyphen joins to one number."""
    for match in RANGE.finditer(level):
        dated = ON_BEFORE.search(level, 0, match.start()) and match["unit"] in ("", "月", "日", "时")
        goes_on = not match["end"] and ON_BEHIND.match(level, match.end())
        if not (dated or goes_on or SERIAL.match(match["low"]) or SERIAL.match(match["high"])):
            yield match


def counted(text: str) -> list[Counted]:
    """Numbers of a text, outside its ranges, with the template of what follows them, every numeral in it as #."""
    masked = FIXED.sub(lambda match: "＿" * len(match.group()), text)
    within = [match.span() for match in _ranges(masked)]
    found = []
    for match in SPELT.finditer(masked):
        start, end = match.span()
        if match.group(2) in {*LONE, "一"} and not match.group(1):
            continue
        if any(low <= start < high for low, high in within):
            continue
        if re.fullmatch(r"\d{4}", by_value(match.group())) and masked[end : end + 1] == "年":
            continue  # years are compared by `premise.wrong_year`
        ahead = QUOTES.sub("", CLAUSE.split(masked[:start])[-1])
        if NAMES.search(masked[:start]) or (NAMED.match(masked, end) and not _lasts(masked, end, ahead)):
            continue
        behind = CLAUSE.split(masked[end:], maxsplit=1)[0]
        rest = PART.split(QUOTES.sub("", behind), maxsplit=1)[0][: 2 * SAME_MAX]
        shown = match.group() + QUOTES.sub("", text[end : end + len(behind)])[: len(rest)]
        # 2000多万 is said of 2000万 and more.
        over = OVER.match(masked, end)
        value = by_value(match.group() + (over[1] if over else ""))
        percent = "%" if value.endswith("%") else ""  # 百分之五 counts as 5% does
        template = (percent + SPELT.sub("#", rest))[:SAME_MAX]
        before = PART.split(ahead[-BEFORE:])[-1]
        behind = QUOTES.sub("", behind)
        found.append(Counted(value.removesuffix("%"), shown, template, before, start, end, ahead, behind))
    return found


def _lasts(text: str, end: int, ahead: str) -> bool:
    """Whether the days behind a number are so many, not a date: 不少于30日."""
    return text.startswith("日", end) and any(one.search(ahead) for one in AHEAD.values())


def same_thing(item: Counted, other: Counted, same: str) -> bool:
    """Whether two numbers count the same: what follows them, or their unit and what stands before them, is the same."""
    if sum(char != "#" for char in same) >= SAME_MIN:
        return True
    # 期限是五年 and 期限为二年 count the same.
    before = len(common(_named(item)[::-1], _named(other)[::-1]))
    return bool(same) and before >= SAME_MIN and not _apart(item, other, same)


def _apart(item: Counted, other: Counted, same: str) -> bool:
    """Whether one measure word counts two things: 22个国家 and 22个省."""
    things = [words.cut(one.template[len(same) :].lstrip("#")) for one in (item, other)]
    if same[-1:] not in ANY_THING or not all(things):
        return False
    (one,), (two,) = ([word for _, word in thing][:1] for thing in things)
    return words.names_something(one) and words.names_something(two) and one not in two and two not in one


def _named(item: Counted) -> str:
    """What stands before a number, without what only leads on to it. Example: 船龄达到 -> 船龄"""
    return COPULAS.sub("", PART.split(item.ahead)[-1])


def stands(item: Counted, text: str) -> bool:
    """Whether a text has this number of what is counted so."""
    return any(other.value == item.value and other.template[:1] == item.template[:1] for other in counted(text))


def common(one: str, other: str) -> str:
    """What both begin with."""
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]


def spelled(item: Counted, template: str) -> str:
    """The number with as much of what follows as both have, in whole words, with the item's own numerals."""
    match = re.match(spelling(template), item.shown)
    ends = [at + len(word) for at, word in words.cut(item.shown)]
    return item.shown[: max((end for end in ends if end <= match.end()), default=match.end())] if match else item.shown


def as_written(folded: str, text: str) -> str:
    """What a text has in place of folded words. Example: 3项ai行动 of "开展3项AI行动" -> 3项AI行动"""
    level = words.fold(text)
    at = level.find(folded) if len(level) == len(text) else -1
    return text[at : at + len(folded)] if at >= 0 else folded


def spelling(template: str) -> str:
    """The pattern of a number and what follows it by a template."""
    # Atomic: the digits of one number are never divided among several.
    numeral = rf"(?>{SPELT.pattern})"
    return r"\A" + numeral + "".join(numeral if char == "#" else re.escape(char) for char in template)
