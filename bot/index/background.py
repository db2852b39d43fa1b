"""What chance likeness is in an index: the gate measures cosines against it."""

from __future__ import annotations

import statistics
from contextlib import closing
from pathlib import Path

from bot.encoders.embed import Embedder
from bot.index.vectors import KINDS, Vectors
from bot.text import vocabulary, words


def background(folder: Path, embedder: Embedder) -> dict[str, tuple[float, float]]:
    """Mean and standard deviation of the best cosine that an unrelated question reaches among these vectors."""
    asked = embedder.queries([words.fold(question) for question in vocabulary.unrelated()])
    with closing(Vectors(folder)) as vectors:
        best = {kind: [vectors.nearest(kind, vector, 1)[0][1] for vector in asked] for kind in KINDS}
    return {kind: (statistics.fmean(cosines), max(statistics.stdev(cosines), 1e-3)) for kind, cosines in best.items()}
