"""Documents -> a generation on disk, writing and embedding only what the index before did not hold."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain import Essay
from bot.encoders.embed import Embedder
from bot.errors import EmptyCorpus, IndexBroken, InputError
from bot.index import generations
from bot.index.background import background, nearest, questions
from bot.index.manifest import Generation, answering, described
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
    """What a build did, in passages."""

    documents: int
    passages: int
    added: int
    removed: int
    kept: int


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds the index of a home."""

    home: Path
    embedder: Embedder
    bounds: tuple[int, int, int]
    progress: Progress = silent

    def whole(self, essays: Sequence[Essay]) -> Report:
        """Make these essays the index, with the corpus's own word lists that are in force."""
        with generations.building(self.home) as folder:
            old = self._before()
            if old is not None and self._holds(old, essays):
                return _unchanged(old)
            return self._swap(folder, old, [], essays)

    def change(self, added: Sequence[Essay], removed: Collection[str]) -> Report:
        """Add documents, in the place of those of the same id, and remove others; what is neither is not touched.

        Raises InputError for an id that is not there, EmptyCorpus where nothing would be left.
        """
        with generations.building(self.home) as folder:
            old = answering(self.home)
            if old is None:
                return self._swap(folder, None, [], added)
            held = {entry.essay_id: entry.digest for entry in old.documents()}
            if unknown := [key for key in removed if key not in held]:
                raise InputError(f"索引中没有编号为“{'”“'.join(unknown)}”的文档；可用 bot index --list 查看编号。")
            new = [essay for essay in added if held.get(essay.essay_id) != digest(essay)]
            gone = ({essay.essay_id for essay in new} & held.keys()) | (
                set(removed) - {essay.essay_id for essay in added}
            )
            if held.keys() == gone and not new:
                raise EmptyCorpus(
                    "移除后不剩任何文档，原有索引保持不变；要换用其他文本，请用 bot index --corpus 路径。"
                )
            same_words = old.own_words == vocabulary.own()
            if not new and not gone and same_words:
                return _unchanged(old)
            parts = [
                replace(part, gone=part.gone | left, nearest=None) if left else part
                for part in old.parts
                if (left := gone & {entry.essay_id for entry in part.documents}) is not None
            ]
            parts = [part for part in parts if part.documents]
            fresh = len(self._cut([Outline(essay) for essay in new]))
            kept = parts[: _first_rewritten(parts, fresh)] if same_words else []
            moved = [essay for part in parts[len(kept) :] for essay in part.essays()]
            return self._swap(folder, old, kept, [*moved, *new])

    def _before(self) -> Generation | None:
        """The present index; a broken one is simply not reused."""
        with suppress(IndexBroken):
            return answering(self.home)
        return None

    def _holds(self, old: Generation, essays: Sequence[Essay]) -> bool:
        """Whether an index is whole, and of just these essays, this version, model and word lists."""
        if not old.fits(self.embedder.identity, self.bounds) or old.own_words != vocabulary.own():
            return False
        with suppress(IndexBroken):
            held = [(entry.essay_id, entry.digest) for entry in old.documents()]
            if held == [(one.essay_id, digest(one)) for one in essays] and (index := open_index(self.home)):
                index.close()
                return True
        return False

    def _cut(self, outlines: Sequence[Outline]) -> list[Passage]:
        return [passage for outline in outlines for passage in cutting.split(outline, *self.bounds[:2])]

    def _swap(self, folder: Path, old: Generation | None, kept: Sequence[Part], essays: Sequence[Essay]) -> Report:
        """Write a generation of the parts that stay and one of these essays, and let it answer."""
        outlines = [Outline(essay) for essay in essays]
        passages = self._cut(outlines)
        before, reused, known = self._known(old, kept, passages)
        if old is not None:
            old.close()  # so that it can be removed
        parts = list(kept)
        if essays:

            def filled(place: Path, vectors: Sequence[Row]) -> None:
                fill(place, vectors, known, self.embedder, self.progress)

            parts.append(write(generations.new_part(folder), outlines, passages, self.bounds[2], filled))
        asked = questions(self.embedder)
        parts = [part if part.nearest else replace(part, nearest=nearest(part, asked)) for part in parts]
        manifest = described(parts, self.embedder.identity, self.embedder.name, self.bounds)
        manifest["background"] = background(part.nearest or {} for part in parts)
        generations.write_whole(folder / "manifest.json", json.dumps(manifest, ensure_ascii=False))
        generations.answer_from(folder)
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
        with suppress(IndexBroken):
            before = int(old.manifest["passages"])
            stay = {(part.folder, part.gone) for part in kept}
            for part in old.parts:
                if old.model != self.embedder.identity or (part.folder, part.gone) in stay:
                    continue
                try:
                    there = {passage.passage_id for passage in part.passages()}
                    same = [passage for passage in passages if passage.passage_id in there]
                    with closing(Vectors(part.folder / "chroma")) as vectors:
                        found = _stored(vectors, same)
                except Exception as error:
                    raise generations.broken(part.folder) from error
                known |= found
                reused += len(same)
        return before, reused, known


def _stored(vectors: Vectors, passages: Sequence[Passage]) -> dict[str, NDArray[np.float32]]:
    """The vectors of passages and of their sentences, by their keys."""
    sentences = [sentence_id(passage, at) for passage in passages for at in range(len(cutting.units(passage)))]
    wanted: list[tuple[Kind, list[str]]] = [("passages", [p.passage_id for p in passages]), ("sentences", sentences)]
    return {key: vector for kind, keys in wanted for key, vector in vectors.get(kind, keys).items()}


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
    """Make these essays the index of a home, embedding only what the index there does not hold. Raises HomeNotWritable."""
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
