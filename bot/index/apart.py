"""Vectors of an older index, whose files bear no marks: Chroma dies over damaged ones, so another process reads them."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.index.vectors import Kind, Vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

CODE = "import sys; sys.path.insert(0, {root!r}); from bot.index.apart import serve; serve(*sys.argv[1:])"


def read_apart(folder: Path, wanted: Mapping[Kind, Sequence[str]]) -> dict[str, NDArray[np.float32]]:
    """The vectors of these keys, as far as they are there. Raises OSError where they cannot be read."""
    with tempfile.TemporaryDirectory(prefix="policy-bot-") as name:
        asked, answer = Path(name, "asked.json"), Path(name, "answer.npz")
        asked.write_text(json.dumps({kind: list(keys) for kind, keys in wanted.items()}), encoding="utf-8")
        code = CODE.format(root=str(Path(__file__).parents[2]))
        done = subprocess.run(
            [sys.executable, "-c", code, str(folder), str(asked), str(answer)], capture_output=True, check=False
        )
        if done.returncode:
            raise OSError(f"{folder} cannot be read ({done.returncode})")
        with np.load(answer) as found:
            return dict(zip(found["keys"].tolist(), found["vectors"], strict=True))


def serve(folder: str, asked: str, answer: str) -> None:
    """Write the vectors that are asked for into a file: the other process's own work."""
    from bot.settings import prepare_libraries

    prepare_libraries()
    with closing(Vectors(Path(folder))) as vectors:
        wanted: dict[Kind, list[str]] = json.loads(Path(asked).read_text(encoding="utf-8"))
        found = {key: one for kind, keys in wanted.items() for key, one in vectors.get(kind, keys).items()}
    np.savez(answer, keys=np.array(list(found), dtype=np.str_), vectors=np.array(list(found.values()), np.float32))
