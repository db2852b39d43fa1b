"""What chance likeness is in an index: the gate measures cosines against it."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from bot.encoders.embed import Embedder
from bot.index.parts import Near, Part, passage_of
from bot.index.vectors import KINDS, Vectors
from bot.text import vocabulary, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def questions(embedder: Embedder) -> NDArray[np.float32]:
    """The vectors of the questions of `unrelated.txt`."""
    return embedder.queries([words.fold(question) for question in vocabulary.unrelated()])


def nearest(part: Part, asked: NDArray[np.float32], url: str = "") -> dict[str, list[Near]]:
    """For each kind of vectors, what of a part is nearest to each question; nothing where a part holds headings only."""
    owners = part.owners()

    def alive(keys: Sequence[str]) -> list[bool]:
        return [passage_of(key) in owners for key in keys]

    with closing(Vectors(part.folder / "chroma", url)) as vectors:
        found = {kind: [vectors.nearest(kind, vector, 1, alive=alive) for vector in asked] for kind in KINDS}
    return {
        kind: [(cosine, owners[passage_of(key)]) for best in each for key, cosine in best]
        for kind, each in found.items()
    }


def background(parts: Iterable[Mapping[str, Sequence[Near]]]) -> dict[str, tuple[float, float]]:
    """How near questions on other matters come to these texts: what is no nearer than that is near by chance.

    `parts`: what `nearest` found in each. For each kind of vectors: the mean and the standard deviation, over the
    questions, of the cosine to the nearest vector.
    Example: {"sentences": (0.81, 0.01), …}: a sentence at 0.84 is three standard deviations nearer than chance
    """
    told = list(parts)
    best = {
        kind: [
            max(cosine for cosine, _ in near) for near in zip(*(part[kind] for part in told if part[kind]), strict=True)
        ]
        for kind in KINDS
    }
    return {kind: (statistics.fmean(cosines), max(statistics.stdev(cosines), 1e-3)) for kind, cosines in best.items()}
