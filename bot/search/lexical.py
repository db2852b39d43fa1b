"""BM25 over words (bm25s), kept with the generation of the index that it belongs to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.text import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

K1 = 1.5
B = 0.75
# bm25s cannot hold an empty document or an empty vocabulary.
NOTHING = "\x00"


class Lexical:
    """A BM25 index over passages, in their order in the index."""

    def __init__(self, engine: Any, passages: int) -> None:
        self._engine = engine
        self._passages = passages

    @classmethod
    def build(cls, texts: Sequence[str]) -> Lexical:
        """Index texts, in this order."""
        import bm25s

        engine = bm25s.BM25(method="lucene", k1=K1, b=B)
        engine.index([words.content(text) or [NOTHING] for text in texts], show_progress=False)
        return cls(engine, len(texts))

    @classmethod
    def load(cls, folder: Path, passages: int) -> Lexical:
        """Read an index that `save` wrote."""
        import bm25s

        return cls(bm25s.BM25.load(str(folder)), passages)

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        self._engine.save(str(folder), show_progress=False)

    def scores(self, tokens: Sequence[str]) -> NDArray[np.float32]:
        """BM25 of every passage for these tokens, shape (passages,); Robertson & Zaragoza 2009, Lucene's variant."""
        known = [token for token in tokens if token in self._engine.vocab_dict]
        if not known:
            return np.zeros(self._passages, dtype=np.float32)
        scores: NDArray[np.float32] = self._engine.get_scores(known)
        return scores

    def idf(self, token: str) -> float:
        """log(1 + (N - df + 0.5) / (df + 0.5)); a token that no passage holds has the highest."""
        column = self._engine.vocab_dict.get(token)
        indptr = self._engine.scores["indptr"]
        frequency = 0 if column is None else int(indptr[column + 1] - indptr[column])
        return math.log(1 + (self._passages - frequency + 0.5) / (frequency + 0.5))
