"""One generation of the index: essays.jsonl, passages.jsonl, vectors in chroma/, BM25 in lexical/, manifest.json.

Chroma 1.5 keeps the old text when an id is added again and merges metadata on upsert; a generation is therefore
written once and never changed.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from bot.domain import Essay, Passage, Section
from bot.errors import IndexBroken
from bot.search import generations
from bot.search.embed import Embedder
from bot.search.lexical import Lexical
from bot.text import passages as cutting
from bot.text import words

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

FORMAT = 1
COLLECTION = "passages"
ADD_BATCH = 1000
Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, in passages."""

    documents: int
    passages: int
    added: int
    removed: int
    kept: int


class Index:
    """One generation, open for reading."""

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        self.folder = folder
        self.manifest = manifest
        self._release = weakref.finalize(self, os.close, generations.hold(folder))
        try:
            self.essays = {essay.essay_id: essay for essay in map(_essay, _rows(folder / "essays.jsonl"))}
            self.passages = tuple(map(_passage, _rows(folder / "passages.jsonl")))
            self.lexical = Lexical.load(folder / "lexical", len(self.passages))
            self._client = _client(_writable(folder / "chroma"))
            self._collection = self._client.get_collection(COLLECTION, embedding_function=None)
            complete = self._collection.count() == len(self.passages) == manifest["passages"]
        except Exception as error:
            raise generations.broken(folder) from error
        if not complete:
            raise generations.broken(folder)
        self.position = {passage.passage_id: index for index, passage in enumerate(self.passages)}

    @property
    def name(self) -> str:
        """The generation's name."""
        return self.folder.name

    @property
    def model(self) -> str:
        """Identity of the embedding model that made the vectors."""
        return str(self.manifest["model"])

    def fits(self, model: str, passage_bounds: tuple[int, int]) -> bool:
        """Whether this index was made with that model and cut within those bounds."""
        return self.model == model and self.manifest["cut"] == _cut(passage_bounds)

    def nearest(self, vector: NDArray[np.float32], count: int, author: str | None = None) -> list[tuple[int, float]]:
        """(position, cosine) of the nearest passages, best first."""
        where: Any = {"author": author} if author else None
        try:
            found = self._collection.query(
                query_embeddings=vector[None, :],
                n_results=min(count, len(self.passages)),
                where=where,
                include=["distances"],
            )
        except Exception as error:
            raise generations.broken(self.folder) from error
        distances = (found["distances"] or [[]])[0]
        return [(self.position[key], 1 - distance) for key, distance in zip(found["ids"][0], distances, strict=True)]

    def vectors(self, ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Stored vectors of passage ids."""
        found: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(ids), ADD_BATCH):
            rows = self._collection.get(ids=list(ids[start : start + ADD_BATCH]), include=["embeddings"])
            embeddings: Any = rows["embeddings"]
            found.update(zip(rows["ids"], np.asarray(embeddings, dtype=np.float32), strict=True))
        return found

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()
        self._release()


def open_index(home: Path) -> Index | None:
    """Open the generation that answers; None where there is none. Raises IndexBroken."""
    for _ in range(3):  # a build may swap generations and clear the old one between the two reads
        name = generations.current(home)
        if name is None:
            return None
        folder = home / "index" / name
        try:
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            if manifest["format"] != FORMAT:
                raise generations.broken(folder)
            return Index(folder, manifest)
        except (OSError, ValueError, KeyError, IndexBroken) as error:
            failure = error
        if generations.current(home) == name:
            break
    raise generations.broken(folder) from failure


def build(
    home: Path,
    essays: Sequence[Essay],
    embedder: Embedder,
    passage_bounds: tuple[int, int],
    progress: Progress = silent,
) -> Report:
    """Make these essays the index of a home, embedding only passages that the index there does not hold.

    Raises HomeNotWritable.
    """
    with generations.building(home) as folder:
        passages = [passage for essay in essays for passage in cutting.split(essay, *passage_bounds)]
        texts = [cutting.indexed(passage) for passage in passages]
        old = _reusable(home, embedder.identity)
        known = old.vectors([p.passage_id for p in passages if p.passage_id in old.position]) if old else {}
        before = len(old.passages) if old else 0
        if old is not None:
            same_texts = list(old.passages) == passages and list(old.essays.values()) == list(essays)
            unchanged = same_texts and old.fits(embedder.identity, passage_bounds)
            old.close()
            if unchanged:
                return Report(len(essays), len(passages), 0, 0, len(passages))
        _write_rows(folder / "essays.jsonl", map(asdict, essays))
        _write_rows(folder / "passages.jsonl", map(asdict, passages))
        _fill_chroma(folder / "chroma", passages, texts, known, embedder, progress)
        Lexical.build(texts).save(folder / "lexical")
        manifest = {
            "format": FORMAT,
            "cut": _cut(passage_bounds),
            "model": embedder.identity,
            "model_name": embedder.name,
        }
        counts = {"documents": len(essays), "passages": len(passages)}
        generations.write_whole(folder / "manifest.json", json.dumps(manifest | counts, ensure_ascii=False))
        generations.answer_from(folder)
    kept = len(known)
    return Report(len(essays), len(passages), len(passages) - kept, before - kept, kept)


def _cut(passage_bounds: tuple[int, int]) -> list[object]:
    """Everything but the model that decides what is indexed: how texts become passages, and passages words."""
    return [cutting.VERSION, *passage_bounds, words.identity()]


def _fill_chroma(
    folder: Path,
    passages: Sequence[Passage],
    texts: Sequence[str],
    known: dict[str, NDArray[np.float32]],
    embedder: Embedder,
    progress: Progress,
) -> None:
    client = _client(folder)
    collection = client.create_collection(
        COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    new = [(p, text) for p, text in zip(passages, texts, strict=True) if p.passage_id not in known]
    kept = [passage for passage in passages if passage.passage_id in known]
    for start in range(0, len(kept), ADD_BATCH):
        batch = kept[start : start + ADD_BATCH]
        _add(collection, batch, np.stack([known[passage.passage_id] for passage in batch]))
    done = 0
    progress("embed", done, len(new))
    for vectors in embedder.passages([text for _, text in new]):
        _add(collection, [passage for passage, _ in new[done : done + len(vectors)]], vectors)
        done += len(vectors)
        progress("embed", done, len(new))
    client.close()


def _add(collection: Collection, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> None:
    collection.add(
        ids=[passage.passage_id for passage in passages],
        embeddings=vectors,
        metadatas=[{"essay_id": passage.essay_id, "author": passage.author or ""} for passage in passages],
    )


def _client(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    client = chromadb.PersistentClient(path=str(folder), settings=ChromaSettings(anonymized_telemetry=False))
    return cast("Client", client)  # declared as ClientAPI, which lacks close()


def _writable(folder: Path) -> Path:
    """Chroma opens its database for writing even to read it; a read-only home is read from a copy."""
    if os.access(folder, os.W_OK) and os.access(folder / "chroma.sqlite3", os.W_OK):
        return folder
    copy = Path(tempfile.mkdtemp(prefix="policy-bot-")) / "chroma"
    shutil.copytree(folder, copy, copy_function=shutil.copyfile)
    return copy


def _reusable(home: Path, model: str) -> Index | None:
    """The present index where its vectors are of the same model; a broken one is simply not reused."""
    with suppress(IndexBroken):
        old = open_index(home)
        if old is not None and old.model == model:
            return old
        if old is not None:
            old.close()
    return None


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8", newline="\n") as stream:
        for line in stream:
            yield json.loads(line)


def _write_rows(file: Path, rows: Iterator[dict[str, Any]]) -> None:
    generations.write_whole(file, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def _essay(row: dict[str, Any]) -> Essay:
    sections = tuple(Section(**section) for section in row["sections"])
    return Essay(**row | {"sections": sections, "questions": tuple(row["questions"])})


def _passage(row: dict[str, Any]) -> Passage:
    return Passage(**row | {"path": tuple(row["path"])})
