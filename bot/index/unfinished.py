"""Vectors of a build that is not done yet, kept as they are made: one that is killed goes on where it was.

home/index/unfinished is a head and rows; each row tells of which text it is and bears a checksum, as the last may be half
written. It goes when a build is done.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from bot.encoders.embed import Embedder
from bot.index import generations

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "unfinished"
# Fewer new texts than these are embedded within a quarter of a minute, and not noted.
LEAST = 1000
STEP = 16  # vectors given at once
HEAD = np.dtype([("model", "V32"), ("dimensions", np.int32)])


@contextmanager
def noted(index: Path, embedder: Embedder) -> Iterator[Embedder]:
    """An embedder that remembers what a broken-off build made, and notes what it makes."""
    noting = Noting(index / FILE, embedder)
    try:
        yield noting
    except Exception as error:
        noting.close()
        if generations.is_full(error, index):  # what it takes is needed for the next try
            forget(index)
        raise
    finally:
        noting.close()


def forget(index: Path) -> None:
    """The build is done, so that what it noted is not needed any more."""
    with suppress(OSError):
        (index / FILE).unlink(missing_ok=True)


class Noting:
    """See `Embedder`: another's, whose vectors of passages are noted in a file."""

    def __init__(self, file: Path, embedder: Embedder) -> None:
        self._file, self._embedder = file, embedder
        self._stream: BinaryIO | None = None
        self.name, self.identity, self.queries = embedder.name, embedder.identity, embedder.queries

    def passages(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        """See `Embedder`."""
        keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts]
        known = self._read()
        new = [at for at, key in enumerate(keys) if key not in known]
        made = self._made([texts[at] for at in new], [keys[at] for at in new])
        for start in range(0, len(keys), STEP):
            batch = keys[start : start + STEP]
            yield np.stack([known[key] if key in known else next(made) for key in batch])

    def close(self) -> None:
        """Let go of the file."""
        if self._stream is not None:
            self._stream.close()

    def _made(self, texts: Sequence[str], keys: Sequence[bytes]) -> Iterator[NDArray[np.float32]]:
        done = 0
        for vectors in self._embedder.passages(texts):
            if len(texts) >= LEAST:
                self._note(keys[done : done + len(vectors)], vectors)
            done += len(vectors)
            yield from vectors

    def _note(self, keys: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
        dimensions = vectors.shape[1]
        if self._stream is None:
            self._stream = self._file.open("ab", buffering=0)
            if not self._stream.tell():
                self._stream.write(np.array([(np.void(self._model), dimensions)], HEAD).tobytes())
        rows = np.zeros(len(keys), _row(dimensions))
        rows["vector"] = vectors
        for row, key in zip(rows, keys, strict=True):
            row["key"], row["sum"] = np.void(key), zlib.crc32(row["vector"].tobytes(), zlib.crc32(key))
        self._stream.write(rows.tobytes())

    @property
    def _model(self) -> bytes:
        return hashlib.sha256(self.identity.encode()).digest()

    def _read(self) -> dict[bytes, NDArray[np.float32]]:
        """What was noted, by its key; where it is of another model, or ends in half a row, it is made ready to go on."""
        if not self._file.is_file():
            return {}
        held = self._file.stat().st_size
        head = np.fromfile(self._file, HEAD, 1)
        if not len(head) or head[0]["model"].tobytes() != self._model or not 0 < head[0]["dimensions"] < 1 << 16:
            self._file.unlink()
            return {}
        kind = _row(int(head[0]["dimensions"]))
        count = (held - HEAD.itemsize) // kind.itemsize
        with self._file.open("r+b") as stream:
            stream.truncate(HEAD.itemsize + count * kind.itemsize)
        if not count:
            return {}
        rows = np.memmap(self._file, kind, "r", HEAD.itemsize, (count,))
        found = {}
        for row in rows:
            key, vector = row["key"].tobytes(), row["vector"]
            if zlib.crc32(vector.tobytes(), zlib.crc32(key)) == row["sum"]:
                found[key] = vector
        return found


def _row(dimensions: int) -> np.dtype[np.void]:
    return np.dtype([("key", "V32"), ("sum", np.uint32), ("vector", np.float32, (dimensions,))])
