"""A heading states nothing where it only puts together what the question asks and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.model.support import EMPTY
from bot.text import facts, words

# A heading of several parts: 某研究院：定位与作用
PARTS = re.compile(r"[：:——|｜，、]")
JOINS = frozenset("与 和 及 以及".split())
# More words than these may say who does what to whom; then they stand in the order of what is told.
MANY = 2


def only_heads(text: str, told: Sequence[str]) -> bool:
    """Whether a heading's words stand in what is told, but for the last of each part, a noun that names the form.

    In Chinese what a phrase is comes last, what it is about before it. Example: 转型升级的三个抓手 over what tells of 转型升级.
    Who does what to whom is a statement, though all its words stand there: 甲监管乙.
    """
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
    return held > 0


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
