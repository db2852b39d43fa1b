"""The bundled embedding model, run by onnxruntime: a text -> a unit vector."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.encoders import onnx
from bot.encoders.bundled import BLOCK, BLOCK_BYTES, MAX_TOKENS, Weights, dequantise, packed, read, tensor
from bot.encoders.unigram import Unigram

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRAPH = Path(__file__).parent / "data" / "embedder.onnx"


class E5:
    """BERT, the mean over the tokens, length 1. Safe to share between threads. Raises ValueError for another file."""

    def __init__(self, file: Path) -> None:
        weights = read(file)
        self._characters = weights.characters
        self._pieces = Unigram(weights.pieces, weights.unknown)
        self._ends = weights.bos, weights.eos
        _, elements, raw = weights.tensors["emb.word"]
        # They stay on disk (250,000 words); only the rows in use are read.
        self._words = raw.reshape(elements // weights.hidden, weights.hidden // BLOCK * BLOCK_BYTES)
        self._given = _given(weights)
        self._session = onnx.session(GRAPH, self._given)

    def vector(self, text: str) -> NDArray[np.float32]:
        """A text, by itself: beside others it would be padded, which takes longer. Shape (dimensions,)"""
        ids = self.ids(text)
        (vectors,) = self._session.run(["vector"], {"words": dequantise(self._words[ids])[None]})
        vector: NDArray[np.float32] = vectors[0]
        return vector

    def ids(self, text: str) -> list[int]:
        """The pieces of a text between their marks, at most MAX_TOKENS."""
        pieces = self._pieces.ids(" ".join(text.translate(self._characters).split()))
        first, last = self._ends
        return [first, *pieces[: MAX_TOKENS - 2], last]


def _given(weights: Weights) -> dict[str, NDArray[np.generic]]:
    """What the graph leaves out, under its names there: matrices with their scales, and all else as it is."""
    given: dict[str, NDArray[np.generic]] = {
        "emb.pos": tensor(weights, "emb.pos").reshape(weights.positions, weights.hidden),
        "emb.type": tensor(weights, "emb.type")[: weights.hidden],
        "emb.ln.w": tensor(weights, "emb.ln.w"),
        "emb.ln.b": tensor(weights, "emb.ln.b"),
    }
    for layer in range(weights.layers):
        for name, parts in (("qkv", "q k v"), ("ao", "ao"), ("fi", "fi"), ("fo", "fo")):
            matrices = [packed(weights, f"l{layer}.{part}.w") for part in parts.split()]
            blocks, scales = (np.concatenate(halves) for halves in zip(*matrices, strict=True))
            inputs = weights.feed_forward if name == "fo" else weights.hidden
            given[f"l{layer}.{name}.w"] = blocks.reshape(-1, inputs // BLOCK, BLOCK // 2)
            given[f"l{layer}.{name}.s"] = scales
            biases = [tensor(weights, f"l{layer}.{part}.b") for part in parts.split()]
            given[f"l{layer}.{name}.b"] = np.concatenate(biases)
        for name in ("aln.w", "aln.b", "oln.w", "oln.b"):
            given[f"l{layer}.{name}"] = tensor(weights, f"l{layer}.{name}")
    return given
