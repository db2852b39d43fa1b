"""A trained reader -> what the program runs: `python evals/reading/export.py CHECKPOINT FOLDER`: int8 ONNX and its vocabulary."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from policy_evals.reading import exported
from policy_evals.reading import model as reading


def main() -> None:
    """Write `reader.onnx` and `reader.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    found, weights, pieces = exported.checkpoint(given.checkpoint)
    reader = reading.Reader(weights, pieces)
    reader.load_state_dict(found["state"])
    encoded = [
        pieces.encode("谁审批", "通知", ["由省厅审批。", "另行通知。"]),
        pieces.encode("何时", "办法", ["自印发之日起施行。"]),
    ]
    ids, part, most = reading.batch(encoded, pieces.pad)
    inputs = {"ids": ids, "part": part, "belongs": reading.belonging(part, most)}
    exported.write(reader, inputs, ["sentences", "windows"], given.folder / "reader.onnx")
    table = [[piece, score] for piece, score in (weights.pieces[one] for one in pieces.kept)]
    known = {
        "pieces": table,
        "characters": weights.characters,
        "limits": [reading.QUESTION, reading.ADDRESS, reading.LONGEST],
    }
    (given.folder / "reader.json").write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
