"""Question -> hits: dense search over passages and over sentences, and BM25, fused by rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.domain import Hit
from bot.search import gate
from bot.search.embed import Embedder
from bot.search.query import Query
from bot.search.store import Index
from bot.settings import Settings

Ranking = list[tuple[int, float]]


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

    def query(self, question: str) -> Query:
        """The question, prepared for this index."""
        return Query.of(question, self.embedder, self.index.lexical, self.authors)

    def hits(self, query: Query, k: int, author: str | None = None) -> list[Hit]:
        """The k best passages, best first; only those of an author where one is given."""
        rankings = self.rankings(query, author)
        fused = fuse(rankings, self.settings.rrf_k)[:k]
        passages = [self.index.passages[at] for at, _ in fused]
        stored = self.index.vectors(passages)
        bm25 = dict(rankings[-1])
        return [
            Hit(passage, score, float(query.vector @ stored[passage.passage_id]), bm25.get(at))
            for passage, (at, score) in zip(passages, fused, strict=True)
        ]

    def rankings(self, query: Query, author: str | None = None) -> list[Ranking]:
        """(position, score) by passage vectors, by sentence vectors, and by BM25, each best first."""
        depth = self.settings.candidates
        scores = self.index.lexical.scores(query.searched)
        if author:
            scores = scores * np.array([passage.author == author for passage in self.index.passages])
        order = np.argsort(-scores, kind="stable")[:depth]
        return [
            self.index.nearest(query.vector, depth, author),
            self.index.nearest_by_sentence(query.vector, depth, author),
            [(int(at), float(scores[at])) for at in order if scores[at] > 0],
        ]


def fuse(rankings: Sequence[Ranking], rrf_k: int) -> Ranking:
    """Reciprocal rank fusion, sum over rankings of 1 / (rrf_k + rank) (Cormack, Clarke & Buettcher, SIGIR 2009)."""
    fused: dict[int, float] = {}
    for ranking in rankings:
        for rank, (at, _) in enumerate(ranking, 1):
            fused[at] = fused.get(at, 0.0) + 1 / (rrf_k + rank)
    return sorted(fused.items(), key=lambda item: (-item[1], item[0]))
