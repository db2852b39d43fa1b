"""A quotation that was put together of two places, each to the letter."""

from __future__ import annotations

from bot.check.difference import Change
from bot.check.locate import Corpus, Place

# Half of a quotation that was put together has at least so many characters.
PART = 6


def halves(words: str, corpus: Corpus) -> tuple[Place, Place] | None:
    """Two places, each to the letter, that a quotation was put together of; the later one behind the first where it can be."""
    if not (corpus.may_hold(words[:PART]) and corpus.may_hold(words[-PART:])):
        return None
    low, high = 0, len(words)
    while low < high:  # the longest beginning that stands in the corpus
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in corpus.text else (low, middle - 1)
    if low < PART or len(words) - low < PART:
        return None
    rest = words[low:].lstrip("，。；：、！？,;:")
    firsts, lasts = corpus.exact(words[:low]), corpus.exact(rest) if len(rest) >= PART else []
    if not lasts:
        return None
    pairs = [(one, two) for one in firsts for two in lasts if one.essay is two.essay and two.start >= one.end]
    return min(pairs, key=lambda pair: pair[1].start - pair[0].end) if pairs else (firsts[0], lasts[0])


def joined(first: Place, last: Place) -> tuple[Change, ...]:
    """The comparison of words that were put together: the second half was added to the first."""
    return (Change("equal", first.text, first.text), Change("insert", last.text, ""))
