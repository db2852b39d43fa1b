"""How many there are, where a question says it itself: 王明的文章有四节吧 is asked as 王明的文章有几节, then held against the count."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.ask import yesno
from bot.ask.grounds import Grounds
from bot.ask.writing import opened
from bot.says import premises as says
from bot.text import numbers, words

# What of a text, or of the texts, is counted; nothing but a word for such a thing may follow.
COUNT = re.compile(
    r"(?:有|是|分为?|分成|讲|谈|说|提|写|列|收录|包括|包含|提出|介绍)了?(?:的是)?(?:一?共|总共|只|就|仅){0,2}+"
    r"(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<unit>位|名|篇|份|节|章|段|点|条|项|个?(?:大|小)?(?:部分|方面))"
    r"(?:作者|专家|学者|文章|文件|报告|材料|政策|建议|意见|对策|措施|办法|主张|观点|内容)?的?$"
)
# By these a text may be counted in more ways than one: five points, of two points each.
INNER = frozenset("点条项段")
# So the program tells how many it has counted.
TOLD = re.compile(r"(?:共收录|共有|分为)[^\s“：]{0,40} (\d{1,4}) ")


def asked(question: str) -> tuple[str, str, str] | None:
    """The question how many, the number that this one takes for granted, and its unit; None where it takes none so.

    Example: 王明的文章有四节吧 -> 王明的文章有几节, 四, 节
    """
    if not yesno.asks(question):
        return None
    said = yesno.stated(question)
    match = COUNT.search(said)
    if match is None:
        return None
    how_many = f"{said[: match.start('number')]}几{said[match.end('number') :]}"
    return how_many, match["number"], match["unit"]


def answered(question: str, ask: Callable[[str], Grounds]) -> Grounds | None:
    """The count, and whether it is the one that the question takes for granted; None where nothing is counted."""
    if (found := asked(words.fold(question))) is None:
        return None
    how_many, number, unit = found
    grounds = ask(how_many)
    told = TOLD.search(grounds.answer.text.partition("\n")[0])
    plan = grounds.plan
    if told is None or (plan is not None and (plan.known or plan.match is not None)):
        return None  # 企业地位分为三个方面: what is counted of a text is not what the question speaks of
    if int(told.group(1)) == numbers.ordinal(number):
        grounds = opened(grounds, says.AS_MANY())
    elif unit not in INNER:
        grounds = opened(grounds, says.NOT_AS_MANY(claimed=f"{number}{unit}"))
    return replace(grounds, answer=replace(grounds.answer, question=question))
