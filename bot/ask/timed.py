"""A question of one thing at two times, as two questions: 去年建了几所，今年呢 -> 去年建了几所; 今年建了几所."""

from __future__ import annotations

import re

from bot.text import words

_TIME = r"(?<!\d)20\d\d年|[去前今明]年|上年(?!度)"
TIME = re.compile(_TIME)
ASKS = re.compile(r"(?P<word>多少|几|多大|多高|怎么样|什么|哪)(?P<unit>[\u4e00-\u9fff]?)")
AIMS = re.compile("计划|打算|准备|预计|预期|目标|任务|拟|安排")
# What is yet to come has not come about: 去年改了几个，今年呢 -> 今年改几个.
AHEAD = ("今年", "明年")
# The second half only names its time, or asks there for a number as the first does: 今年呢; 今年计划改多少; 今年的目标是多少.
AGAIN = re.compile(
    r"(?:的?(?:情况|实际)?呢?"
    rf"|(?:的|又|还|则|将|要|会|应|是|能|实际|[定设](?=[的为在得了多几])|{AIMS.pattern}){{0,6}}(?:呢|(?P<does>[\u4e00-\u9fff]{{0,2}}?)(?:达到|完成|是|为|有)?(?P<word>多少|几)(?P<unit>[\u4e00-\u9fff]{{0,2}})))"
    r"[？?。！! ]{0,3}"
)
DONE = re.compile("了|实际|完成了?")
# Who sets both times against each other, or sums them up, asks one thing: 去年比今年高多少, 从去年到今年增加了几所.
AGAINST = re.compile(
    rf"比(?={_TIME}|上年)|相比|比较|对比|差别|差异|差距|相差|差多少|区别|不同|异同|变化|一样|高于|低于|超过|[多少高低快慢]了"
    rf"|合计|总共|一共|累计|加(?:起来|一块|在一起)|哪一?年|从(?:{_TIME})"
)
# Both times before what is asked: 去年和今年的产量各是多少.
JOINED = re.compile(r"的?[和与及跟、]")


def parted(question: str) -> list[str]:
    """The question at its first time and at its second; empty where it asks another thing with each, or compares them."""
    level = words.fold(question)
    times = list(TIME.finditer(level))
    if len(times) != 2 or times[0].group() == times[1].group() or AGAINST.search(level):
        return []
    level = question if len(question) == len(level) else level
    one, two = times
    between, behind = level[one.end() : two.start()], level[two.end() :]
    if JOINED.fullmatch(between):
        asked = re.sub("各自?(?=是|有|为|多)|分别", "", behind)
        return [f"{level[: one.start()]}{time.group()}{asked}" for time in times] if ASKS.search(behind) else []
    first = level[: two.start()].rstrip("，, ？?。；;")
    asks, again = ASKS.search(first, one.end()), AGAIN.fullmatch(behind)
    if asks is None or again is None:
        return []
    if again["word"] and not _asks_alike(first, asks, again):
        return []
    before, rest = first[: one.start()], first[one.end() :]
    if AIMS.search(behind) and not AIMS.search(first):
        return [first, f"{DONE.sub('', before)}{two.group()}计划{DONE.sub('', rest)}"]
    if two.group() in AHEAD:
        rest = re.sub("了(?=多少|几)", "", rest)
    return [first, f"{before}{two.group()}{rest}"]


def _asks_alike(first: str, asks: re.Match[str], again: re.Match[str]) -> bool:
    """Whether a second half asks for a number of the same, counted the same. Example: 改造多少户, 要改多少 -> True; 种了几亩, 收了多少 -> False"""
    units = {one for one in (asks["unit"], again["unit"]) if one}
    verb = again["does"].rstrip("了")
    same = not verb or any(character in first for character in verb)
    return asks["word"] in ("多少", "几") and len({one[0] for one in units}) < 2 and same
