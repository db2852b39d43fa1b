"""The question before about an order of places, asked of its other end, or of one place: 那最低的呢; 甲省排第几."""

from __future__ import annotations

import re

from bot.ask.everywhere import EACH, PLACE
from bot.ask.ranking import HIGH, LOW, MOST, ORDER, PLACED, WHO
from bot.text import words

END = re.compile(rf"(?:那么?)?(?P<most>{HIGH}|{LOW})的?(?:{PLACE}|年份)?(?:是?{WHO}|是谁)?呢?\W*")
ONE = re.compile(rf"(?:那么?)?(?P<place>[\u4e00-\u9fff]{{2,8}}?)(?:呢?[，,]?)(?P<at>{PLACED.pattern})呢?\W*")
SORTED = re.compile(rf"(?:{ORDER.pattern})排?[列序名]?(?:一下)?")
OF_WHOM = re.compile(rf"{EACH.pattern}|{WHO}")


def reordered(question: str, before: str) -> str | None:
    """The question before so asked; None where it asks for no order, or this one for something else.

    Example: 那最低的呢, after 哪个省GDP增速最高 -> 哪个省GDP增速最低
    """
    asked, level = words.fold(question).strip(), words.fold(before)
    most = MOST.search(level)
    if most and (match := END.fullmatch(asked)):
        return f"{level[: most.start()]}{match['most']}{level[most.end() :]}"
    order, whom = most or SORTED.search(level), OF_WHOM.search(level)
    if order and whom and (match := ONE.fullmatch(asked)):
        told = f"{level[: order.start()]}{match['at']}{level[order.end() :]}" if whom.end() <= order.start() else ""
        return told.replace(whom.group(), match["place"], 1) or None
    return None
