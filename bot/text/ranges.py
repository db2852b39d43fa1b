"""Ranges that a sentence tells, and which figures lie in them: 65至69周岁, 70周岁以上, 不超过5头."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.text import words
from bot.text.numbers import by_value

NUMBER = r"\d{1,12}(?:\.\d{1,4})?"
SHARE = "%"
# What people and things are counted and measured in; a time is no kind of a thing.
KNOWN = f"(?:周?岁|马力|公斤|千克|平方米|立方米|公里|千瓦|元|[头只户人亩吨米台辆名家{SHARE}])"
# What a share is of, told in so many characters before it; shares of two things are no ranges of one another.
BEFORE = 12
OF = re.compile(
    r"(?P<of>[\u4e00-\u9fff]{1,2}(?:率|比例|占比|程度))(?:[达大高多]?到|达|在|为|是|有|超过|[不高低少大多]于|不低于|不足){0,2}\Z"
)
MONEY = "元"
BETWEEN = re.compile(
    rf"(?P<low>{NUMBER})(?:{KNOWN})?(?:\(不?含\))?(?:[-—~至到]|以上[、,]?(?P<less>不足|未满|不满|不到|低于|少于|小于))(?P<high>{NUMBER})(?P<unit>{KNOWN})"
    rf"|(?P<low2>{NUMBER})(?:{KNOWN})?(?:\(不?含\))?以上[、,]?(?P<high2>{NUMBER})(?P<unit2>{KNOWN})(?:\(不?含\))?以下"
)
FROM = re.compile(
    rf"(?P<low>{NUMBER})(?P<unit>{KNOWN})(?:\(不?含\))?[及和]?以上"
    rf"|(?<!不)(?:年?满|超过|达到|不少于|不低于|大于|高于|多于)(?P<low2>{NUMBER})(?P<unit2>{KNOWN})(?![及和]?以下)"
)
UP_TO = re.compile(
    rf"(?P<high>{NUMBER})(?P<unit>{KNOWN})(?:\(不?含\))?[及和]?(?:以下|以内)"
    rf"|(?P<less>不足|未满|不满|不到|低于|少于|小于)(?P<high2>{NUMBER})(?P<unit2>{KNOWN})"
    rf"|(?:不超过|不多于|不高于)(?P<high3>{NUMBER})(?P<unit3>{KNOWN})"
)
ASKED = re.compile(
    rf"(?<![\d.第])(?P<number>{NUMBER})(?P<unit>{KNOWN})(?![及和]?以[上下内])"
    r"|(?<![\d.第])(?P<sum>\d{5,12})(?=$|\W|[的了能可补算够行要是给拿])"  # 投了600万能补多少: of money
)


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, None where it is open; `less`: `high` itself is not in it. `unit`: what is compared (`_unit`)."""

    unit: str
    low: Decimal | None = None
    high: Decimal | None = None
    less: bool = False

    def holds(self, figure: Decimal) -> bool:
        """Whether a figure lies in it."""
        below = self.high is None or figure < self.high or (figure == self.high and not self.less)
        return below and (self.low is None or figure >= self.low)


Figures = Sequence[tuple[Decimal, str]]


def asked(question: str) -> Figures:
    """The figures of a question with what is compared of their units (`_unit`). Example: 我今年六十八岁 -> (68, 岁)"""
    level = by_value(words.fold(question))
    found = [(match, _unit(match, match["unit"] or MONEY)) for match in ASKED.finditer(level)]
    return [(Decimal(match["number"] or match["sum"]), unit) for match, unit in found if unit]


def _unit(match: re.Match[str], unit: str) -> str:
    """What is compared: the last character of a unit; what a share is of (损失率), empty where that is not told."""
    if unit != SHARE:
        return unit[-1]
    of = OF.search(match.string[max(0, match.start() - BEFORE) : match.start()])
    return of["of"] if of else ""


def told(text: str) -> Iterator[Range]:
    """The ranges of a sentence."""
    level = by_value(words.fold(text))
    for match in BETWEEN.finditer(level):
        low, high, unit = (match[name] or match[f"{name}2"] for name in ("low", "high", "unit"))
        yield Range(_unit(match, unit), Decimal(low), Decimal(high), less=bool(match["less"]))
    level = BETWEEN.sub(" ", level)
    for match in FROM.finditer(level):
        unit = match["unit"] or match["unit2"]
        yield Range(_unit(match, unit), low=Decimal(match["low"] or match["low2"]))
    for match in UP_TO.finditer(level):
        high, unit = (match[name] or match[f"{name}2"] or match[f"{name}3"] for name in ("high", "unit"))
        yield Range(_unit(match, unit), high=Decimal(high), less=bool(match["less"]))


def held(text: str, figures: Figures) -> float:
    """How far a sentence tells of some figures: 1 where a range of it holds one, a half where it has a range of their unit.

    Example: 80头 is held by 20至100头; 500头以上 tells that it is too few
    """
    same = [(one, figure) for one in told(text) for figure, unit in figures if one.unit == unit] if figures else []
    return 1.0 if any(one.holds(figure) for one, figure in same) else 0.5 * bool(same)
