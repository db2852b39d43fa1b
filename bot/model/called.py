"""Who and what a sentence calls by name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from bot.text import facts, names, words


def persons(text: str) -> Iterator[str]:
    """Words of a text that are tagged as persons' names, begin as such, and are no common word.

    Two characters that no dictionary has are as often a short form (卫健, 林改) as a name.
    """
    for word, tag in words.tagged(words.fold(text)):
        if tag == "nr" and 1 < len(word) < 4 and word[0] in names.SURNAMES:
            often = words.frequency(word)
            if often <= names.COMMON and (often or len(word) > 2):
                yield word


def named(text: str) -> Iterator[str]:
    """The names of `facts.named`, from the beginning of a word on that names something; what is no such word is no name.

    Example: 鼓励用银行保函 has no 励用银行, 紫金山实验室 is no 金山实验室
    """
    plain = facts.bare(text)
    cut = words.cut(plain)
    for name in facts.named(text):
        at = plain.find(name)
        if at < 0 or not (facts.BODY.fullmatch(name) or facts.SCHEME.fullmatch(name)):
            yield name
            continue
        end = at + len(name)
        over = [(start, word) for start, word in cut if start < end and at < start + len(word)]
        nouns = list(takewhile(lambda one: words.names_something(one[1]), reversed(over)))
        if len(nouns) > 1 or (nouns and len(nouns[0][1]) >= len(name)):
            yield plain[nouns[-1][0] : end]
