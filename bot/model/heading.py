"""A heading or a lead states nothing where it only puts together what the question asks and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from bot.model.denied import misled
from bot.model.support import EMPTY, FRAME, coverage
from bot.text import facts, numbers, words

# A heading of several parts: 某研究院：定位与作用
PARTS = re.compile(r"[：:——|｜，、]")
JOINS = frozenset("与 和 及 以及".split())
# So many of them, and what they are called where it comes last: 三条举措.
NUMBER = re.compile(
    r"([二两三四五六七八九十]|\d{1,2})[个位项条点类种层方](?:(?:主要|重要|具体)?[\u4e00-\u9fff]{2}(?=\W{0,3}\Z))?"
)
# More words than these may say who does what to whom; then they stand in the order of what is told.
MANY = 2
# A lead before a colon: what is longer, or ends as a clause does that goes on behind the colon, is a sentence.
LEAD = re.compile(r"\A(\W{0,3})([^，。；：！？,;:!?]{1,8})[：:](?=.)")
GOES_ON = tuple("是 有 为 即 如下 包括 在于 分 看".split())
# Who does it, to whom: a statement, whatever its words are tagged.
TOWARDS = frozenset("由 向 面向 对 被 让 把 以".split())
COUNTED = "一二两三四五六七八九十几双"
LABELLED = re.compile(r"[；;][^，。；：！？,;:!?]{1,8}[：:]")


def only_heads(text: str, told: Sequence[str], counts: Collection[int] = ()) -> bool:
    """Whether a heading's words stand in what is told, but for the last of each part, a noun that names the form.

    In Chinese what a phrase is comes last, what it is about before it. Example: 转型升级的三个抓手 over what tells of 转型升级.
    Who does what to whom is a statement, though all its words stand there: 甲监管乙. So is how many there are, but for
    `counts`: 三条举措 over three.
    """
    text, counted = _uncounted(FRAME.sub("", text), counts)
    known = facts.bare("\n".join(told))
    alike = words.alike()
    held = 0
    for part in _parts(text):
        lacking = [
            word for word in part if word not in known and not any(other in known for other in alike.get(word, ()))
        ]
        held += len(part) - len(lacking)
        if lacking and (lacking != part[-1:] or not words.names_something(lacking[0])):
            return False
        if len(part) > MANY and not any(_in_order(part, facts.bare(line)) for line in told):
            return False
    return held > 0 or counted


def _uncounted(text: str, counts: Collection[int]) -> tuple[str, bool]:
    """A text without the numbers of these things, and whether it had one. Example: 三条举措, {3} -> 举措, true"""

    def kept(match: re.Match[str]) -> str:
        return "" if numbers.ordinal(match[1]) in counts else match.group()

    plain = NUMBER.sub(kept, text)
    return plain, plain != text


def _parts(text: str) -> Iterator[list[str]]:
    """The words of each part of a heading that say something."""
    for part in PARTS.split(words.fold(text)):
        said: list[str] = []
        for _, word in words.cut(facts.bare(part)):
            if word in JOINS:
                yield said
                said = []
            elif word not in EMPTY:
                said.append(word)
        yield said


def _in_order(said: Sequence[str], line: str) -> bool:
    """Whether those of the words that a line has stand in it in this order."""
    at = 0
    for word in [word for word in said if word in line]:
        if (at := line.find(word, at)) < 0:
            return False
        at += len(word)
    return True


def unled(text: str, told: str) -> str:
    """A sentence without its lead, where that says what neither what is told nor what stands behind it says.

    The words behind it stand by themselves. Example: 见效最快：推广积分制[1] -> 推广积分制[1]; 积分制：… stays
    """
    lead = LEAD.match(text)
    if not lead or lead[2].endswith(GOES_ON) or LABELLED.search(text):  # a row of a table
        return text
    behind = text[lead.end() :]
    if misled(text, told):
        return lead[1] + behind
    said = facts.bare(FRAME.sub("", lead[2]))
    lacking = set(coverage(said, f"{told}\n{behind}").lacking)
    tagged = [
        (word, tag)
        for word, tag in words.tagged(said)
        if len(word) > 1 and word[0] not in COUNTED  # counts are judged as numbers
    ]
    acts = [word for word, tag in tagged if tag[:1] in "vab" or (tag[:1] in "nm" and not words.names_something(word))]
    stated = not lacking.isdisjoint(acts) or (acts and any(word in lacking for word, _ in tagged if word not in acts))
    toward = lacking and next((word for _, word in words.cut(said)), "") in TOWARDS
    return lead[1] + behind if stated or toward else text
