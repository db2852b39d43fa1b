"""Documents -> a generation on disk, writing and embedding only what the index before did not hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain import Essay
from bot.encoders.embed import Embedder
from bot.errors import EmptyCorpus, IndexBroken, InputError
from bot.index import generations, unfinished
from bot.index.apart import read_apart
from bot.index.background import background, nearest, questions
from bot.index.manifest import Generation, answering, described
from bot.index.manifest import write as write_manifest
from bot.index.parts import Part, digest, sentence_id, write
from bot.index.store import open_index
from bot.index.vectors import Kind, Progress, Row, Vectors, fill
from bot.text import passages as cutting
from bot.text import vocabulary
from bot.text.outline import Outline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from bot.domain import Passage

# A part is written anew, with all that follow it, where it holds less than so many times what follows.
RATIO = 3


def silent(done: int, total: int) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, in passages; `replaced`: the ids of documents in whose place others have come."""

    documents: int
    passages: int
    added: int
    removed: int
    kept: int
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds the index of a home; `url`: of the server that is to keep its vectors."""

    home: Path
    embedder: Embedder
    bounds: tuple[int, int, int]
    progress: Progress = silent
    url: str = ""

    def whole(self, essays: Sequence[Essay]) -> Report:
        """Make these essays the index, with the corpus's own word lists that are in force."""
        with generations.building(self.home, self.url) as folder:
            old = self._before()
            if old is not None and self._holds(old, essays):
                return _unchanged(old)
            return self._swap(folder, old, [], essays)

    def rebuild(self) -> Report:
        """Make the index anew from the texts that it holds. Raises InputError where there is none, IndexBroken, …"""
        with generations.building(self.home, self.url) as folder:
            old = answering(self.home)
            if old is None:
                raise InputError("还没有索引，无从重建；请运行 bot index，或用 --corpus 路径 指定要收录的文本。")
            return self._swap(folder, old, [], old.essays())

    def change(self, added: Sequence[Essay], removed: Collection[str]) -> Report:
        """Add documents, in the place of those of the same id, and remove others; what is neither is not touched.

        Raises InputError for an id that is not there, EmptyCorpus where nothing would be left.
        """
        with generations.building(self.home, self.url) as folder:
            old = answering(self.home)
            if old is None:
                return self._swap(folder, None, [], added)
            old.reached_by(self.url)
            held = old.digests()
            if unknown := [key for key in removed if key not in held]:
                raise InputError(f"索引中没有编号为“{'”“'.join(unknown)}”的文档；可用 bot index --list 查看编号。")
            new = [essay for essay in added if held.get(essay.essay_id) != digest(essay)]
            replaced = tuple(essay.essay_id for essay in new if essay.essay_id in held)
            gone = {*replaced, *(set(removed) - {essay.essay_id for essay in added})}
            if held.keys() == gone and not new:
                raise EmptyCorpus(
                    "移除后不剩任何文档，原有索引保持不变；要换用其他文本，请用 bot index --corpus 路径。"
                )
            if not old.fits(self.embedder.identity, self.bounds, self.url) or old.own_words != vocabulary.own():
                kept: list[Part] = []  # texts outlast the version, model and words that they were indexed with
                moved = [essay for essay in old.essays() if essay.essay_id not in gone]
            elif new or gone:
                parts = [part for part in (part.without(gone) for part in old.parts) if part.documents]
                damaged = next((at for at, part in enumerate(parts) if part.damaged()), len(parts))
                fresh = len(self._cut([Outline(essay) for essay in new]))
                kept = parts[: min(damaged, _first_rewritten(parts, fresh))]
                moved = old.texts(parts[len(kept) :])
            else:
                return _unchanged(old)
            return replace(self._swap(folder, old, kept, [*moved, *new]), replaced=replaced)

    def _before(self) -> Generation | None:
        """The present index; a broken one is simply not reused."""
        with suppress(IndexBroken):
            return answering(self.home)
        return None

    def _holds(self, old: Generation, essays: Sequence[Essay]) -> bool:
        """Whether an index is whole, and of just these essays, this version, model and word lists."""
        if not old.fits(self.embedder.identity, self.bounds, self.url) or old.own_words != vocabulary.own():
            return False
        with suppress(IndexBroken):
            held = [(entry.essay_id, entry.digest) for entry in old.documents()]
            if held == [(one.essay_id, digest(one)) for one in essays] and (
                index := open_index(self.home, url=self.url)
            ):
                index.close()
                return True
        return False

    def _cut(self, outlines: Sequence[Outline]) -> list[Passage]:
        return [passage for outline in outlines for passage in cutting.split(outline, *self.bounds[:2])]

    def _swap(self, folder: Path, old: Generation | None, kept: Sequence[Part], essays: Sequence[Essay]) -> Report:
        """Write a generation of the parts that stay and one of these essays, and let it answer."""
        outlines = [Outline(essay) for essay in essays]
        passages = self._cut(outlines)
        if not passages and not any(part.size("passages") for part in kept):
            raise EmptyCorpus("这些文档只有标题，没有可以引用的正文，原有索引保持不变。")
        before, reused, known = self._known(old, kept, passages)
        if old is not None:
            old.close()  # so that it can be removed
        parts = list(kept)
        if essays:

            def filled(place: Path, vectors: Sequence[Row]) -> None:
                with unfinished.noted(folder.parent, self.embedder) as embedder:
                    fill(place, vectors, known, embedder, self.progress, self.url)
                generations.have_room(place)  # Chroma writes half a graph on a full disk, and does not say so

            parts.append(write(generations.new_part(folder), outlines, passages, self.bounds[2], filled))
        if any(part.nearest is None for part in parts):
            asked = questions(self.embedder)
            parts = [
                replace(part, nearest=nearest(part, asked, self.url)) if part.nearest is None else part
                for part in parts
            ]
        manifest = described(parts, self.embedder.identity, self.embedder.name, self.bounds)
        manifest["background"] = background(part.nearest or {} for part in parts)
        write_manifest(folder, manifest)
        generations.answer_from(folder)
        unfinished.forget(folder.parent)
        stay = sum(part.size("passages") for part in kept) + reused
        total = sum(part.size("passages") for part in parts)
        return Report(sum(part.size("documents") for part in parts), total, total - stay, before - stay, stay)

    def _known(
        self, old: Generation | None, kept: Sequence[Part], passages: Sequence[Passage]
    ) -> tuple[int, int, dict[str, NDArray[np.float32]]]:
        """How many passages there were, how many of these were among them, and the vectors of those."""
        known: dict[str, NDArray[np.float32]] = {}
        before = reused = 0
        if old is None:
            return before, reused, known
        before = int(old.manifest["passages"])
        for part in old.parts:
            if not passages or part in kept or old.model != self.embedder.identity:
                continue
            with suppress(Exception):  # what cannot be read is embedded anew
                held = part.owners()
                if same := [passage for passage in passages if passage.passage_id in held]:
                    known |= _stored(part, same, self.url)
                    reused += len(same)
        return before, reused, known


