"""A reader that `export` has drawn -> a checkpoint to train on from: `python -m policy_evals.reading.restored FILE.pt`.

Its weights are those of the int8 file, taken back to numbers; `train.py --start FILE.pt` begins with them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

import bot.encoders
from bot.encoders import bundled
from policy_evals.reading.export import JOINED, ours, turned

DATA = Path(bot.encoders.__file__).parent / "data"
QUANTISED = "_quantized"


def state(file: Path) -> dict[str, Tensor]:
    """The parameters of a reader by their names in a checkpoint."""
    held = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(file)).graph.initializer}
    found = {name: value for name, value in held.items() if name.endswith((".w", ".b", ".pos"))}
    for name, value in held.items():
        if name.endswith(QUANTISED):
            plain = name.removesuffix(QUANTISED)
            zero, scale = held[f"{plain}_zero_point"], held[f"{plain}_scale"]
            found[plain] = (value.astype(np.float32) - zero) * scale
    for joined in [name for name in found if ".qkv." in name]:
        for part, value in zip(JOINED, np.split(found.pop(joined), len(JOINED), axis=-1), strict=True):
            found[joined.replace("qkv", part)] = value
    layers = 1 + max(int(name[1 : name.index(".")]) for name in found if name[1].isdigit())
    return {
        long: torch.tensor(found[short].T if turned(short, found[short]) else found[short]).float()
        for short, long in ours(layers)
    }


def kept(weights: bundled.Weights, file: Path) -> list[int]:
    """Where the pieces of a reader stand among those of the model that it began from."""
    known = {piece: at for at, (piece, _) in enumerate(weights.pieces)}
    return [known[piece] for piece, _ in json.loads(file.read_text(encoding="utf-8"))["pieces"]]


def main() -> None:
    """Write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--reader", type=Path, default=DATA / "reader.onnx", help="drawn by `reading.export`")
    given = parser.parse_args()
    begun = bundled.weights_file()
    assert begun is not None
    pieces = kept(bundled.read(begun), DATA / "reader.json")
    torch.save({"state": state(given.reader), "kept": pieces, "done": 0}, given.out)


if __name__ == "__main__":
    main()
