"""Numbers as a question or a sentence counts with them: what is counted stands behind a number, or before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.text import words
from bot.text.numbers import FIXED, LARGE, LONE, SPELT, by_value

QUOTES = re.compile(r"[\"'“”‘’]")
# So many characters after a number must be the same for two numbers to count the same thing.
SAME_MIN, SAME_MAX = 2, 6
# … and so many before it.
BEFORE = 4
# The last of what stands before a number may only say that it is it.
COPULAS = "是为"
# A number behind one of these, or before one, tells which, not how many.
NAMES = re.compile(r"(?:第|哪|前|后|这|那|其中|另|[〔\[（(])\s?\Z")
NAMED = re.compile(r"[〕\]）)]|\s?(?:号|日|月|[点时](?![个的])|期|届|楼|路)")
CLAUSE = re.compile(r"[，。；：！？;:!?]|,(?!\d)")
# Behind a number that is part of a name: 六大行动, 四横四纵.
OF_NAMES = frozenset("大横纵库链廊#")
_NUMERAL = r"(?:\d++(?:,\d{3})*+(?:\.\d++)?+|[零〇一二两三四五六七八九十百千]++)(?:万亿|[万亿])?+"
# 一万元以上五万元以下, 三至五年, 1—5万元.
RANGE = re.compile(
    rf"(?<![\d.,零〇一二两三四五六七八九十百千])(?P<low>{_NUMERAL})(?P<unit>[%元年月日天时周岁人家户名位个项条件次所座处台辆亩吨米克升度倍级分]{{0,2}}?)"
    rf"(?:(?P<over>以上)|到|至|[-~～—–]{{1,2}})(?P<high>{_NUMERAL})(?:%|个?[月年日天元人家个岁处])?+(?:以下)?+"
)


# What leaves a number open on one side or around it; the others set a limit.
OPEN = frozenset("超过 不足 低于 高于 不到 不满 近 将近 约 左右 超 突破".split())
# What bounds a number, or makes it no exact one.
BOUNDS = re.compile(
    "不超过|不得超过|不少于|不低于|不多于|不高于|至少|至多|最多|最少|以上|以下|以内|超过|不足|低于|高于"
    r"|不到|不满|将?近(?=\d)|约|左右|超(?=\d)|突破"
)


@dataclass(frozen=True, slots=True)
class Range:
    """From what number to what, in digits, and as the text has it."""

    values: tuple[str, str]
    shown: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in digits, as it is shown, what follows it with every numeral as #, what stands before it, and its clause."""

    value: str
    shown: str
    template: str
    before: str = ""
    clause: str = ""

    @property
    def bounds(self) -> list[str]:
        """What bounds it, or makes it no exact number, in its clause. Example: 不到30个 -> [不到]"""
        return BOUNDS.findall(self.clause)

    def excludes(self, other: Counted) -> bool:
        """Whether another number of the same thing cannot be right beside it: both are exact, or the same limit.

        Example: 不超过五万元 and 不超过十万元; not 不到30个 and 22个, nor 超过20个 and 超过22个
        """
        return self.bounds == other.bounds and OPEN.isdisjoint(self.bounds)


def ranges(text: str) -> list[Range]:
    """The ranges of a text. Example: 处一万元以上五万元以下罚款 -> (10000, 50000); 1-5万元 -> (10000, 50000)"""
    found = []
    for match in RANGE.finditer(words.fold(text)):
        low, high, shared = match["low"], match["high"], match["high"][-1:]
        if shared in LARGE and low[-1:] not in LARGE and not match["unit"] and not match["over"]:
            low += shared
        found.append(Range((by_value(low), by_value(high)), match.group()))
    return found


def counted(text: str) -> list[Counted]:
    """Numbers with the template of what follows them, every numeral in it as #."""
    text = QUOTES.sub("", text)
    masked = FIXED.sub(lambda match: "＿" * len(match.group()), text)
    found = []
    for match in SPELT.finditer(masked):
        if match.group(2) in LONE or (match.group(2) == "一" and not match.group(1)):
            continue
        if re.match(r"\d{4}", match.group()) and masked[match.end() : match.end() + 1] == "年":
            continue  # years are compared by `wrong_year`
        if NAMES.search(masked[: match.start()]) or NAMED.match(masked, match.end()):
            continue
        rest = re.split(r"[，。；：、！？,;:!?\"“”（(]", masked[match.end() :], maxsplit=1)[0][: 2 * SAME_MAX]
        template = SPELT.sub("#", rest)[:SAME_MAX]
        before = re.split(r"[，。；：、！？,;:!?\"“”（(]", masked[max(0, match.start() - BEFORE) : match.start()])[-1]
        shown = text[match.start() : match.end() + len(rest)]
        clause = CLAUSE.split(text[: match.start()])[-1] + CLAUSE.split(text[match.start() :], maxsplit=1)[0]
        found.append(Counted(by_value(match.group()), shown, template, before, clause))
    return found


def same_thing(item: Counted, other: Counted, same: str) -> bool:
    """Whether two numbers count the same: what follows them, or their unit and what stands before them, is the same."""
    if sum(char != "#" for char in same) >= SAME_MIN:
        return True
    # 期限是五年 and 期限为二年 count the same.
    before = len(common(item.before.rstrip(COPULAS)[::-1], other.before.rstrip(COPULAS)[::-1]))
    return bool(same) and before >= SAME_MIN


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
