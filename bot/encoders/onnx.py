"""What the bundled ONNX models share: a name that changes with their weights, a session that runs them, and threads.

A run keeps to one thread, and runs go side by side: cores that share a run wait for each other at each of its hundred
steps, which took a tenth to a third more of the processor, and with many users there is always another run to do.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
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
    """A session on the processor, quiet, a run of which takes one core.

    `weights`: what the file leaves out, by name; to be kept as long as the session.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    if weights:
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(value) for value in weights.values()]
        options.add_external_initializers(list(weights), values)
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


@cache
def pool() -> ThreadPoolExecutor:
    """Threads for runs, as many as there are cores for this process."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return ThreadPoolExecutor(cores, "onnx")
