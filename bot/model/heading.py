"""A heading states nothing where it only puts together what the question asks and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model.support import EMPTY
from bot.text import facts, words

# A heading of several parts: 江西研究院：定位与作用
PARTS = re.compile(r"[：:——|｜，、与和及]")


def only_heads(text: str, told: Sequence[str]) -> bool:
    """Whether all words of a heading stand in what is told, but for the last of each part, a noun that names the form.

    In Chinese what a phrase is comes last, what it is about before it. Example: 转型升级的三个抓手 over what tells of 转型升级
    """
    known = facts.bare("\n".join(told))
    alike = words.alike()
    for part in PARTS.split(words.fold(text)):
        said = [word for _, word in words.cut(facts.bare(part)) if word not in EMPTY]
        lacking = [
            word for word in said if word not in known and not any(other in known for other in alike.get(word, ()))
        ]
        if lacking and (lacking != said[-1:] or not words.names_something(lacking[0])):
            return False
    return True
