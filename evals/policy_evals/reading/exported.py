"""A trained model -> an int8 ONNX file, as the program runs it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from bot.encoders import bundled
from policy_evals.reading import model as reading


def checkpoint(file: Path) -> tuple[dict[str, Any], bundled.Weights, reading.Pieces]:
    """What training has written, the weights that it began from, and the pieces that its model knows."""
    found: dict[str, Any] = torch.load(file, weights_only=False)
    begun = bundled.weights_file()
    assert begun is not None
    weights = bundled.read(begun)
    return found, weights, reading.Pieces(weights, found["kept"])


def write(model: nn.Module, given: Mapping[str, Tensor], outputs: Sequence[str], file: Path) -> None:
    """Write a model into a file, whose folder is made; `given`: inputs by name, each axis but those of one length free.

    Axes: the first is the batch, a second the tokens; of three the middle one are the sentences.
    """
    batch, tokens, sentences = (torch.export.Dim(name) for name in ("batch", "tokens", "sentences"))
    axes = {2: {0: batch, 1: tokens}, 3: {0: batch, 1: sentences, 2: tokens}}
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / file.name
        torch.onnx.export(
            model.train(False),
            tuple(given.values()),
            str(whole),
            input_names=list(given),
            output_names=list(outputs),
            dynamic_shapes=tuple(axes[one.dim()] for one in given.values()),
            dynamo=True,
            external_data=False,
        )
        quantised(whole, file)


def quantised(whole: Path, file: Path, plain: Sequence[str] = ()) -> None:
    """Write a model again with the weights of its products and its words in int8, but of the nodes named in `plain`."""
    quantize_dynamic(
        whole,
        file,
        per_channel=True,  # the reader's logits are off by .16 in the mean, by .59 without
        weight_type=QuantType.QInt8,
        nodes_to_exclude=list(plain),
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
