"""Vectors in Chroma: in a folder of the part, or with BOT_CHROMA_URL on a server.

Chroma 1.5 keeps the old text when an id is added again, merges metadata on upsert and rewrites its files in place, so
a folder is filled once and never changed. Chroma gets vectors, never texts.

What was added last it keeps in its log, and each process that opens the folder puts it into a graph of its own; each
opening writes a row. So the log is emptied into the graph before a folder is left (`_sizes`), and what only notes that
somebody opened it is not written (`_sealed`): every process reads the same bytes, on a full disk too. A server keeps the
log itself, and all who ask it are told from the same graph.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import numpy as np

from bot.encoders.embed import Embedder
from bot.index import chroma

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from chromadb.api.types import GetResult, QueryResult
    from numpy.typing import NDArray

T = TypeVar("T")
Kind = Literal["passages", "sentences"]
KINDS: tuple[Kind, ...] = ("passages", "sentences")
ADD_BATCH = 1000
# Vectors kept in memory, 1.5 KB each.
KEPT = 8192
# How many vectors lie in the log before they are written into the graph, at most: each time, the whole graph is written,
# so of a large collection that many times at most.
LOGGED, WRITTEN = 50_000, 8
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
    """The vectors of a part, open for reading; `url`: of the server, for those that lie on one.

    Errors of Chroma over a folder pass through (`store` translates them), those of a server are sentences.
    """

    def __init__(self, folder: Path, url: str = "") -> None:
        # Chroma reads each from its database: what was asked for lately is kept.
        self._known: dict[tuple[Kind, str], NDArray[np.float32]] = {}
        self._url, self._client = url, None
        if (names := chroma.claimed(folder)) is not None:
            self._collections = {kind: self._found(names[kind]) for kind in KINDS}
            return
        # Chroma opens its database for writing even to read it; a read-only home is read from a copy.
        if not _is_writable(folder):
            copy = Path(tempfile.mkdtemp(prefix="policy-bot-"))
            weakref.finalize(self, shutil.rmtree, copy, ignore_errors=True)  # at the latest when the process ends
            folder = Path(shutil.copytree(folder, copy / "chroma", copy_function=shutil.copyfile))
        self._client = chroma.of_folder(folder)
        self._collections = {kind: self._client.get_collection(kind, embedding_function=None) for kind in KINDS}

    def count(self, kind: Kind) -> int:
        """How many vectors there are."""
        return self._asked(kind, lambda collection: collection.count())

    def answer(self) -> None:
        """Raise ServerFailed where they lie on a server that does not answer."""
        if self._client is None:
            chroma.asked(self._url, chroma.of_server(self._url).heartbeat)

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

            def near(collection: Collection, most: int = asked) -> QueryResult:
                return collection.query(
                    query_embeddings=vector[None, :], n_results=most, where=where, include=["distances"]
                )

            found = self._asked(kind, near)
            keys, distances = found["ids"][0], (found["distances"] or [[]])[0]
            each = zip(keys, distances, alive(keys), strict=True)
            left = [(key, 1 - distance) for key, distance, counts in each if counts]
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
            rows = self._asked(kind, partial(_stored, keys=wanted[start : start + ADD_BATCH]))
            embeddings: Any = rows["embeddings"]
            for key, row in zip(rows["ids"], embeddings, strict=True):
                found[key] = self._known[kind, key] = np.array(row, dtype=np.float32)
        return found

    def close(self) -> None:
        """Let go of the files."""
        if self._client is not None:
            self._client.close()

    def _found(self, name: str) -> Collection:
        client = chroma.of_server(self._url)
        return chroma.asked(self._url, lambda: client.get_collection(name, embedding_function=None))

    def _asked(self, kind: Kind, ask: Callable[[Collection], T]) -> T:
        collection = self._collections[kind]
        return ask(collection) if self._client is not None else chroma.asked(self._url, lambda: ask(collection))


def fill(
    folder: Path,
    rows: Sequence[Row],
    known: Mapping[str, NDArray[np.float32]],
    embedder: Embedder,
    progress: Progress,
    url: str = "",
) -> None:
    """Write the vectors of rows into a new folder, or onto a server: those that are known, and those to be embedded."""
    client = chroma.of_server(url) if url else chroma.of_folder(folder)
    names = chroma.claim(folder, KINDS) if url else {kind: kind for kind in KINDS}
    shelves = [_Shelf(client, url, names[kind], sum(row.kind == kind for row in rows)) for kind in KINDS]

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
    if not url:
        client.close()
        _sealed(folder)


class _Shelf:
    """A collection that is to hold so many vectors. They are added by the batch: each addition is a transaction."""

    def __init__(self, client: Client, url: str, name: str, count: int) -> None:
        logged, self._sizes = _sizes(count)
        self._url = url
        graph: Any = {"hnsw": {"space": "cosine", "sync_threshold": logged, "batch_size": min(logged, 100)}}

        def make() -> Collection:
            return client.create_collection(name, embedding_function=None, configuration=graph)

        self._collection = chroma.asked(url, make) if url else make()
        self._held: list[tuple[Row, NDArray[np.float32]]] = []

    def put(self, row: Row, vector: NDArray[np.float32]) -> None:
        self._held.append((row, vector))
        if len(self._held) == self._sizes[0]:
            self._add() if not self._url else chroma.asked(self._url, self._add)  # a second time changes nothing
            self._held = []
            del self._sizes[0]

    def _add(self) -> None:
        self._collection.add(
            ids=[held.key for held, _ in self._held],
            embeddings=np.stack([one for _, one in self._held]),
            metadatas=[{"author": held.author or ""} for held, _ in self._held],
        )


def _stored(collection: Collection, keys: list[str]) -> GetResult:
    return collection.get(ids=keys, include=["embeddings"])


def _sizes(count: int) -> tuple[int, list[int]]:
    """After how many vectors the log goes into the graph, and the batches that so many are added in.

    The last batch ends with what goes into the graph, so that nothing stays in the log.
    Example: 2500 -> (2500, [834, 833, 833]); 100,001 -> (33333, three times 34 batches)
    """
    times = max(1, min(-(-count // LOGGED), WRITTEN))
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


def _is_writable(folder: Path) -> bool:
    database = folder / "chroma.sqlite3"
    if not database.is_file():  # Chroma would make an empty one
        raise FileNotFoundError(database)
    return os.access(folder, os.W_OK) and os.access(database, os.W_OK)
