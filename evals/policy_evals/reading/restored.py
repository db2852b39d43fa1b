"""The reader that is shipped -> a checkpoint to train on from: `python -m policy_evals.reading.restored FILE.pt`.

Its weights are those of the int8 file, taken back to numbers; `train.py --start FILE.pt` begins with them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

import bot.encoders
from bot.encoders import bundled

DATA = Path(bot.encoders.__file__).parent / "data"
WEIGHT, BIAS = "weight", "bias"


def state(file: Path) -> dict[str, Tensor]:
    """The parameters of a quantised model by their names; a product's matrix is known by the bias that is added to it."""
    graph = onnx.load(str(file)).graph
    held = {one.name: torch.tensor(numpy_helper.to_array(one)) for one in graph.initializer}
    found = {name: value for name, value in held.items() if name.endswith((f".{WEIGHT}", f".{BIAS}"))}
    after: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            after.setdefault(name, []).append(node)

    def plain(name: str) -> Tensor:
        whole = held[f"{name}_quantized"].float() - held[f"{name}_zero_point"].float()
        return whole * held[f"{name}_scale"].float()

    for node in graph.node:
        name = (
            node.input[0] if node.op_type == "Gather" else node.input[1] if len(node.input) > 1 else ""
        ).removesuffix("_quantized")
        if f"{name}_quantized" not in held:
            continue
        if node.op_type == "Gather":
            found[name] = plain(name)
        elif node.op_type == "MatMulInteger":
            found[f"{_added(node, after)}.{WEIGHT}"] = plain(name).T.contiguous()
    return found


def _added(node: onnx.NodeProto, after: dict[str, list[onnx.NodeProto]]) -> str:
    """The name of the layer whose bias is added to what a node makes."""
    waiting = list(node.output)
    while waiting:
        for following in after.get(waiting.pop(0), ()):
            biases = [one for one in following.input if one.endswith(f".{BIAS}")]
            if following.op_type == "Add" and biases:
                return str(biases[0]).removesuffix(f".{BIAS}")
            waiting += following.output
    raise ValueError(f"no bias follows {node.name}")


def kept(weights: bundled.Weights, file: Path) -> list[int]:
    """Where the pieces of a reader stand among those of the model that it began from."""
    known = {piece: at for at, (piece, _) in enumerate(weights.pieces)}
    return [known[piece] for piece, _ in json.loads(file.read_text(encoding="utf-8"))["pieces"]]


def main() -> None:
    """Write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    begun = bundled.weights_file()
    assert begun is not None
    pieces = kept(bundled.read(begun), DATA / "reader.json")
    torch.save({"state": state(DATA / "reader.onnx"), "kept": pieces, "done": 0}, given.out)


if __name__ == "__main__":
    main()
