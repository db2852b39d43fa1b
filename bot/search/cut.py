"""The words and the pairs of characters that the corpus's own texts hold, cut once: no question changes them.

For texts of the corpus only. What people ask is not kept.
"""

from __future__ import annotations

import sys
from functools import lru_cache

from bot.text import keys, vocabulary, words
from bot.text.passages import citable

# How many are kept: an answer looks at some sixty sentences and passages, a recommendation at some hundred acts with
# their sentences and topics. The words of one take about 4 KB and so do its pairs: 120 MB at most. And of whole documents
# a question that names a number looks at ten.
WORDS, PAIRS, DOCUMENTS = 20_000, 10_000, 64


@vocabulary.remembered(WORDS)
def words_of(text: str) -> frozenset[str]:
    """The words of a sentence or a passage that carry meaning."""
    return frozenset(map(sys.intern, keys.content(text)))


@vocabulary.remembered(PAIRS)
def pairs_of(sentence: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a sentence, and its whole Latin words and numbers."""
    return frozenset(map(sys.intern, keys.bigrams(sentence)))


@lru_cache(maxsize=DOCUMENTS)
def folded(document: str) -> str:
    """A whole document, folded."""
    return words.fold(document)


@lru_cache(maxsize=DOCUMENTS)
def citable_of(document: str) -> tuple[tuple[int, int], ...]:
    """What can be cited of a whole document: half-open spans, in code points."""
    return tuple(citable(document))
