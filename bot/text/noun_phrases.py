"""Runs of words that can be named as a topic."""

from __future__ import annotations

import re

from bot.text import words

KEPT = re.compile(r"(?:n|v|a|j|l|i|b|s|x|m|eng|q|z)")
INSIDE = frozenset("的 和 与 及 以及 、 不".split())
# A longer one is not named.
TOPIC_MAX = 16


def is_noun_phrase(topic: str) -> bool:
    """Whether words can be named as a topic in a sentence of our own: short, of one piece, and ending in a noun."""
    parts = words.tagged(topic)
    if sum(tag == "v" for _, tag in parts) > 1 or any(
        tag == "v" and (len(word) == 1 or not at) for at, (word, tag) in enumerate(parts)
    ):
        return False
    plain = all(word in INSIDE or (words.WORD.fullmatch(word) and KEPT.match(tag)) for word, tag in parts)
    return (
        bool(parts)
        and plain
        and len(topic) <= TOPIC_MAX
        and (parts[-1][1][0] in "njlixs" or parts[-1][1] in ("vn", "an", "eng", "v"))
        and not says_how(parts[-1][0])
    )


def says_how(word: str) -> bool:
    """Whether a word is a set phrase that names nothing. Example: 怎么弄, 宽容一点 -> True; 自然环境 -> False"""
    return any(tag == "l" and one == word and not words.ends_in_noun(word) for one, tag in words.tagged(word))


def names_a_thing(word: str) -> bool:
    """Whether a word is a noun, a name or a term, and no set phrase that names nothing."""
    return words.names_something(word) and not says_how(word)
