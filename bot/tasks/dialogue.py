"""History + question -> a question that stands alone. A question that can stand alone is never touched."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text import words

# What cannot be understood without the question before: it opens by pointing back, or names nothing at all.
POINTS_BACK = re.compile(r"^(?:那么?|它|他|她|这|该|其|此|上述|前面|刚才|还有|另外|再|继续|具体|详细|为什么|为何|怎么)")
ONLY_A_NAME = re.compile(r"^(?:那么?)?[\u4e00-\u9fff]{2,4}呢[？?]?$")
SHORT = 2


def standalone(question: str, history: Sequence[str], authors: Sequence[str]) -> str:
    """The question itself, or behind the one before it where it cannot stand alone; a new author takes over.

    Example: "马回呢？" after "刘忠林怎么看未来产业？" -> "怎么看未来产业？ 马回呢？"
    """
    if not history or not _leans(question):
        return question
    before = history[-1].strip()
    if any(author in question for author in authors):
        for author in authors:
            before = before.replace(author, "")
    return f"{before} {question.strip()}"


def _leans(question: str) -> bool:
    bare = question.strip()
    if ONLY_A_NAME.match(bare):
        return True
    return POINTS_BACK.match(bare) is not None and len(set(words.content(bare))) <= SHORT
