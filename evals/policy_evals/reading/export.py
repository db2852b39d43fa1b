"""A trained reader -> what the program runs: `python evals/reading/export.py CHECKPOINT FOLDER`: int8 ONNX and its vocabulary."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from bot.encoders import bundled
from policy_evals.reading import model as reading


def main() -> None:
    """Write `reader.onnx` and `reader.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    found = torch.load(given.checkpoint, weights_only=False)
    file = bundled.weights_file()
    assert file is not None
    weights = bundled.read(file)
    pieces = reading.Pieces(weights, found["kept"])
    reader = reading.Reader(weights, pieces)
    reader.load_state_dict(found["state"])
    reader.train(False)
    encoded = [
        pieces.encode("谁审批", "通知", ["由省厅审批。", "另行通知。"]),
        pieces.encode("何时", "办法", ["自印发之日起施行。"]),
    ]
    ids, part, most = reading.batch(encoded, pieces.pad)
    belongs = reading.belonging(part, most)
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "reader.onnx"
        windows, tokens, sentences = (torch.export.Dim(name) for name in ("windows", "tokens", "sentences"))
        torch.onnx.export(
            reader,
            (ids, part, belongs),
            str(whole),
            input_names=["ids", "part", "belongs"],
            output_names=["sentences", "windows"],
            dynamic_shapes=({0: windows, 1: tokens}, {0: windows, 1: tokens}, {0: windows, 1: sentences, 2: tokens}),
            dynamo=True,
            external_data=False,
        )
        quantize_dynamic(whole, given.folder / "reader.onnx", weight_type=QuantType.QInt8)
    table = [[piece, score] for piece, score in (weights.pieces[one] for one in pieces.kept)]
    known = {
        "pieces": table,
        "characters": weights.characters,
        "limits": [reading.QUESTION, reading.ADDRESS, reading.LONGEST],
    }
    (given.folder / "reader.json").write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
