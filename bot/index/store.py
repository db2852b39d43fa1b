"""The index: what a generation on disk holds, open for reading; `build` makes it, `parts` says what lies there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.domain import Essay, Passage
from bot.index import generations
from bot.index.lexical import Lexical
from bot.index.manifest import FORMAT, Generation, answering
from bot.index.parts import Read, Unit, passage_of, sentence_rows
from bot.index.texts import Texts
from bot.index.vectors import Kind, Vectors
from bot.text.measures import Proposal
from bot.text.windows import windows

if TYPE_CHECKING:
    from numpy.typing import NDArray


# An index that was narrowed to so many passages looks at the vector of each: the nearest of all are mostly others.
FEW = 2000


class Index(Texts):
    """One generation, open for reading. Of the parts that an index `before` has read nothing is read again."""

    _few = False

    def __init__(self, generation: Generation, before: Index | None = None) -> None:
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
            cut = self._hold()
            self._vectors = [Vectors(part.folder / "chroma") for part in self._parts]
            complete = len(self.windows) == sum(part.size("windows") for part in self._parts) and all(
                [len(passages), vectors.count("passages"), vectors.count("sentences")]
                == [part.size("passages"), part.written("passages"), part.written("sentences")]
                for part, passages, vectors in zip(self._parts, cut, self._vectors, strict=True)
            )
            complete = complete and len(self.passages) == manifest["passages"]
            complete = complete and len(self.essays) == manifest["documents"]
            self.background: dict[str, tuple[float, float]] = {
                kind: (float(mean), float(deviation)) for kind, (mean, deviation) in manifest["background"].items()
            }
        except Exception as error:
            raise generations.failed(error, self.folder) from error
        if not complete:
            raise generations.broken(self.folder)

    def _hold(self) -> list[tuple[Passage, ...]]:
        """Take from the parts that were read what is not gone of them; the passages of each part."""
        own = [(part.gone, self.read[part.folder]) for part in self._parts]
        self.outlines = {key: one for gone, part in own for key, one in part.outlines.items() if key not in gone}
        self.essays = {key: outline.essay for key, outline in self.outlines.items()}
        cut = [tuple(one for one in part.passages if one.essay_id not in gone) for gone, part in own]
        self.passages = tuple(passage for passages in cut for passage in passages)
        self.windows = windows(self.passages, self.essays, self._generation.manifest["cut"][3])
        self.lexical = self._counted("words", "passages")
        self.by_window = self._counted("windows", "windows")
        self.by_document = self._counted("documents", "documents")
        self._part_of = np.repeat(np.arange(len(cut)), [len(passages) for passages in cut])
        self.position = {passage.passage_id: index for index, passage in enumerate(self.passages)}
        self.number = {key: at for at, key in enumerate(self.essays)}
        self.document_of = np.array(
            [self.number[self.passages[first].essay_id] for first, _ in self.windows], dtype=np.int64
        )
        self._bounds = np.array(self.windows, dtype=np.int64).reshape(-1, 2)
        return cut

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
        """What the essays propose to do, in their order. Raises IndexBroken."""
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

    def fits(self, model: str, bounds: tuple[int, int, int]) -> bool:
        """Whether this index was made with that model and cut within those bounds."""
        return self._generation.fits(model, bounds)

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
        if self._few and author is None:
            return self.nearest_of(vector, self.essays)[1][:count]
        return [(self.position[key], cosine) for key, cosine in self._nearest("passages", vector, count, author)]

    def nearest_by_sentence(
        self, vector: NDArray[np.float32], count: int, author: str | None = None
    ) -> list[tuple[int, float]]:
        """(position, cosine of its nearest sentence) of passages, best first; `count` is of sentences."""
        if self._few and author is None:
            return self.nearest_of(vector, self.essays)[0][:count]
        best: dict[int, float] = {}
        for key, cosine in self._nearest("sentences", vector, count, author):
            best.setdefault(self.position[passage_of(key)], cosine)
        return list(best.items())

    def nearest_of(self, vector: NDArray[np.float32], essays: Collection[str]) -> tuple[list[tuple[int, float]], ...]:
        """(position, cosine of its nearest sentence), then (position, cosine), of every passage of a few texts, best first."""
        passages = [passage for passage in self.passages if passage.essay_id in essays]
        best: dict[int, float] = {}
        for key, stored in self.sentence_vectors(passages).items():
            at, cosine = self.position[passage_of(key)], float(vector @ stored)
            best[at] = max(best.get(at, cosine), cosine)
        whole = {self.position[key]: float(vector @ stored) for key, stored in self.vectors(passages).items()}
        return tuple(sorted(found.items(), key=lambda pair: -pair[1]) for found in (best, whole))

    def _nearest(
        self, kind: Kind, vector: NDArray[np.float32], count: int, author: str | None
    ) -> list[tuple[str, float]]:
        try:
            found = [
                (key, cosine)
                for number, vectors in enumerate(self._vectors)
                for key, cosine in vectors.nearest(kind, vector, count, author, self._alive(number))
            ]
        except Exception as error:
            raise generations.broken(self.folder) from error
        return sorted(found, key=lambda pair: -pair[1])[:count]

    def _alive(self, number: int) -> Callable[[str], bool]:
        """Whether a key of a part is of a passage that counts; a newer document may have the passages of an older one."""

        def alive(key: str) -> bool:
            at = self.position.get(passage_of(key))
            return at is not None and bool(self._part_of[at] == number)

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
        for key in keys:
            apart[self._part_of[self.position[passage_of(key)]]].append(key)
        found: dict[str, NDArray[np.float32]] = {}
        for vectors, wanted in zip(self._vectors, apart, strict=True):
            found |= vectors.get(kind, wanted)
        return found

    def close(self) -> None:
        """Let go of the files."""
        for vectors in self._vectors:
            vectors.close()
        self._generation.close()


def open_index(home: Path, before: Index | None = None) -> Index | None:
    """Open the generation that answers; None where there is none. `before`: one that is open. Raises IndexBroken."""
    generation = answering(home)
    return None if generation is None else Index(generation, before)


def essays_of(home: Path) -> tuple[str, list[Essay]] | None:
    """The generation that answers and its essays, without opening the database; None where there is none.

    Raises IndexBroken.
    """
    generation = answering(home)
    if generation is None:
        return None
    with closing(generation):
        return generation.folder.name, generation.essays()
