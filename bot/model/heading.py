"""A heading states nothing where it only puts together what the question asks and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model.support import EMPTY
from bot.text import facts, words

# A heading of several parts: 江西研究院：定位与作用
PARTS = re.compile(r"[：:——|｜，、]")


def only_heads(text: str, told: Sequence[str]) -> bool:
    """Whether all words of a heading stand in what is told, but for one last noun that names the form.

    In Chinese what a phrase is comes last, what it is about before it. Example: 转型升级的三个抓手 over what tells of 转型升级.
    Who does what to whom is a statement, though all its words stand there: 甲监管乙.
    """
    known = facts.bare("\n".join(told))
    alike = words.alike()
    lent = 0
    for part in PARTS.split(words.fold(text)):
        said = [word for _, word in words.cut(facts.bare(part)) if word not in EMPTY]
        lacking = [
            word for word in said if word not in known and not any(other in known for other in alike.get(word, ()))
        ]
        lent += len(lacking)
        if lacking and (lent > 1 or len(said) < 2 or lacking != said[-1:] or not words.names_something(lacking[0])):
            return False
        if _states(part):
            return False
    return True


def _states(part: str) -> bool:
    """Whether a verb stands between two nouns."""
    tags = "".join("n" if tag[:1] in "nr" else "v" if tag == "v" else "." for _, tag in words.tagged(part))
    return re.search("n[^n]*v.*n", tags) is not None
