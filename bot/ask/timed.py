"""A question of one thing at two times, as two questions: 去年建了几所，今年呢 -> 去年建了几所; 今年建了几所."""

from __future__ import annotations

import re

from bot.ask.wants import own_words
from bot.text import words

TIME = re.compile(r"(?<!\d)20\d\d年|[去前今明]年|上年(?!度)")
ASKS = re.compile(r"多少|几[\u4e00-\u9fff]|多大|多高|怎么样|什么|哪")
# What the second half may say besides its time: 今年计划改多少, 今年的目标呢.
SAYS = re.compile(
    r"[，,、。？?！! ]|的|呢|了|又|则|和|是|有|为|要|该|能|会|将|拟|还|再|实际|完成|达到|增[长加]|下降|新增|计划|打算|准备|预计|预期|目标|安排|任务|情况"
    r"|多少|几[\u4e00-\u9fff]?|多大|多高|怎么样|什么|哪些|[\u4e00-\u9fff]?(?:个|家|所|户|人|亿元|万元|元|套|条|公里|万亩|亩)(?![\u4e00-\u9fff]{2})"
)
AIMS = re.compile("计划|打算|准备|预计|预期|目标|安排|任务|拟")
DONE = re.compile("了|实际|完成了?")
# Who sets both times against each other, or sums them up, asks one thing: 去年比今年高多少.
AGAINST = re.compile("比|较|差|相[比同]|一样|高于|低于|超过|变化|从|到|合计|加|总共|一共|累计|哪[一个]?年")


def parted(question: str) -> list[str]:
    """The question at its first time and at its second; empty where it names another thing with each, or compares them."""
    level = words.fold(question)
    times = list(TIME.finditer(level))
    level = question if len(question) == len(level) else level
    if len(times) != 2 or times[0].group() == times[1].group() or AGAINST.search(level):
        return []
    one, two = times
    first, second = level[: two.start()].rstrip("，, 和与及、"), level[two.start() :]
    if not ASKS.search(first):  # 去年和今年的产量各是多少: both stand before what is asked
        between, behind = level[one.end() : two.start()], level[two.end() :]
        if between.strip("的") not in ("和", "与", "及", "、", "跟") or not ASKS.search(behind):
            return []
        asked = level[: one.start()], re.sub("各自?(?=是|有|为|多)|分别", "", behind)
        return [f"{asked[0]}{time.group()}{asked[1]}" for time in times]
    rest = SAYS.sub(" ", second[two.end() - two.start() :])
    if any(word not in first and words.names_something(word) for word in own_words(rest)):
        return []
    again = f"{first[: one.start()]}{two.group()}{first[one.end() :]}"
    if AIMS.search(second) and not AIMS.search(again):
        again = DONE.sub("", again)
        again = f"{again[: one.start()]}{two.group()}计划{again[one.start() + len(two.group()) :]}"
    return [first, again]
