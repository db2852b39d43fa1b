"""A trained entailment model -> what the program runs: `python -m policy_evals.claims.export CHECKPOINT FOLDER`, int8 ONNX."""

from __future__ import annotations

import argparse
from pathlib import Path

from torch import Tensor, nn

from policy_evals.claims.model import LAYERS, Entailment
from policy_evals.reading import exported
from policy_evals.reading import model as reading


class Alone(nn.Module):
    """The model with its logits alone."""

    def __init__(self, model: Entailment) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, part: Tensor) -> Tensor:
        """ids, part: (claims, tokens) -> (claims,)."""
        return self.model(ids, part)[0]  # type: ignore[no-any-return]


def main() -> None:
    """Write `entailment.onnx`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    found, weights, pieces = exported.checkpoint(given.checkpoint)
    model = Entailment(reading.Reader(weights, pieces, LAYERS))
    model.load_state_dict(found["state"])
    encoded = [pieces.encode("由省厅审批", "通知", ["由省厅审批。"]), pieces.encode("何时", "", ["自印发之日起施行。"])]
    ids, part, _ = reading.batch(encoded, pieces.pad)
    exported.write(Alone(model), {"ids": ids, "part": part}, ["logits"], given.folder / "entailment.onnx")


if __name__ == "__main__":
    main()
