"""A generation's parts: folders of documents, each written once and never changed; a later part holds what was added.

seg-*/documents.jsonl                        what it holds: a line a document
seg-*/essays, passages, measures .jsonl      the documents, and what was cut of them
seg-*/passages.npy, windows.npy              a row a passage: its id, span, and the byte of its line; and runs of passages
seg-*/chroma/, seg-*/lexical/                vectors, and what was counted of words
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from bot.domain import Essay, Passage
from bot.index import chroma, rows, whole
from bot.index.lexical import index_words
from bot.index.vectors import Row
from bot.index.whole import Marks
from bot.text import measures
from bot.text import passages as cutting
from bot.text.measures import Proposal
from bot.text.outline import Outline
from bot.text.windows import windows

if TYPE_CHECKING:
    from numpy.typing import NDArray

Unit = Literal["documents", "passages", "windows", "sentences"]
# A passage in `passages.npy`.
PLACE = [("id", "S20"), ("start", np.int32), ("end", np.int32), ("at", np.int64)]
Near = tuple[float, str]  # the cosine of a vector to a question, and the document that it is of


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the list of its part; `digest` changes with anything in its `Essay`."""

    essay_id: str
    title: str
    author: str | None
    source: str | None
    digest: str
    passages: int
    windows: int
    sentences: int
    documents: int = 1


