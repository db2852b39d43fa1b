"""The bundled embedding model, run by onnxruntime: a text -> a unit vector."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer, pre_tokenizers, processors
from tokenizers.models import Unigram

from bot.encoders import onnx
from bot.encoders.bundled import BLOCK, BLOCK_BYTES, MAX_TOKENS, Weights, dequantise, packed, read, tensor

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRAPH = Path(__file__).parent / "data" / "embedder.onnx"


class E5:
    """BERT, the mean over the tokens, length 1. Safe to share between threads. Raises ValueError for another file."""

    def __init__(self, file: Path) -> None:
        weights = read(file)
        self._characters = weights.characters
        self._tokenizer = _tokenizer(weights)
        _, elements, raw = weights.tensors["emb.word"]
        # They stay on disk (250,000 words); only the rows in use are read.
        self._words = raw.reshape(elements // weights.hidden, weights.hidden // BLOCK * BLOCK_BYTES)
        self._given = _given(weights)
        self._session = onnx.session(GRAPH, self._given)

    def vector(self, text: str) -> NDArray[np.float32]:
        """A text, by itself: beside others it would be padded, which takes longer. Shape (dimensions,)"""
        ids = self._tokenizer.encode(" ".join(text.translate(self._characters).split())).ids
        (vectors,) = self._session.run(["vector"], {"words": dequantise(self._words[ids])[None]})
        vector: NDArray[np.float32] = vectors[0]
        return vector


def _tokenizer(weights: Weights) -> Tokenizer:
    tokenizer = Tokenizer(Unigram(weights.pieces, weights.unknown, False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    bos, eos = (weights.pieces[index][0] for index in (weights.bos, weights.eos))
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}", special_tokens=[(bos, weights.bos), (eos, weights.eos)]
    )
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


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
