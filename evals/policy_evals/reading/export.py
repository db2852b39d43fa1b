"""A trained reader -> what the program runs: `python -m policy_evals.reading.export CHECKPOINT FOLDER`: int8 ONNX and its vocabulary.

Weights stand in the file under the short names of the bundled model (`l0.qkv.w`), matrices the other way round.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from policy_evals.reading import exported
from policy_evals.reading import model as reading
from policy_evals.reading.bert import names
from policy_evals.reading.drawn import Drawn, Shape

JOINED = ("q", "k", "v")
# The scores themselves are not rounded.
HEADS = ("sentences.each", "windows.each")

Arrays = Mapping[str, NDArray[np.float32]]


class Trained(Drawn):
    """Its weights are written into the file."""

    def __init__(self, arrays: Arrays) -> None:
        super().__init__()
        self.arrays = arrays

    def weight(self, name: str, *shape: int) -> str:
        """See `Drawn`."""
        self.values.append(numpy_helper.from_array(np.ascontiguousarray(self.arrays[name].reshape(shape)), name))
        return name

    def product(self, given: str, name: str, outputs: int, inputs: int) -> str:
        """See `Drawn`."""
        return self.node("MatMul", [given, self.weight(f"{name}.w", inputs, outputs)], f"{name}.out")

    def numbers(self, name: str, *numbers: int) -> str:
        """Whole numbers that an operator takes."""
        self.values.append(numpy_helper.from_array(np.array(numbers, dtype=np.int64), name))
        return name


def ours(layers: int) -> Iterator[tuple[str, str]]:
    """The short name of every weight of a reader, and that in its checkpoint."""
    yield from (("emb.word", "words.weight"), ("emb.part", "parts.weight"))
    for short, long in names(layers).items():
        if short != "emb.type":
            told = long.removeprefix("embeddings.").replace("encoder.layer.", "layers.")
            yield (
                short,
                told.replace("position_embeddings", "positions").replace("LayerNorm", "norm", short[:3] == "emb"),
            )
    for head in ("sentence", "window"):
        yield from ((f"{head}s.w", f"{head}.weight"), (f"{head}s.b", f"{head}.bias"))


def turned(short: str, value: NDArray[np.float32]) -> bool:
    """Whether a weight is a matrix that stands in the file the other way round than torch has it."""
    return value.ndim == 2 and not short.startswith("emb.")


def arrays(state: Mapping[str, Any], layers: int) -> dict[str, NDArray[np.float32]]:
    """A checkpoint's parameters by their short names: matrices inputs × outputs, those of a layer's attention joined."""
    found = {}
    for short, long in ours(layers):
        value = state[long].numpy()
        found[short] = value.T if turned(short, value) else value
    for at in range(layers):
        for kind in "wb":
            parts = [found.pop(f"l{at}.{one}.{kind}") for one in JOINED]
            found[f"l{at}.qkv.{kind}"] = np.concatenate(parts, axis=-1)
    return found


def graph(drawn: Trained, shape: Shape, longest: int, kept: int) -> Any:
    """ids, part: (1, tokens), belongs: (1, sentences, tokens) -> sentences (1, sentences), windows (1,)."""
    hidden = shape.hidden
    zero, last = drawn.numbers("zero", 0), drawn.numbers("last", -1)
    tokens = drawn.node("Shape", ["ids"], "tokens", start=1, end=2)
    words = drawn.node("Gather", [drawn.weight("emb.word", kept, hidden), "ids"], "words")
    places = drawn.node("Slice", [drawn.weight("emb.pos", longest, hidden), zero, tokens, zero], "places")
    # 0 is the question, 1 the address, 2 and more are sentences.
    kind = drawn.node("Min", ["part", drawn.numbers("most", 2)], "kind")
    parts = drawn.node("Gather", [drawn.weight("emb.part", 3, hidden), kind], "parts")
    state = drawn.node("Add", [drawn.node("Add", [words, places], "placed"), parts], "typed")
    state = drawn.normed(state, "emb.ln", shape)
    for layer in range(shape.layers):
        state = drawn.layer(state, f"l{layer}", shape)
    counts = drawn.node("ReduceSum", ["belongs", last], "counts", keepdims=1)
    means = drawn.node("Div", [drawn.node("MatMul", ["belongs", state], "sums"), counts], "means")
    first = drawn.node("Gather", [state, drawn.numbers("beginning", 0)], "first", axis=1)
    for head, given, axes in (("sentences", means, last), ("windows", first, drawn.numbers("both", 1, 2))):
        weight = drawn.weight(f"{head}.w", hidden, 1)
        each = drawn.node("MatMul", [given, weight], f"{head}.each", name=f"{head}.each")
        each = drawn.node("Add", [each, drawn.weight(f"{head}.b", 1)], f"{head}.logits")
        drawn.node("Squeeze", [each, axes], head)
    sizes = {"ids": ["tokens"], "part": ["tokens"], "belongs": ["sentences", "tokens"]}
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT if name == "belongs" else TensorProto.INT64, [1, *size])
        for name, size in sizes.items()
    ]
    shapes: dict[str, list[str | int | None]] = {"sentences": [1, "sentences"], "windows": [1]}
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, size) for name, size in shapes.items()]
    return drawn.model("reader", inputs, outputs)


def written(whole: Any, file: Path) -> None:
    """Write a graph with its products and its words in int8."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / file.name
        onnx.save(whole, plain)
        exported.quantised(plain, file, HEADS)


def main() -> None:
    """Write `reader.onnx` and `reader.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    found, weights, pieces = exported.checkpoint(given.checkpoint)
    given.folder.mkdir(parents=True, exist_ok=True)
    layers = 1 + max(int(name.split(".")[1]) for name in found["state"] if name.startswith("layers."))
    shape = Shape(layers, weights.hidden, weights.feed_forward, weights.heads, weights.epsilon)
    drawn = Trained(arrays(found["state"], layers))
    written(graph(drawn, shape, weights.positions, len(pieces.kept)), given.folder / "reader.onnx")
    table = [[piece, score] for piece, score in (weights.pieces[one] for one in pieces.kept)]
    known = {
        "pieces": table,
        "characters": weights.characters,
        "limits": [reading.QUESTION, reading.ADDRESS, reading.LONGEST],
    }
    (given.folder / "reader.json").write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
