"""What chance likeness is in an index: the gate measures cosines against it."""

from __future__ import annotations

import statistics
from contextlib import closing
from pathlib import Path

from bot.encoders.embed import Embedder
from bot.index.vectors import KINDS, Vectors
from bot.text import vocabulary, words


def background(folder: Path, embedder: Embedder) -> dict[str, tuple[float, float]]:
    """How near questions on other matters come to these texts: what is no nearer than that is near by chance.

    For each kind of vectors: the mean and the standard deviation, over the questions of `unrelated.txt`, of the
    cosine to the nearest vector. `folder`: where the vectors lie.
    Example: {"sentences": (0.81, 0.01), …}: a sentence at 0.84 is three standard deviations nearer than chance
    """
    asked = embedder.queries([words.fold(question) for question in vocabulary.unrelated()])
    with closing(Vectors(folder)) as vectors:
        best = {kind: [vectors.nearest(kind, vector, 1)[0][1] for vector in asked] for kind in KINDS}
    return {kind: (statistics.fmean(cosines), max(statistics.stdev(cosines), 1e-3)) for kind, cosines in best.items()}