@dataclass(frozen=True)
class Part:
    """A part as a generation has it: without the documents that are `gone`.

    `files`: the marks of its files as they were written; an older version kept none. `nearest`: for each kind of vectors, what of the part is nearest to each question of `background`; None where that
    is not known (any more).
    """

    folder: Path
    gone: frozenset[str] = frozenset()
    nearest: Mapping[str, Sequence[Near]] | None = None
    files: Marks = field(default_factory=dict)

    @classmethod
    def of(cls, index: Path, row: Mapping[str, Any]) -> Part:
        """A part as `row` wrote it."""
        files = {name: (int(size), str(digest)) for name, (size, digest) in row.get("files", {}).items()}
        return cls(index / row["name"], frozenset(row["gone"]), row["nearest"], files)

    @property
    def served(self) -> bool:
        """Whether its vectors lie on a server."""
        return f"chroma/{chroma.FILE}" in self.files

    def row(self) -> dict[str, Any]:
        """What a generation's manifest keeps of it."""
        return {"name": self.folder.name, "gone": sorted(self.gone), "nearest": self.nearest, "files": self.files}

    def damaged(self, *under: str) -> list[str]:
        """The files that are missing or other than they were written; of those `under` a folder or name, where given."""
        return whole.damaged(self.folder, self.files, under or ("",))

    @cached_property
    def _held(self) -> list[Entry]:
        names = [one.name for one in fields(Entry)]
        return [Entry(**{name: row[name] for name in names}) for row in self._rows("documents.jsonl")]

    @cached_property
    def documents(self) -> list[Entry]:
        """The documents that are left, in their order."""
        return [entry for entry in self._held if entry.essay_id not in self.gone]

    def size(self, unit: Unit) -> int:
        """How many of these are left."""
        return sum(getattr(entry, unit) for entry in self.documents)

    def written(self, unit: Unit) -> int:
        """How many of these were written, those that are gone too."""
        return sum(getattr(entry, unit) for entry in self._held)

    def places(self, unit: Unit, first: int) -> NDArray[np.int64]:
        """Where each of these stands in an index in which this part's come from `first` on; -1 of what is gone."""
        left = np.array([entry.essay_id not in self.gone for entry in self._held], dtype=bool)
        there = np.repeat(left, [getattr(entry, unit) for entry in self._held])
        return np.where(there, first + np.cumsum(there) - 1, -1)

    def essays(self) -> Iterator[Essay]:
        """The documents that are left."""
        return map(rows.essay, self._left("essays.jsonl"))

    def passages(self) -> Iterator[Passage]:
        """Their passages."""
        return map(rows.passage, self._left("passages.jsonl"))

    def proposals(self) -> Iterator[Proposal]:
        """Their measures, and what else may help somebody."""
        return map(rows.proposal, self._left("measures.jsonl"))

    def owners(self) -> dict[str, str]:
        """The document of each passage, by its id."""
        return {row["passage_id"]: row["essay_id"] for row in self._left("passages.jsonl")}

    def without(self, removed: AbstractSet[str]) -> Part:
        """The part without these documents too; what is nearest is still known unless it was of one of them."""
        left = removed & {entry.essay_id for entry in self.documents}
        if not left:
            return self
        lost = any(of in left for pairs in (self.nearest or {}).values() for _, of in pairs)
        other = replace(self, gone=self.gone | left, nearest=None if lost else self.nearest)
        vars(other)["_held"] = self._held  # the same file: a choice of texts need not read it again
        return other

    def _left(self, name: str) -> Iterator[dict[str, Any]]:
        return (row for row in self._rows(name) if row["essay_id"] not in self.gone)

    def _rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The objects of a file. Raises ValueError where it is not as it was written."""
        return rows.read(self.folder / name, self.files.get(name))


def digest(essay: Essay) -> str:
    """Changes with anything in a document."""
    told = json.dumps(asdict(essay), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def write(
    folder: Path,
    outlines: Sequence[Outline],
    passages: Sequence[Passage],
    longest: int,
    filled: Callable[[Path, Sequence[Row]], None],
) -> Part:
    """Write a part into a new folder; `longest`: of a window; `filled` writes the vectors of rows into a folder."""
    essays = [outline.essay for outline in outlines]
    folder.mkdir()
    rows.write(folder / "essays.jsonl", map(asdict, essays))
    rows.write(folder / "passages.jsonl", map(asdict, passages))
    np.save(folder / "passages.npy", _placed(folder / "passages.jsonl", passages))
    proposed = (proposal for outline in outlines for proposal in measures.everything(outline))
    rows.write(folder / "measures.jsonl", map(asdict, proposed))
    units = [Row("passages", p.passage_id, p.author, cutting.indexed(p)) for p in passages]
    sentences = [row for passage in passages for row in sentence_rows(passage)]
    filled(folder / "chroma", units + sentences)
    runs = windows(passages, {essay.essay_id: essay for essay in essays}, longest)
    np.save(folder / "windows.npy", np.array(runs, np.int64).reshape(-1, 2))
    index_words(folder / "lexical", passages, essays, runs)
    of_passage = {passage.passage_id: passage.essay_id for passage in passages}
    counted = (
        Counter(of_passage.values()),
        Counter(passages[first].essay_id for first, _ in runs),
        Counter(of_passage[passage_of(row.key)] for row in sentences),
    )
    entries = [
        Entry(
            essay.essay_id, essay.name, essay.author, essay.source, digest(essay), *(c[essay.essay_id] for c in counted)
        )
        for essay in essays
    ]
    rows.write(folder / "documents.jsonl", map(asdict, entries))
    return Part(folder, files=whole.marks(folder))


def _placed(file: Path, passages: Sequence[Passage]) -> NDArray[np.void]:
    """Where each passage stands in its document, and in the file that holds them, a line each."""
    lines = np.cumsum([0, *map(len, file.read_bytes().splitlines(keepends=True))])
    told = [(p.passage_id, p.start, p.end, at) for p, at in zip(passages, lines[:-1], strict=True)]
    return np.array(told, dtype=PLACE)


def sentence_id(passage: Passage, number: int) -> str:
    """The id of a passage's sentence, numbered from 0 in the order of `units`."""
    return f"{passage.passage_id}.{number}"


def passage_of(key: str) -> str:
    """The passage id in the key of a vector, a passage's or a sentence's."""
    return key.split(".", maxsplit=1)[0]


def sentence_rows(passage: Passage) -> list[Row]:
    """What is embedded of a passage besides itself: its sentences, in the order of `units`."""
    spans = cutting.units(passage)
    texts = [passage.text[start - passage.start : end - passage.start] for start, end in spans]
    return [Row("sentences", sentence_id(passage, at), passage.author, text) for at, text in enumerate(texts)]
