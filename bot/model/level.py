"""A text as a claim and its evidence are laid side by side: one spelling, cut into sentences, clauses and tagged words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.text import numbers, words

CLAUSE = re.compile(r"[，；：。！？,;:!?\n]")
SENTENCE = re.compile(r"[。！？；\n]")
# What is written round words and says nothing.
MARKS = re.compile(r"[\"'《》〈〉\s*`]")
# How surprising a word is that jieba's dictionary lacks; no word surprises more.
RAREST = 12.0

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands, and jieba's tag."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Level:
    """A text with its sentences, clauses and words; `pieces`: where each of several texts begins and ends in it."""

    text: str
    pieces: tuple[Span, ...]
    sentences: tuple[Span, ...]
    clauses: tuple[Span, ...]
    words: tuple[Word, ...]
    pairs: frozenset[str]

    @classmethod
    def of(cls, *texts: str) -> Level:
        """Texts, one below the other."""
        each = [MARKS.sub("", numbers.by_value(words.fold(text))) for text in texts]
        whole, pieces, at = "\n".join(each), [], 0
        for one in each:
            pieces.append((at, at + len(one)))
            at += len(one) + 1
        sentences, clauses = (tuple(spans(whole, pattern)) for pattern in (SENTENCE, CLAUSE))
        return cls(whole, tuple(pieces), sentences, clauses, tuple(_words(whole)), frozenset(pairs(whole)))


@lru_cache(maxsize=256)
def leveled(*texts: str) -> Level:
    """The same, remembered: sentences of one answer cite the same words."""
    return Level.of(*texts)


def spans(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    """What stands between the matches of a pattern."""
    at = 0
    for match in pattern.finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def pairs(text: str) -> list[str]:
    """Its pairs of neighbouring characters."""
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _words(text: str) -> Iterator[Word]:
    at = 0
    for word, tag in words.tagged(text):
        start = text.find(word, at)
        if start < 0:  # jieba gives white space back otherwise than it was
            continue
        at = start + len(word)
        if re.match(r"\w", word):
            yield Word(start, at, word, tag)


@lru_cache(maxsize=1 << 15)
def weight(word: str) -> float:
    """How surprising a word is: the logarithm of how seldom jieba's dictionary has it."""
    often = words.frequency(word)
    return min(RAREST, math.log(words.total() / (often + 1))) if often else RAREST
