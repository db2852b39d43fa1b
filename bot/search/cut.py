"""The words and the pairs of characters that the corpus's own texts hold, cut once: no question changes them.

For texts of the corpus only. What people ask is not kept.
"""

from __future__ import annotations

import sys
from functools import lru_cache

from bot.text import words

# Sentences and passages that are kept, of which an answer looks at some sixty: 80 MB at most, for the words of a sentence
# take about 4 KB and so do its pairs. And documents, of which a question that names a number looks at ten.
SENTENCES, DOCUMENTS = 10_000, 64


@lru_cache(maxsize=SENTENCES)
def words_of(text: str) -> frozenset[str]:
    """The words of a sentence or a passage that carry meaning."""
    return frozenset(map(sys.intern, words.content(text)))


@lru_cache(maxsize=SENTENCES)
def pairs_of(sentence: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a sentence, and its whole Latin words and numbers."""
    return frozenset(map(sys.intern, words.bigrams(sentence)))


@lru_cache(maxsize=DOCUMENTS)
def folded(document: str) -> str:
    """A whole document, folded."""
    return words.fold(document)
