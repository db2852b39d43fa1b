"""The question before, asked of another time, or of another thing at the same time: 去年呢, 那2025年实际是多少, 换成粮食产量呢."""

from __future__ import annotations

import re
from datetime import date

from bot.text import keys, words

# A time by its year, or told from today, or a plan by its number.
TIME = re.compile(r"20\d\d年?|[去前今明后本上]年(?!度报)|(?:上|下)半年|\"?十[一二三四五六]五\"?(?:时期|期间)?")
# What may stand beside it and names nothing: 那, 实际, 是多少, 打了.
SAYS = re.compile(r"实际上?|完成|达到|增长|情况|目标|结果|数据?")
AIMS = re.compile(r"的?(?:预期|计划)?目标|预期|计划|打算")
DONE = re.compile(r"[去前上]年|实际|完成|了")
DID = re.compile(r"(?:完成|实现|达到|有|是)了?\Z")
YEAR = re.compile(r"20\d\d")
# How far each lies from this year.
FROM_NOW = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
LONGEST = 16
# How a question asks for a figure, behind what it is of.
MEASURED = re.compile(
    r"(?:(?:是|有|为|达到?了?|增长了?|完成|目标是?)?(?:多少|几[\u4e00-\u9fff]?)[^，。？?]{0,6}|(?:怎么样|如何))[？?。 ]*$"
)


# Whether there are any figures of it: 有数字吗, 有没有具体数据.
FIGURED = re.compile(
    r"(?:那|这个|这方面)?有(?:没有|无|什么|哪些)?(?:具体|相关|准确)?的?(?:数字|数据|数值|指标)(?:支撑|依据)?[吗呢没么]?(?:有)?[？?。！! ]*"
)


def retimed(question: str, before: str, about: str = "", this: int | None = None) -> str | None:
    """The question before with the time that this one names; None where this one names none, or something besides.

    `about`: what the question before was about, asked for where only figures are wanted (有数字吗). `this`: the year that is
    今年 in the text spoken of; None: that of today. Who asks what was done asks for no aim, who asks for an aim for one:

        去年呢, of 甲市今年粮食目标是多少 -> 甲市去年粮食是多少
        那去年实际是多少, of 甲省2026年粮食目标 -> 甲省2025年粮食
        今年的目标呢, of 甲市2031年粮食产量是多少 -> 甲市2032年粮食产量目标是多少
    """
    if about and FIGURED.fullmatch(question):
        return f"{about}的具体数字"
    now, then = TIME.search(words.fold(question)), TIME.search(words.fold(before))
    level = before if len(words.fold(before)) == len(before) else words.fold(before)
    if now is None or len(question.strip()) > LONGEST:
        return None
    rest = SAYS.sub(" ", TIME.sub(" ", words.fold(question)))
    if any(map(words.names_something, keys.content(rest))):
        return None
    if then is None:
        asked = f"{now.group()}{level}"
    else:
        asked = f"{level[: then.start()]}{_counted(now.group(), then.group(), this)}{level[then.end() :]}"
    if DONE.search(question):
        return AIMS.sub("", asked)
    measured = MEASURED.search(asked)
    if measured and AIMS.search(question) and not AIMS.search(asked):
        return f"{DID.sub('', asked[: measured.start()])}目标是多少？"
    return asked


def of_thing(what: str, before: str) -> str | None:
    """The question before, of the same time, with another thing in the place of its own; None where it tells no time or asks for no figure.

    Example: 高标准农田, after 甲县2025年粮食产量是多少 -> 甲县2025年高标准农田是多少
    """
    then, asks = TIME.search(before), MEASURED.search(before)
    if (
        then is None
        or asks is None
        or then.end() >= asks.start()
        or not any(map(words.names_something, keys.content(what)))
    ):
        return None
    return f"{before[: then.end()]}{what}{asks.group()}"


def _counted(now: str, then: str, this: int | None) -> str:
    """A time told from this year by its own, where the question before has a year. Example: 去年, in 2026 -> 2025年"""
    return f"{(this or date.today().year) + FROM_NOW[now]}年" if YEAR.match(then) and now in FROM_NOW else now
