"""What the bundled ONNX models share: a name that changes with their weights, and a session that runs them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def identity(file: Path) -> str:
    """The model's name and the digest of its weights. Example: reader.onnx -> reader:0123456789abcdef"""
    with file.open("rb") as stream:
        return f"{file.stem}:{hashlib.file_digest(stream, 'sha256').hexdigest()[:16]}"


def session(file: Path, weights: Mapping[str, NDArray[np.generic]] | None = None) -> Any:
    """A session on the processor, quiet, whose threads do not spin while they wait.

    `weights`: what the file leaves out, by name; to be kept as long as the session.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # see settings.ENVIRONMENT
    if weights:
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(value) for value in weights.values()]
        options.add_external_initializers(list(weights), values)
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