def _stored(part: Part, passages: Sequence[Passage], url: str) -> Mapping[str, NDArray[np.float32]]:
    """The vectors of passages and of their sentences, by their keys. Fails where a part is damaged."""
    sentences = [sentence_id(passage, at) for passage in passages for at in range(len(cutting.units(passage)))]
    wanted: dict[Kind, list[str]] = {"passages": [p.passage_id for p in passages], "sentences": sentences}
    if not part.files:
        return read_apart(part.folder / "chroma", wanted)
    if part.damaged("chroma/"):
        raise generations.broken(part.folder)
    with closing(Vectors(part.folder / "chroma", url)) as vectors:
        return {key: vector for kind, keys in wanted.items() for key, vector in vectors.get(kind, keys).items()}


def _first_rewritten(parts: Sequence[Part], fresh: int) -> int:
    """From which part on all is written anew, with `fresh` passages more, so that parts stay few and mostly alive."""
    sizes = [part.size("passages") for part in parts]
    for at, part in enumerate(parts):
        if sizes[at] < RATIO * (sum(sizes[at + 1 :]) + fresh) or 2 * sizes[at] < part.written("passages"):
            return at
    return len(parts)


def _unchanged(old: Generation) -> Report:
    documents, passages = int(old.manifest["documents"]), int(old.manifest["passages"])
    return Report(documents, passages, 0, 0, passages)


def build(
    home: Path,
    essays: Sequence[Essay],
    embedder: Embedder,
    bounds: tuple[int, int, int],
    progress: Progress = silent,
) -> Report:
    """Make these essays the index of a home, embedding only what the index there does not hold.

    Raises HomeNotWritable, EmptyCorpus where they are nothing but headings.
    """
    return Builder(home, embedder, bounds, progress).whole(essays)


def change(
    home: Path,
    added: Sequence[Essay],
    removed: Collection[str],
    embedder: Embedder,
    bounds: tuple[int, int, int],
    progress: Progress = silent,
) -> Report:
    """Add documents to the index of a home and remove others. Raises HomeNotWritable, InputError, EmptyCorpus."""
    return Builder(home, embedder, bounds, progress).change(added, removed)
