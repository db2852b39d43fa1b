"""Question -> hits: windows ranked by BM25 over characters and by passage and sentence vectors, fused by score."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.domain import Hit
from bot.encoders.embed import Embedder
from bot.encoders.reader import Reader
from bot.errors import InputError
from bot.index.store import Index
from bot.search.query import Query
from bot.settings import Settings
from bot.text.windows import joined

if TYPE_CHECKING:
    from numpy.typing import NDArray

GONE = "所选的文章已不在收录范围内，请重新选择。"

# What is searched.
SEARCHES = ("windows", "documents", "sentences", "passages")


@dataclass(frozen=True, slots=True)
class Fitted:
    """What each search weighs in the sum beside that of windows, which weighs 1; and what else tells among windows.

    A document that is titled with a place of the question is preferred by `same_place` (in standard deviations), and one
    titled with another put back by `other_place`: every province's report says something of its grain and its exports.
    Of two windows that share more of the shorter one than `overlap`, only the better is a hit.
    """

    documents: float
    sentences: float
    passages: float
    same_place: float
    other_place: float
    overlap: float

    @property
    def weights(self) -> tuple[float, ...]:
        """The weights of `SEARCHES`."""
        return (1.0, self.documents, self.sentences, self.passages)


# Made by `python -m policy_evals.fit.retrieve`.
FITTED = Fitted(documents=0.6, sentences=0.6, passages=0.4, same_place=1.5, other_place=3.0, overlap=0.3)


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Positions of the candidate windows, shape (n,), and what each of `SEARCHES` says of them, shape (n, 4)."""

    at: NDArray[np.int64]
    figures: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Searcher:
    """An open index with the embedder that made it, and who reads what is found."""

    index: Index
    embedder: Embedder
    reader: Reader
    settings: Settings
    authors: tuple[str, ...]

    @classmethod
    def of(cls, index: Index, embedder: Embedder, reader: Reader, settings: Settings) -> Searcher:
        """A searcher that knows the authors of its index."""
        authors = dict.fromkeys(essay.author for essay in index.essays.values() if essay.author)
        return cls(index, embedder, reader, settings, tuple(authors))

    def only(self, essays: Collection[str]) -> Searcher:
        """A searcher of some documents alone. Raises InputError where the index has none of them."""
        held = self.index.essays.keys() & set(essays)
        if not held:
            raise InputError(GONE)
        return Searcher.of(self.index.only(held), self.embedder, self.reader, self.settings)

    def query(self, question: str, vector: NDArray[np.float32] | None = None) -> Query:
        """The question, prepared for this index; `vector`: its meaning, where that is known."""
        return Query.of(question, self.embedder, self.index, self.authors, vector)

    def hits(
        self,
        query: Query,
        k: int,
        author: str | None = None,
        weights: Sequence[float] | None = None,
        within: Collection[str] = (),
    ) -> list[Hit]:
        """The k best windows, best first, none mostly within a better one; only those of an author where one is given.

        `weights`: of `SEARCHES`, in place of the fitted ones. `within`: ids of the few texts that alone are searched.
        """
        scores = self.scores(query, author, within)
        fused = self.best(query, scores, k, weights)
        lexical = dict(zip(scores.at.tolist(), scores.figures[:, 0].tolist(), strict=True))
        runs = [self.index.passages[slice(*self.index.windows[at])] for at in fused]
        stored = self.index.vectors(passage for run in runs for passage in run)
        hits = []
        for at, run in zip(fused, runs, strict=True):
            cosines = [float(query.vector @ stored[passage.passage_id]) for passage in run]
            core = run[int(np.argmax(cosines))]
            passage = joined(self.index.essays[core.essay_id], run, core)
            hits.append(Hit(passage, fused[at], max(cosines), lexical[at] or None, run))
        return hits

    def best(self, query: Query, scores: Scores, k: int, weights: Sequence[float] | None = None) -> dict[int, float]:
        """The k best windows that do not overlap, best first, with their fused scores."""
        ranked = dict(fuse(scores, FITTED.weights if weights is None else weights, self._placed(query, scores)))
        return {at: ranked[at] for at in self._apart(list(ranked), k)}

    def scores(self, query: Query, author: str | None = None, within: Collection[str] = ()) -> Scores:
        """The windows that any search puts among its first, and each search's score of each.

        A window has the best score of its passages (or sentences); one that a vector search did not return has the
        lowest that it returned.
        """
        index, depth = self.index, self.settings.candidates
        grams = list(query.grams)
        words = index.by_window.scores(grams)
        columns = [words, index.by_document.scores(grams)[index.document_of]]
        wanted = np.argsort(-words, kind="stable")[:depth]
        wanted = wanted[words[wanted] > 0]
        found = [wanted]
        nearest = (
            index.nearest_of(query.vector, within)
            if within
            else (index.nearest_by_sentence(query.vector, depth, author), index.nearest(query.vector, depth, author))
        )
        for ranking in nearest:
            column = np.full(len(index.windows), ranking[-1][1] if ranking else 0.0, dtype=np.float32)
            for passage, cosine in ranking:
                holding = index.windows_of(passage)
                column[holding] = np.maximum(column[holding], cosine)
                found.append(np.arange(holding.start, holding.stop))
            columns.append(column)
        at = np.unique(np.concatenate(found))
        if author or within:
            theirs = [key in within if within else essay.author == author for key, essay in index.essays.items()]
            at = at[np.array(theirs)[index.document_of[at]]]
        return Scores(at, np.stack(columns, axis=1)[at])

    def _placed(self, query: Query, scores: Scores) -> NDArray[np.float32]:
        """What each candidate window gains, or loses, by the places in its document's title; shape (n,)."""
        asked = self.index.places(query.text)
        titled = [self.index.titled[at] for at in self.index.document_of[scores.at]]
        gains = [
            FITTED.same_place if asked & title else -FITTED.other_place if asked and title else 0.0 for title in titled
        ]
        return np.array(gains, dtype=np.float32)

    def _apart(self, ranked: Sequence[int], k: int) -> list[int]:
        chosen: list[int] = []
        kept: dict[int, list[tuple[int, int]]] = {}
        index = self.index
        for at in ranked:
            first, last = index.windows[at].tolist()
            start, end = int(index.starts[first]), int(index.ends[last - 1])
            others = kept.setdefault(int(index.document_of[at]), [])
            if all(min(end, e) - max(start, s) <= FITTED.overlap * min(end - start, e - s) for s, e in others):
                others.append((start, end))
                chosen.append(at)
                if len(chosen) == k:
                    break
        return chosen


def fuse(scores: Scores, weights: Sequence[float], gains: NDArray[np.float32] | float = 0.0) -> list[tuple[int, float]]:
    """(window, score), best first: the weighted sum of z-scores (CombSUM; Montague & Aslam, CIKM 2001), and gains."""
    if not len(scores.at):
        return []
    deviation = scores.figures.std(axis=0)
    standard = (scores.figures - scores.figures.mean(axis=0)) / np.where(deviation > 0, deviation, 1)
    total = standard @ np.asarray(weights, dtype=np.float32) + gains
    order = np.argsort(-total, kind="stable")
    return [(int(scores.at[place]), float(total[place])) for place in order]
