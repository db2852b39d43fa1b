"""Files that stay on disk until what is in them is used."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def array(file: Path) -> NDArray[Any]:
    """An array; a plain view, as numpy's own of a map takes a hundred times as long to cut."""
    held: NDArray[Any] = np.load(file, mmap_mode="r").view(np.ndarray)
    return held


def content(file: Path) -> mmap.mmap | bytes:
    """The bytes of a file."""
    if not file.stat().st_size:  # nothing cannot be mapped
        return b""
    with file.open("rb") as stream:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
