"""BM25 over the parts of an index: each part holds what it counted, and figures are of all parts together.

(bm25s, like other libraries, stores finished scores, which change for every text when one more is added.)
What was counted stays on disk: at 100,000 passages there are hundreds of thousands of tokens, of which a question looks
up some thirty.
"""

from __future__ import annotations

import bisect
import math
import mmap
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.domain import Essay, Passage
from bot.index import mapped
from bot.text import keys
from bot.text import passages as cutting
from bot.text.windows import Window, joined

if TYPE_CHECKING:
    from numpy.typing import NDArray

K1 = 1.2
B = 0.6
REMEMBERED = 4096  # tokens whose place and frequency are kept
KINDS = ("words", "windows", "documents")


class Tokens:
    """Tokens in the order of their bytes, on disk: token n is `text[starts[n]:starts[n + 1]]`."""

    def __init__(self, text: bytes | mmap.mmap, starts: NDArray[np.int64]) -> None:
        self.text, self.starts = text, starts
        self.column = lru_cache(REMEMBERED)(self._column)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, at: int) -> bytes:
        return self.text[self.starts[at] : self.starts[at + 1]]

    def _column(self, token: str) -> int | None:
        """The number of a token; None of one that is not there."""
        wanted = _encoded(token)
        at = bisect.bisect_left(self, wanted)
        return at if at < len(self) and self[at] == wanted else None


class Postings:
    """Which texts of a part hold a token, and how often.

    Token `column` stands in `holders[starts[column]:starts[column + 1]]`, `counts` times in each; `lengths` of all texts.
    """

    ARRAYS = ("starts", "holders", "counts", "lengths")

    def __init__(self, tokens: Tokens, arrays: Sequence[NDArray[np.int64]]) -> None:
        self.tokens = tokens
        self.starts, self.holders, self.counts, self.lengths = arrays

    @classmethod
    def count(cls, texts: Iterable[Sequence[str]]) -> Postings:
        """Count the tokens of texts, in this order."""
        seen: dict[str, int] = {}
        found = [np.array([seen.setdefault(token, len(seen)) for token in tokens], np.int64) for tokens in texts]
        inorder = sorted((_encoded(token), number) for token, number in seen.items())
        column = np.zeros(len(seen), np.int64)
        column[[number for _, number in inorder]] = np.arange(len(seen))
        lengths = np.array([len(tokens) for tokens in found], np.int64)
        pairs = column[np.concatenate([np.zeros(0, np.int64), *found])] * max(len(found), 1)
        pairs += np.repeat(np.arange(len(found)), lengths)
        held, counts = np.unique(pairs, return_counts=True)
        of, holders = np.divmod(held, max(len(found), 1))
        starts = np.searchsorted(of, np.arange(len(seen) + 1))
        ends = np.cumsum([0, *(len(token) for token, _ in inorder)], dtype=np.int64)
        tokens = Tokens(b"".join(token for token, _ in inorder), ends)
        return cls(tokens, [starts, holders.astype(np.int32), counts.astype(np.int32), lengths])

    @classmethod
    def load(cls, folder: Path) -> Postings:
        """What `save` wrote; it stays on disk until it is used."""
        arrays = [mapped.array(folder / f"{name}.npy") for name in cls.ARRAYS]
        return cls(Tokens(mapped.content(folder / "tokens.txt"), mapped.array(folder / "tokens.npy")), arrays)

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        folder.mkdir(parents=True)
        for name in self.ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))
        np.save(folder / "tokens.npy", self.tokens.starts)
        (folder / "tokens.txt").write_bytes(self.tokens.text)

    def of(self, token: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The texts that hold a token, and how often each does."""
        column = self.tokens.column(token)
        here = slice(0, 0) if column is None else slice(int(self.starts[column]), int(self.starts[column + 1]))
        return self.holders[here], self.counts[here]


class Lexical:
    """BM25 of the texts of all parts; `places`: for each part, the place of its texts in the index, -1 of one that is gone."""

    def __init__(self, parts: Sequence[Postings], places: Sequence[NDArray[np.int64]]) -> None:
        self._parts = list(zip(parts, places, strict=True))
        lengths = np.concatenate([np.zeros(0, np.int64), *(part.lengths[at >= 0] for part, at in self._parts)])
        self._documents = len(lengths)
        mean = float(lengths.mean()) if lengths.any() else 1.0
        self._norm = (K1 * (1 - B + B * lengths / mean)).astype(np.float32)
        self.frequency = lru_cache(REMEMBERED)(self._frequency)

    def _holders(self, token: str) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """(places, counts) of a token in each part."""
        found = []
        for part, places in self._parts:
            holders, counts = part.of(token)
            at = places[holders]
            there = at >= 0
            found.append((at[there], counts[there]))
        return found

    def _frequency(self, token: str) -> int:
        """How many texts hold a token."""
        return sum(len(at) for at, _ in self._holders(token))

    def scores(self, tokens: Sequence[str]) -> NDArray[np.float32]:
        """BM25 of everything for these tokens, shape (documents,); Robertson & Zaragoza 2009, Lucene's variant."""
        scores = np.zeros(self._documents, dtype=np.float32)
        for token in tokens:
            idf = np.float32(self.idf(token))
            for at, counts in self._holders(token):
                often = counts.astype(np.float32)
                scores[at] += idf * (often / (often + self._norm[at]))
        return scores

    def knows(self, token: str) -> bool:
        """Whether a token stands anywhere."""
        return self.frequency(token) > 0

    def among(self, tokens: Iterable[str], document: int) -> frozenset[str]:
        """Those of the tokens that a document holds, by its place in the index."""
        for part, places in self._parts:
            (held,) = np.nonzero(places == document)
            if len(held):
                return frozenset(token for token in tokens if (part.of(token)[0] == held[0]).any())
        return frozenset()

    def idf(self, token: str) -> float:
        """log(1 + (N - df + 0.5) / (df + 0.5)); a token that stands nowhere has the highest."""
        frequency = self.frequency(token)
        return math.log(1 + (self._documents - frequency + 0.5) / (frequency + 0.5))


def index_words(folder: Path, passages: Sequence[Passage], essays: Sequence[Essay], runs: Sequence[Window]) -> None:
    """Count three kinds: words of passages, character bigrams of windows (`runs`) and of whole documents.

    Titles and headings count as words of every passage and window under them.
    """
    by_id = {essay.essay_id: essay for essay in essays}
    joint = (joined(by_id[passages[a].essay_id], passages[a:b], passages[a]) for a, b in runs)
    named = (f"{by_id[window.essay_id].name}\n" + "\n".join([*window.path, window.text]) for window in joint)
    Postings.count(keys.content(cutting.indexed(passage)) for passage in passages).save(folder / "words")
    Postings.count(keys.bigrams(text) for text in named).save(folder / "windows")
    Postings.count(keys.bigrams(f"{essay.name}\n{essay.text}") for essay in essays).save(folder / "documents")


def _encoded(token: str) -> bytes:
    return token.encode("utf-8", "surrogatepass")
