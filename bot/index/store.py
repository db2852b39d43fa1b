"""The index: what a generation on disk holds, open for reading; `build` makes it.

essays.jsonl, passages.jsonl, measures.jsonl, vectors of passages and their sentences in chroma/, manifest.json, and three BM25 indexes
in lexical/: of words over passages, and of characters over windows and over whole documents.
"""

from __future__ import annotations

import json
import os
import weakref
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.domain import Essay, Passage
from bot.errors import IndexBroken
from bot.index import generations, rows
from bot.index.lexical import Lexical
from bot.index.vectors import Kind, Row, Vectors
from bot.text import keys, measures, names, versions
from bot.text import passages as cutting
from bot.text.measures import Proposal
from bot.text.outline import Outline
from bot.text.versions import Newer
from bot.text.windows import windows

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What is written, and what is read besides.
FORMAT, OLDER = 4, (3,)


class Index:
    """One generation, open for reading."""

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        self.folder = folder
        self.manifest = manifest
        self._release = weakref.finalize(self, os.close, generations.hold(folder))
        try:
            self.essays = {essay.essay_id: essay for essay in map(rows.essay, rows.read(folder / "essays.jsonl"))}
            self.outlines = {key: Outline(essay) for key, essay in self.essays.items()}
            self.passages = tuple(map(rows.passage, rows.read(folder / "passages.jsonl")))
            self.windows = windows(self.passages, self.essays, manifest["cut"][3])
            self.lexical = Lexical.load(folder / "lexical" / "words", len(self.passages))
            self.by_window = Lexical.load(folder / "lexical" / "windows", len(self.windows))
            self.by_document = Lexical.load(folder / "lexical" / "documents", len(self.essays))
            self._vectors = Vectors(folder / "chroma")
            counted = [len(self.passages), self._vectors.count("passages"), self._vectors.count("sentences")]
            complete = counted == [manifest["passages"], manifest["passages"], manifest["sentences"]]
        except Exception as error:
            raise generations.broken(folder) from error
        if not complete:
            raise generations.broken(folder)
        self.background: dict[str, tuple[float, float]] = {
            kind: (float(mean), float(deviation)) for kind, (mean, deviation) in manifest["background"].items()
        }
        self.position = {passage.passage_id: index for index, passage in enumerate(self.passages)}
        self.number = {key: at for at, key in enumerate(self.essays)}
        self.document_of = np.array(
            [self.number[self.passages[first].essay_id] for first, _ in self.windows], dtype=np.int64
        )
        self._bounds = np.array(self.windows, dtype=np.int64).reshape(-1, 2)

    @cached_property
    def titled(self) -> list[frozenset[str]]:
        """The places that each document's title names."""
        return [names.places(essay.name) for essay in self.essays.values()]

    @cached_property
    def superseded(self) -> dict[str, Newer]:
        """What has come in the place of older documents, by their id."""
        return versions.superseded(self.essays.values())

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """What the essays propose to do, in their order. Raises IndexBroken."""
        try:
            return tuple(map(rows.proposal, rows.read(self.folder / "measures.jsonl")))
        except (OSError, ValueError, TypeError) as error:
            raise generations.broken(self.folder) from error

    @property
    def own_words(self) -> dict[str, str]:
        """The corpus's own word lists, for `vocabulary.use`."""
        return dict(self.manifest.get("words", {}))

    @property
    def name(self) -> str:
        """The generation's name."""
        return self.folder.name

    @property
    def model(self) -> str:
        """Identity of the embedding model that made the vectors."""
        return str(self.manifest["model"])

    def fits(self, model: str, bounds: tuple[int, int, int]) -> bool:
        """Whether this index was made with that model and cut within those bounds."""
        return self.model == model and self.manifest["cut"] == cut_by(bounds)

    def says(self, words_: str, documents: Sequence[str]) -> bool:
        """Whether any of these documents holds these words, in either case."""
        forms = {words_, words_.upper()}
        return any(form in self.essays[key].text for key in documents for form in forms)

    def windows_of(self, passage: int) -> slice:
        """Which windows hold a passage; they are neighbours, for windows begin and end in order."""
        first, last = self._bounds[:, 0], self._bounds[:, 1]
        return slice(int(np.searchsorted(last, passage, "right")), int(np.searchsorted(first, passage, "right")))

    def nearest(self, vector: NDArray[np.float32], count: int, author: str | None = None) -> list[tuple[int, float]]:
        """(position, cosine) of the passages nearest to a vector, best first."""
        return [(self.position[key], cosine) for key, cosine in self._nearest("passages", vector, count, author)]

    def nearest_by_sentence(
        self, vector: NDArray[np.float32], count: int, author: str | None = None
    ) -> list[tuple[int, float]]:
        """(position, cosine of its nearest sentence) of passages, best first; `count` is of sentences."""
        best: dict[int, float] = {}
        for key, cosine in self._nearest("sentences", vector, count, author):
            best.setdefault(self.position[key.split(".")[0]], cosine)
        return list(best.items())

    def _nearest(
        self, kind: Kind, vector: NDArray[np.float32], count: int, author: str | None
    ) -> list[tuple[str, float]]:
        try:
            return self._vectors.nearest(kind, vector, count, author)
        except Exception as error:
            raise generations.broken(self.folder) from error

    def vectors(self, passages: Iterable[Passage]) -> dict[str, NDArray[np.float32]]:
        """Stored vectors of passages, by passage id."""
        return self._vectors.get("passages", [passage.passage_id for passage in passages])

    def sentence_vectors(self, passages: Iterable[Passage]) -> dict[str, NDArray[np.float32]]:
        """Stored vectors of the sentences (`units`) of passages, by `sentence_id`."""
        return self._vectors.get("sentences", [row.key for passage in passages for row in sentence_rows(passage)])

    def close(self) -> None:
        """Let go of the files."""
        self._vectors.close()
        self._release()


def sentence_id(passage: Passage, number: int) -> str:
    """The id of a passage's sentence, numbered from 0 in the order of `units`."""
    return f"{passage.passage_id}.{number}"


def open_index(home: Path) -> Index | None:
    """Open the generation that answers; None where there is none. Raises IndexBroken."""
    for _ in range(3):  # a build may swap generations and clear the old one between the two reads
        name = generations.current(home)
        if name is None:
            return None
        folder = home / "index" / name
        try:
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            if manifest["format"] not in (FORMAT, *OLDER):
                raise generations.broken(folder)
            return Index(folder, manifest)
        except (OSError, ValueError, KeyError, IndexBroken) as error:
            failure = error
        if generations.current(home) == name:
            break
    raise generations.broken(folder) from failure


def essays_of(home: Path) -> tuple[str, list[Essay]] | None:
    """The generation that answers and its essays, without opening the database; None where there is none.

    Raises IndexBroken.
    """
    name = generations.current(home)
    if name is None:
        return None
    folder = home / "index" / name
    try:
        return name, [rows.essay(row) for row in rows.read(folder / "essays.jsonl")]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise generations.broken(folder) from error


def cut_by(bounds: tuple[int, int, int]) -> list[object]:
    """Everything but the model that decides what is indexed: how texts become passages, words, and measures."""
    return [cutting.VERSION, *bounds, keys.identity(), measures.identity()]


def sentence_rows(passage: Passage) -> list[Row]:
    """What is embedded of a passage besides itself: its sentences, in the order of `units`."""
    spans = cutting.units(passage)
    texts = [passage.text[start - passage.start : end - passage.start] for start, end in spans]
    return [Row("sentences", sentence_id(passage, at), passage.author, text) for at, text in enumerate(texts)]
