"""Amounts in one spelling, whatever script and form they are written in: a draft may write 四成 for 40%."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.text import numbers

# Numerals of cheques; two of them at least, for 陆 and 伍 are names. A circle is typed for 〇.
CHEQUE = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟零万亿]{2,40}")
PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
OF_TEN = re.compile(r"(?<![\d.十百千万])(\d(?:\.\d)?|[一二三四五六七八九])成(?![果立功为长效员本就熟不群套品因])")
SLASH = re.compile(r"(?<![\d/.])([1-9])/([1-9]\d?)(?![\d/.])")
PER_MILLE = re.compile(r"千分之([\d.]{1,8}|[零〇一二三四五六七八九十百点]{1,8})")
# 百分之二十至三十: both are percent. Between two numbers a dash is 至.
BETWEEN = re.compile(r"(?<=[\d%])[—–\-~～至到]{1,2}(?=\d)")
BOTH = re.compile(r"(?<![\d.])(\d[\d.]{0,8})(%?)至(\d[\d.]{0,8})(%?)(?!个百分点)")


def valued(text: str) -> str:
    """A folded text with each amount in one spelling, so that only another amount makes a difference.

    Example: "四成、2/3以上、百分之二十至三十" -> "40%、66.66…%以上、20%至30%"
    """
    text = CHEQUE.sub(lambda found: found.group().translate(PLAIN), text).replace("○", "〇")
    text = PER_MILLE.sub(lambda found: numbers.by_value(found[1]) + "‰", SLASH.sub(r"\2分之\1", text))
    text = OF_TEN.sub(lambda found: f"{Decimal(numbers.by_value(found[1])) * 10:f}%", text)
    return BOTH.sub(_ranged, BETWEEN.sub("至", numbers.by_value(numbers.fractions(text))))


def _ranged(found: re.Match[str]) -> str:
    """20至30% and 20%至30% are one."""
    low, first, high, last = found.groups()
    return f"{low}%至{high}%" if first or last else found.group()
