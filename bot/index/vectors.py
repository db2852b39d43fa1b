"""Vectors on disk, in Chroma: the only module that knows it.

Chroma 1.5 keeps the old text when an id is added again, merges metadata on upsert and rewrites its files in place, so
a folder is filled once and never changed. Chroma gets vectors, never texts.

What was added last it keeps in its log, and each process that opens the folder puts it into a graph of its own; each
opening writes a row. So the log is emptied into the graph before a folder is left (`_sizes`), and what only notes that
somebody opened it is not written (`_sealed`): every process reads the same bytes, on a full disk too.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np

from bot.encoders.embed import Embedder

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from numpy.typing import NDArray

Kind = Literal["passages", "sentences"]
KINDS: tuple[Kind, ...] = ("passages", "sentences")
ADD_BATCH = 1000
# Vectors kept in memory, 1.5 KB each.
KEPT = 8192
# How many vectors lie in the log before they are written into the graph, at most: each time, the whole graph is written.
LOGGED = 50_000
# Chroma tells in this table that it opens a database for writing.
SEAL = "CREATE TRIGGER sealed BEFORE INSERT ON acquire_write BEGIN SELECT RAISE(IGNORE); END"
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
        # Chroma reads each from its database: what was asked for lately is kept.
        self._known: dict[tuple[Kind, str], NDArray[np.float32]] = {}

    def count(self, kind: Kind) -> int:
        """How many vectors there are."""
        return self._collections[kind].count()

    def nearest(
        self,
        kind: Kind,
        vector: NDArray[np.float32],
        count: int,
        author: str | None = None,
        alive: Callable[[Sequence[str]], Sequence[bool] | NDArray[np.bool_]] = lambda keys: [True] * len(keys),
    ) -> list[tuple[str, float]]:
        """(key, cosine) of the nearest, best first; only an author's where one is given, and none that is not `alive`."""
        where: Any = {"author": author} if author else None
        asked = count
        while True:
            found = self._collections[kind].query(
                query_embeddings=vector[None, :], n_results=asked, where=where, include=["distances"]
            )
            keys, distances = found["ids"][0], (found["distances"] or [[]])[0]
            near = zip(keys, distances, alive(keys), strict=True)
            left = [(key, 1 - distance) for key, distance, counts in near if counts]
            if len(left) >= count or len(keys) < asked:
                return left[:count]
            asked *= 2

    def get(self, kind: Kind, keys: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Stored vectors by key; a key may be asked for twice."""
        found = {key: vector for key in keys if (vector := self._known.get((kind, key))) is not None}
        wanted = [key for key in dict.fromkeys(keys) if key not in found]
        if len(self._known) > KEPT:
            self._known.clear()
        for start in range(0, len(wanted), ADD_BATCH):
            rows = self._collections[kind].get(ids=wanted[start : start + ADD_BATCH], include=["embeddings"])
            embeddings: Any = rows["embeddings"]
            for key, row in zip(rows["ids"], embeddings, strict=True):
                found[key] = self._known[kind, key] = np.array(row, dtype=np.float32)
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
    shelves = [_Shelf(client, kind, sum(row.kind == kind for row in rows)) for kind in KINDS]

    def put(chosen: Sequence[Row], vectors: Iterable[NDArray[np.float32]]) -> None:
        for row, vector in zip(chosen, vectors, strict=True):
            shelves[KINDS.index(row.kind)].put(row, vector)

    kept = [row for row in rows if row.key in known]
    new = [row for row in rows if row.key not in known]
    put(kept, (known[row.key] for row in kept))
    done = 0
    progress(done, len(new))
    for vectors in embedder.passages([row.text for row in new]):
        put(new[done : done + len(vectors)], vectors)
        done += len(vectors)
        progress(done, len(new))
    client.close()
    _sealed(folder)


class _Shelf:
    """A collection that is to hold so many vectors. They are added by the batch: each addition is a transaction."""

    def __init__(self, client: Client, kind: Kind, count: int) -> None:
        logged, self._sizes = _sizes(count)
        graph: Any = {"hnsw": {"space": "cosine", "sync_threshold": logged, "batch_size": min(logged, 100)}}
        self._collection = client.create_collection(kind, embedding_function=None, configuration=graph)
        self._held: list[tuple[Row, NDArray[np.float32]]] = []

    def put(self, row: Row, vector: NDArray[np.float32]) -> None:
        self._held.append((row, vector))
        if len(self._held) == self._sizes[0]:
            self._collection.add(
                ids=[held.key for held, _ in self._held],
                embeddings=np.stack([one for _, one in self._held]),
                metadatas=[{"author": held.author or ""} for held, _ in self._held],
            )
            self._held = []
            del self._sizes[0]


def _sizes(count: int) -> tuple[int, list[int]]:
    """After how many vectors the log goes into the graph, and the batches that so many are added in.

    The last batch ends with what goes into the graph, so that nothing stays in the log.
    Example: 2500 -> (2500, [834, 833, 833]); 100,001 -> (33333, three times 34 batches)
    """
    times = max(1, -(-count // LOGGED))
    shares = [count // times + (at < count % times) for at in range(times)]
    batches = [
        share // parts + (at < share % parts)
        for share in shares
        for parts in [max(1, -(-share // ADD_BATCH))]
        for at in range(parts)
    ]
    return max(1, count // times), batches


def _sealed(folder: Path) -> None:
    """Let no opening change a filled database, and give back the room that its log took."""
    database = sqlite3.connect(folder / "chroma.sqlite3")
    try:
        database.execute(SEAL)
        database.execute("DELETE FROM acquire_write")
        database.commit()
        database.execute("VACUUM")
    finally:
        database.close()


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
