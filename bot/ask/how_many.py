"""What a question asks the number of: the measure words that points, parts and articles are counted by, and their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ask.steps import NUMERALS
from bot.text import words

# 哪一条 asks for one, and counts nothing.
SEVERAL = NUMERALS.replace("一", "")
UNIT = re.compile(
    rf"(?:(?<![举列说讲谈提给出第])(?:多少|几)|(?<=哪)[{SEVERAL}]{{1,3}})(?:个|大|的)*(章|小节|小标题|节|条(?!件)|款|项(?!目)|部分|方面|板块|块|点|步|种|类|层|件)"
)
# What is counted, behind its measure word: 多少件实事, 几条具体的措施.
THING = re.compile(
    rf"{UNIT.pattern}(?:具体)?的?(?P<thing>[\u4e00-\u9fff]{{2,8}}?)(?=$|[^\u4e00-\u9fff]|[吗呢呀啊是有]|分别|都|一共|总共)"
)
# 几点 and 几块 are hours and money, but behind what has, tells or divides: 有几点, 强调了几点, 归纳为几点, 分几块; not 公园几点关门,
# 营业到几点, 一共几块.
HAS = {
    "点": re.compile(r"(?:[的有共分含括哪些了出]|[归概分总][纳括结]?[为成]|注意|强调|明确|[讲说谈提列写])$"),
    "块": re.compile(r"(?:有|分[为成了]?|哪|含|括)$"),
}
# Which ones they are is asked, not how many: 有哪几种情形, 都是哪五条.
WHICH = re.compile(rf"哪[几{SEVERAL}]")


def units(question: str) -> tuple[str, ...]:
    """The measure words that a question counts points, parts or articles by, each once.

    Example: 有几点建议 -> 点; 公园几点关门 -> none
    """
    found = (match[1] for match in UNIT.finditer(question) if not _of_clock_or_money(question, match))
    return tuple(unit for unit in dict.fromkeys(found) if unit != "件" or THING.search(question))


def _of_clock_or_money(question: str, match: re.Match[str]) -> bool:
    """Whether an hour or a sum is asked for by what might be a number of points or parts."""
    if match[1] not in HAS or "大" in match.group():  # 几大块
        return False
    return question.startswith("钱", match.end()) or HAS[match[1]].search(question[: match.start()]) is None


def things(question: str, known: Sequence[str]) -> Iterator[str]:
    """What is counted, behind its measure word; of 哪几条 only what texts have: 哪几条路子 asks for their points."""
    for match in THING.finditer(question):
        thing = match["thing"]
        held = any(word in thing for word in known) or not WHICH.match(question, match.start() - 1)
        if held and not UNIT.search(thing) and words.names_something(words.cut(thing)[-1][1]):
            yield thing
