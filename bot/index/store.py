"""The index: what a generation on disk holds, open for reading; `build` makes it, `parts` says what lies there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.domain import Passage
from bot.errors import BotError
from bot.index import generations
from bot.index.lexical import Lexical
from bot.index.manifest import FORMAT, Generation, answering
from bot.index.parts import Unit, passage_of, sentence_rows
from bot.index.read import Outlines, Passages, Read, windows
from bot.index.texts import Texts
from bot.index.vectors import KINDS, Kind, Vectors
from bot.text.measures import Proposal
from bot.text.outline import Outline

if TYPE_CHECKING:
    from numpy.typing import NDArray


# An index that was narrowed to so many passages looks at the vector of each: the nearest of all are mostly others.
FEW = 2000


class Index(Texts):
    """One generation, open for reading; `url`: of the server that keeps its vectors, where one does.

    Of the parts that an index `before` has read nothing is read again.
    """

    _few = False

    def __init__(self, generation: Generation, before: Index | None = None, url: str = "") -> None:
        self._generation = generation
        self.folder, self._parts = generation.folder, generation.parts
        manifest = generation.manifest
        known: dict[Path, Read] = before.read if before else {}
        if manifest["format"] != FORMAT:
            raise generations.broken(self.folder)
        if damaged := generation.damaged(but=known):  # Chroma would crash over some of them
            raise generation.broken(damaged)
        try:
            self.read: dict[Path, Read] = {part.folder: known.get(part.folder) or Read(part) for part in self._parts}
            self._vectors = [Vectors(part.folder / "chroma", url) for part in self._parts]
            self._hold()
            written = all(
                [len(read.places), len(read.windows), *(vectors.count(kind) for kind in KINDS)]
                == [part.written("passages"), part.written("windows"), *(part.written(kind) for kind in KINDS)]
                for part, read, vectors in zip(self._parts, self.read.values(), self._vectors, strict=True)
            )
            told = [manifest["passages"], manifest["documents"]]
            complete = written and [len(self.passages), len(self.essays)] == told
            self.background: dict[str, tuple[float, float]] = {
                kind: (float(mean), float(deviation)) for kind, (mean, deviation) in manifest["background"].items()
            }
        except Exception as error:
            raise generations.failed(error, self.folder) from error
        if not complete:
            raise generations.broken(self.folder)

    def _hold(self) -> None:
        """Take from the parts that were read what is not gone of them."""
        own = [self.read[part.folder] for part in self._parts]
        left = [np.flatnonzero(part.places("passages", 0) >= 0) for part in self._parts]
        self.passages = Passages(list(zip(own, left, strict=True)))
        of = {entry.essay_id: read for part, read in zip(self._parts, own, strict=True) for entry in part.documents}
        self.essays = {key: read.essays[key] for key, read in of.items()}
        self.outlines: Mapping[str, Outline] = Outlines(of)
        self.windows = windows(self._parts, self.read)
        self.lexical = self._counted("words", "passages")
        self.by_window = self._counted("windows", "windows")
        self.by_document = self._counted("documents", "documents")
        places = np.concatenate([read.places[rows] for read, rows in zip(own, left, strict=True)])
        self.starts, self.ends = places["start"], places["end"]
        self._order = np.argsort(places["id"])
        self._ids = places["id"][self._order]
        self._part_of = np.repeat(np.arange(len(left)), list(map(len, left)))
        self.number = {key: at for at, key in enumerate(self.essays)}
        counts = [entry.passages for part in self._parts for entry in part.documents]
        self._firsts = np.cumsum([0, *counts])
        # The number of the document of each passage, and of each window.
        self.owners = np.repeat(np.arange(len(counts)), counts)
        self.document_of = self.owners[self.windows[:, 0]]

    def only(self, essays: Collection[str]) -> Index:
        """This index as if it held no other documents. Its files are this one's, which alone is to be closed."""
        some = Index.__new__(Index)
        some._generation, some.folder, some.read = self._generation, self.folder, self.read
        some._vectors, some.background = self._vectors, self.background
        some._parts = [part.without(self.essays.keys() - set(essays)) for part in self._parts]
        some._hold()
        some._few = len(some.passages) <= FEW
        return some

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """What the essays propose to do, and what else may help somebody, in their order. Raises IndexBroken."""
        try:
            return tuple(proposal for part in self._parts for proposal in part.proposals())
        except (OSError, ValueError, TypeError) as error:
            raise self._generation.broken() from error

    @property
    def own_words(self) -> dict[str, str]:
        """The corpus's own word lists, for `vocabulary.use`."""
        return self._generation.own_words

    @property
    def name(self) -> str:
        """The generation's name."""
        return self.folder.name

    @property
    def model(self) -> str:
        """Identity of the embedding model that made the vectors."""
        return self._generation.model

    def says(self, words_: str, documents: Sequence[str]) -> bool:
        """Whether any of these documents holds these words, in either case."""
        forms = {words_, words_.upper()}
        return any(form in self.essays[key].text for key in documents for form in forms)

    def passages_of(self, essay_id: str) -> range:
        """The positions of a document's passages; they are neighbours, in its order."""
        number = self.number[essay_id]
        return range(int(self._firsts[number]), int(self._firsts[number + 1]))

    def windows_of(self, passage: int) -> slice:
        """Which windows hold a passage; they are neighbours, for windows begin and end in order."""
        first, last = self.windows[:, 0], self.windows[:, 1]
        return slice(int(np.searchsorted(last, passage, "right")), int(np.searchsorted(first, passage, "right")))

    def positions(self, keys: Sequence[str]) -> NDArray[np.int64]:
        """Where the passages of vectors' keys stand; -1 of one that is not here."""
        wanted = np.array([passage_of(key) for key in keys], self._ids.dtype)
        at = np.minimum(np.searchsorted(self._ids, wanted), len(self._ids) - 1)
        return np.where(self._ids[at] == wanted, self._order[at], -1)

    def nearest(self, vector: NDArray[np.float32], count: int, author: str | None = None) -> list[tuple[int, float]]:
        """(position, cosine) of the passages nearest to a vector, best first."""
        if self._few and author is None:
            return self.nearest_of(vector, self.essays)[1][:count]
        return self._nearest("passages", vector, count, author)

    def nearest_by_sentence(
        self, vector: NDArray[np.float32], count: int, author: str | None = None
    ) -> list[tuple[int, float]]:
        """(position, cosine of its nearest sentence) of passages, best first; `count` is of sentences."""
        if self._few and author is None:
            return self.nearest_of(vector, self.essays)[0][:count]
        best: dict[int, float] = {}
        for at, cosine in self._nearest("sentences", vector, count, author):
            best.setdefault(at, cosine)
        return list(best.items())

    def nearest_of(self, vector: NDArray[np.float32], essays: Collection[str]) -> tuple[list[tuple[int, float]], ...]:
        """(position, cosine of its nearest sentence), then (position, cosine), of every passage of a few texts, best first."""
        passages = [self.passages[at] for key in self.essays if key in essays for at in self.passages_of(key)]
        best: dict[int, float] = {}
        sentences, whole = self.sentence_vectors(passages), self.vectors(passages)
        for at, stored in zip(self.positions(list(sentences)).tolist(), sentences.values(), strict=True):
            cosine = float(vector @ stored)
            best[at] = max(best.get(at, cosine), cosine)
        by_passage = zip(self.positions(list(whole)).tolist(), whole.values(), strict=True)
        found = best, {at: float(vector @ stored) for at, stored in by_passage}
        return tuple(sorted(one.items(), key=lambda pair: -pair[1]) for one in found)

    def _nearest(
        self, kind: Kind, vector: NDArray[np.float32], count: int, author: str | None
    ) -> list[tuple[int, float]]:
        found: list[tuple[int, float]] = []
        try:
            for number, vectors in enumerate(self._vectors):
                near = vectors.nearest(kind, vector, count, author, self._alive(number))
                at = self.positions([key for key, _ in near]).tolist()
                found += zip(at, (cosine for _, cosine in near), strict=True)
        except BotError:
            raise
        except Exception as error:
            raise generations.broken(self.folder) from error
        return sorted(found, key=lambda pair: -pair[1])[:count]

    def _alive(self, number: int) -> Callable[[Sequence[str]], NDArray[np.bool_]]:
        """Which keys of a part are of passages that count; a newer document may have the passages of an older one."""

        def alive(keys: Sequence[str]) -> NDArray[np.bool_]:
            at = self.positions(keys)
            counts: NDArray[np.bool_] = (at >= 0) & (self._part_of[at] == number)
            return counts

        return alive

    def _counted(self, name: str, unit: Unit) -> Lexical:
        first, places = 0, []
        for part in self._parts:
            places.append(part.places(unit, first))
            first += part.size(unit)
        return Lexical([self.read[part.folder].postings[name] for part in self._parts], places)

    def vectors(self, passages: Iterable[Passage]) -> dict[str, NDArray[np.float32]]:
        """Stored vectors of passages, by passage id."""
        return self._stored("passages", [passage.passage_id for passage in passages])

    def sentence_vectors(self, passages: Iterable[Passage]) -> dict[str, NDArray[np.float32]]:
        """Stored vectors of the sentences (`units`) of passages, by `sentence_id`."""
        return self._stored("sentences", [row.key for passage in passages for row in sentence_rows(passage)])

    def _stored(self, kind: Kind, keys: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        apart: list[list[str]] = [[] for _ in self._parts]
        for key, number in zip(keys, self._part_of[self.positions(keys)].tolist(), strict=True):
            apart[number].append(key)
        found: dict[str, NDArray[np.float32]] = {}
        for vectors, wanted in zip(self._vectors, apart, strict=True):
            found |= vectors.get(kind, wanted)
        return found

    def answer(self) -> None:
        """Raise ServerFailed where a server keeps its vectors and does not answer."""
        for vectors in self._vectors[:1]:
            vectors.answer()

    def close(self) -> None:
        """Let go of the files."""
        for vectors in self._vectors:
            vectors.close()
        self._generation.close()


def open_index(home: Path, before: Index | None = None, url: str = "") -> Index | None:
    """Open the generation that answers; None where there is none. Raises IndexBroken, ServerFailed. See `Index`."""
    generation = answering(home)
    return None if generation is None else Index(generation, before, url)
