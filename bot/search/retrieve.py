"""Question -> hits: dense and lexical search, fused by rank."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.domain import Hit
from bot.search import gate
from bot.search.embed import Embedder
from bot.search.store import Index
from bot.settings import Settings
from bot.text import words


@dataclass(frozen=True, slots=True)
class Searcher:
    """An open index with the embedder that made it."""

    index: Index
    embedder: Embedder
    settings: Settings
    authors: tuple[str, ...]
    gate: gate.Calibration

    @classmethod
    def of(cls, index: Index, embedder: Embedder, settings: Settings) -> Searcher:
        """A searcher that knows the authors of its index."""
        authors = dict.fromkeys(essay.author for essay in index.essays.values() if essay.author)
        return cls(index, embedder, settings, tuple(authors), gate.calibration(index.model))

    def search(self, question: str, k: int, author: str | None = None) -> list[Hit]:
        """The k best passages, best first; only those of an author where one is given."""
        return fuse(self.index, *self._both(question, author), k=k, rrf_k=self.settings.rrf_k)

    def _both(self, question: str, author: str | None) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
        folded = words.fold(question)
        depth = self.settings.candidates
        dense = self.index.nearest(self.embedder.queries([folded])[0], depth, author)
        scores = self.index.lexical.scores(words.content(question))
        if author:
            scores = scores * np.array([passage.author == author for passage in self.index.passages])
        order = np.argsort(-scores, kind="stable")[:depth]
        return dense, [(int(at), float(scores[at])) for at in order if scores[at] > 0]


def fuse(
    index: Index, dense: list[tuple[int, float]], lexical: list[tuple[int, float]], k: int, rrf_k: int
) -> list[Hit]:
    """Reciprocal rank fusion, sum over lists of 1 / (rrf_k + rank) (Cormack, Clarke & Buettcher, SIGIR 2009)."""
    fused: dict[int, float] = {}
    for ranking in (dense, lexical):
        for rank, (at, _) in enumerate(ranking, 1):
            fused[at] = fused.get(at, 0.0) + 1 / (rrf_k + rank)
    cosine, bm25 = dict(dense), dict(lexical)
    best = sorted(fused, key=lambda at: (-fused[at], at))[:k]
    return [Hit(index.passages[at], fused[at], cosine.get(at), bm25.get(at)) for at in best]
