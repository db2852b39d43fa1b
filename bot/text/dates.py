"""Dates as Chinese texts write them, compared by value."""

from __future__ import annotations

import re

from bot.text import numbers

HAN_YEAR = r"[一二][〇○零Ｏ一二三四五六七八九]{3}"
HAN_DAY = r"[一二三四五六七八九十]{1,3}"
DATE = rf"(?:20|19)\d\d ?年 ?\d{{1,2}} ?月 ?\d{{1,2}} ?日|{HAN_YEAR}年{HAN_DAY}月{HAN_DAY}日"
ANY = re.compile(
    rf"((?:19|20)\d\d|{HAN_YEAR})\s?[-年/.]\s?(\d{{1,2}}|{HAN_DAY})(?:\s?[-月/.]\s?(\d{{1,2}}|{HAN_DAY})?|(?=\D|$))"
)

Date = tuple[int, int, int]


def dates(text: str) -> list[Date]:
    """Every date of a text in its order; a day that is not told is 0. Example: 二〇二五年七月十五日 -> [(2025, 7, 15)]"""
    found = []
    for year, month, day in ANY.findall(text):
        one = (_value(year), _value(month), _value(day) if day else 0)
        if 1 <= one[1] <= 12 and one[2] <= 31:
            found.append(one)
    return found


def _value(numeral: str) -> int:
    return numbers.ordinal(re.sub("[○Ｏ]", "〇", numeral))
