"""BM25 (bm25s), kept with the generation of the index that it belongs to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.domain import Essay, Passage
from bot.text import keys
from bot.text import passages as cutting
from bot.text.windows import joined, windows

if TYPE_CHECKING:
    from numpy.typing import NDArray

K1 = 1.2
B = 0.6
# bm25s cannot hold an empty document or an empty vocabulary.
NOTHING = "\x00"


class Lexical:
    """A BM25 index over lists of tokens, in their order when it was built."""

    def __init__(self, engine: Any, documents: int) -> None:
        self._engine = engine
        self._documents = documents

    @classmethod
    def build(cls, tokens: Sequence[Sequence[str]]) -> Lexical:
        """Index lists of tokens, in this order."""
        import bm25s

        engine = bm25s.BM25(method="lucene", k1=K1, b=B)
        engine.index([list(found) or [NOTHING] for found in tokens], show_progress=False)
        return cls(engine, len(tokens))

    @classmethod
    def load(cls, folder: Path, documents: int) -> Lexical:
        """Read an index that `save` wrote."""
        import bm25s

        return cls(bm25s.BM25.load(str(folder)), documents)

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        self._engine.save(str(folder), show_progress=False)

    def scores(self, tokens: Sequence[str]) -> NDArray[np.float32]:
        """BM25 of everything for these tokens, shape (documents,); Robertson & Zaragoza 2009, Lucene's variant."""
        known = [token for token in tokens if token in self._engine.vocab_dict]
        if not known:
            return np.zeros(self._documents, dtype=np.float32)
        scores: NDArray[np.float32] = self._engine.get_scores(known)
        return scores

    def knows(self, token: str) -> bool:
        """Whether a token stands anywhere."""
        return token in self._engine.vocab_dict

    def among(self, tokens: Iterable[str], document: int) -> frozenset[str]:
        """Those of the tokens that a document holds, by its number in the order of building."""
        indptr, indices = self._engine.scores["indptr"], self._engine.scores["indices"]
        columns = ((token, self._engine.vocab_dict.get(token)) for token in tokens)
        return frozenset(
            token
            for token, column in columns
            if column is not None and (indices[indptr[column] : indptr[column + 1]] == document).any()
        )

    def idf(self, token: str) -> float:
        """log(1 + (N - df + 0.5) / (df + 0.5)); a token that stands nowhere has the highest."""
        column = self._engine.vocab_dict.get(token)
        indptr = self._engine.scores["indptr"]
        frequency = 0 if column is None else int(indptr[column + 1] - indptr[column])
        return math.log(1 + (self._documents - frequency + 0.5) / (frequency + 0.5))


def index_words(folder: Path, passages: Sequence[Passage], essays: Sequence[Essay], window_max: int) -> None:
    """Save three indexes: of words over passages, of character bigrams over windows and over whole documents.

    Titles and headings count as words of every passage and window under them.
    """
    by_id = {essay.essay_id: essay for essay in essays}
    runs = windows(passages, by_id, window_max)
    joint = [joined(by_id[passages[a].essay_id], passages[a:b], passages[a]) for a, b in runs]
    named = [f"{by_id[window.essay_id].name}\n" + "\n".join([*window.path, window.text]) for window in joint]
    Lexical.build([keys.content(cutting.indexed(passage)) for passage in passages]).save(folder / "words")
    Lexical.build([keys.bigrams(text) for text in named]).save(folder / "windows")
    Lexical.build([keys.bigrams(f"{essay.name}\n{essay.text}") for essay in essays]).save(folder / "documents")
