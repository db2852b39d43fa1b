"""A question that names several places side by side: answered of each of them by itself.

Example: 甲市和乙省的补贴有什么不同 -> of 甲市, then of 乙省
"""

from __future__ import annotations

import re
from itertools import combinations

from bot.ask.both import Asks
from bot.ask.grounds import Grounds
from bot.ask.parting import MOST
from bot.ask.together import answered
from bot.says import ask as says
from bot.text import names, words
from bot.text.numbers import amounts

# What sets several side by side, and asks nothing of one alone.
COMPARES = re.compile(
    r"(?:都?有(?:什么|啥|哪些|何))?(?:不同|不一样|区别|差别|差异)(?:之处)?[吗么]?|差(?:在哪[里儿]?|多少)|(?:写的?|说的?|规定的?)?(?:是不是|是否)?(?:一样|相同|一致)[不吗么]?"
    r"|分别|各自|各(?=怎|如|是|有|要|给|提|写|说|补|奖)"
)

# A number is asked for.
NUMBER = re.compile("多少")


def answer(question: str, whole: Grounds, asking: Asks) -> Grounds | None:
    """What answers a question of each of several places by itself; None where not each of two has texts of its own.

    `whole`: what it is answered from at once. Of notices that are not set side by side by their own places one search finds
    but one place's; and of a number, texts that are set so are compared in what they say of the thing besides.
    """
    compared = whole.route == "comparison" and NUMBER.search(question) is not None
    if whole.route != "question" and not (compared and not _counted(whole)):
        return None
    parts = [(place, asking.alone(one)) for place, one in by_place(question)]
    told = [{one.essay_id for one in grounds.answer.citations} for _, grounds in parts]
    if len(list(filter(None, told))) < 2 or any(one == other for one, other in combinations(told, 2)):
        return None
    opening = says.OF_PLACES(places="、".join(place for place, _ in parts))
    return answered(question, parts, asking.searcher.index.outlines, opening)


def _counted(whole: Grounds) -> bool:
    """Whether of each of two texts or more a sentence with a figure is quoted."""
    texts = {one.essay_id for one in whole.answer.citations}
    counted = {one.essay_id for one in whole.answer.citations if amounts(one.quote)}
    return len(texts) > 1 and texts == counted


def by_place(message: str) -> list[tuple[str, str]]:
    """Each of several places that a question names side by side, with the question asked of it alone; empty for fewer.

    Example: 甲市和乙省的补贴有什么不同 -> 甲: 甲市的补贴; 乙: 乙省的补贴
    """
    level = words.fold(message)
    found = sorted(names.places(level), key=level.find)
    one = "|".join(map(re.escape, found))
    if len(found) < 2 or not (
        side := re.search(rf"(?:{one})[省市区县州盟]?(?:(?:[和与跟及、]|以及)(?:{one})[省市区县州盟]?)+", level)
    ):
        return []
    each = re.findall(rf"(?:{one})[省市区县州盟]?", side.group())
    if len(each) > MOST:
        return []
    before, behind = (COMPARES.sub("", part) for part in (level[: side.start()], level[side.end() :]))
    return [(place, f"{before}{place}{behind}") for place in each]
