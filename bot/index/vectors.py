"""Vectors on disk, in Chroma: the only module that knows it.

Chroma 1.5 keeps the old text when an id is added again, merges metadata on upsert and rewrites its files in place, so
a folder is filled once and never changed. Chroma gets vectors, never texts.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np

from bot.encoders.embed import Embedder

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

Kind = Literal["passages", "sentences"]
KINDS: tuple[Kind, ...] = ("passages", "sentences")
ADD_BATCH = 1000
Progress = Callable[[int, int], None]  # how many vectors are made, of how many


@dataclass(frozen=True, slots=True)
class Row:
    """What a vector is made of, and how it is found again."""

    kind: Kind
    key: str
    author: str | None
    text: str


class Vectors:
    """A filled folder, open for reading. Errors of Chroma pass through; `store` translates them."""

    def __init__(self, folder: Path) -> None:
        # Chroma opens its database for writing even to read it; a read-only home is read from a copy.
        if not _is_writable(folder):
            copy = Path(tempfile.mkdtemp(prefix="policy-bot-"))
            weakref.finalize(self, shutil.rmtree, copy, ignore_errors=True)  # at the latest when the process ends
            folder = Path(shutil.copytree(folder, copy / "chroma", copy_function=shutil.copyfile))
        self._client = _client(folder)
        self._collections = {kind: self._client.get_collection(kind, embedding_function=None) for kind in KINDS}

    def count(self, kind: Kind) -> int:
        """How many vectors there are."""
        return self._collections[kind].count()

    def nearest(
        self,
        kind: Kind,
        vector: NDArray[np.float32],
        count: int,
        author: str | None = None,
        alive: Callable[[str], bool] = lambda _: True,
    ) -> list[tuple[str, float]]:
        """(key, cosine) of the nearest, best first; only an author's where one is given, and none that is not `alive`."""
        where: Any = {"author": author} if author else None
        asked = count
        while True:
            found = self._collections[kind].query(
                query_embeddings=vector[None, :], n_results=asked, where=where, include=["distances"]
            )
            keys, distances = found["ids"][0], (found["distances"] or [[]])[0]
            left = [(key, 1 - distance) for key, distance in zip(keys, distances, strict=True) if alive(key)]
            if len(left) >= count or len(keys) < asked:
                return left[:count]
            asked *= 2

    def get(self, kind: Kind, keys: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Stored vectors by key; a key may be asked for twice."""
        keys = list(dict.fromkeys(keys))
        found: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(keys), ADD_BATCH):
            rows = self._collections[kind].get(ids=keys[start : start + ADD_BATCH], include=["embeddings"])
            embeddings: Any = rows["embeddings"]
            found.update(zip(rows["ids"], np.asarray(embeddings, dtype=np.float32), strict=True))
        return found

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


def fill(
    folder: Path,
    rows: Sequence[Row],
    known: Mapping[str, NDArray[np.float32]],
    embedder: Embedder,
    progress: Progress,
) -> None:
    """Write the vectors of rows into a new folder: those that are known, and those to be embedded."""
    client = _client(folder)
    cosine: Any = {"hnsw": {"space": "cosine"}}
    collections = {
        kind: client.create_collection(kind, embedding_function=None, configuration=cosine) for kind in KINDS
    }
    kept = [row for row in rows if row.key in known]
    new = [row for row in rows if row.key not in known]
    for start in range(0, len(kept), ADD_BATCH):
        batch = kept[start : start + ADD_BATCH]
        _add(collections, batch, np.stack([known[row.key] for row in batch]))
    added = done = 0
    made: list[NDArray[np.float32]] = []
    progress(done, len(new))
    for vectors in embedder.passages([row.text for row in new]):
        made.append(vectors)
        done += len(vectors)
        if done - added >= ADD_BATCH or done == len(
            new
        ):  # each addition is a transaction: small ones cost as large ones
            _add(collections, new[added:done], np.concatenate(made))
            added, made = done, []
        progress(done, len(new))
    client.close()


def _add(collections: Mapping[Kind, Collection], rows: Sequence[Row], vectors: NDArray[np.float32]) -> None:
    for kind, collection in collections.items():
        chosen = [at for at, row in enumerate(rows) if row.kind == kind]
        if chosen:
            collection.add(
                ids=[rows[at].key for at in chosen],
                embeddings=vectors[chosen],
                metadatas=[{"author": rows[at].author or ""} for at in chosen],
            )


def _client(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    client = chromadb.PersistentClient(path=str(folder), settings=ChromaSettings(anonymized_telemetry=False))
    return cast("Client", client)  # declared as ClientAPI, which lacks close()


def _is_writable(folder: Path) -> bool:
    database = folder / "chroma.sqlite3"
    if not database.is_file():  # Chroma would make an empty one
        raise FileNotFoundError(database)
    return os.access(folder, os.W_OK) and os.access(database, os.W_OK)
