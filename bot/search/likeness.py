"""How near a sentence is in meaning to its evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot.domain import Evidence
from bot.index.store import sentence_id
from bot.search.retrieve import Searcher
from bot.text.passages import units

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def likeness(searcher: Searcher) -> Callable[[str, Sequence[Evidence]], float]:
    """How near a sentence is in meaning to the nearest of its evidence: a cosine, with the vectors of the index."""

    def source(item: Evidence) -> NDArray[np.float32]:
        spans = units(item.passage)
        if (item.start, item.end) in spans:
            key = sentence_id(item.passage, spans.index((item.start, item.end)))
            stored = searcher.index.sentence_vectors([item.passage])
            if key in stored:
                return stored[key]
        vectors: NDArray[np.float32] = next(iter(searcher.embedder.passages([item.text])))[0]
        return vectors

    def nearest(sentence: str, evidence: Sequence[Evidence]) -> float:
        vector = searcher.embedder.queries([sentence])[0]
        return max(float(vector @ source(item)) for item in evidence)

    return nearest
