"""A trained entailment model -> what the program runs: `python -m policy_evals.claims.export CHECKPOINT FOLDER`, int8 ONNX."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from bot.encoders import bundled
from policy_evals.claims.model import Entailment
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
    found = torch.load(given.checkpoint, weights_only=False)
    file = bundled.weights_file()
    assert file is not None
    weights = bundled.read(file)
    pieces = reading.Pieces(weights, found["kept"])
    model = Entailment(reading.Reader(weights, pieces))
    model.load_state_dict(found["state"])
    alone = Alone(model).train(False)
    encoded = [pieces.encode("由省厅审批", "通知", ["由省厅审批。"]), pieces.encode("何时", "", ["自印发之日起施行。"])]
    ids, part, _ = reading.batch(encoded, pieces.pad)
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "entailment.onnx"
        claims, tokens = (torch.export.Dim(name) for name in ("claims", "tokens"))
        torch.onnx.export(
            alone,
            (ids, part),
            str(whole),
            input_names=["ids", "part"],
            output_names=["logits"],
            dynamic_shapes=({0: claims, 1: tokens}, {0: claims, 1: tokens}),
            dynamo=True,
            external_data=False,
        )
        quantize_dynamic(whole, given.folder / "entailment.onnx", weight_type=QuantType.QInt8)


if __name__ == "__main__":
    main()
