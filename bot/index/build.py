"""Documents -> a generation on disk, embedding only what the index before did not hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain import Essay
from bot.encoders.embed import Embedder
from bot.errors import IndexBroken
from bot.index import generations, rows
from bot.index.background import background
from bot.index.lexical import index_words
from bot.index.store import FORMAT, Index, cut_by, open_index, sentence_rows
from bot.index.vectors import Progress, Row, fill
from bot.text import measures, vocabulary
from bot.text import passages as cutting
from bot.text.outline import Outline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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


def build(
    home: Path,
    essays: Sequence[Essay],
    embedder: Embedder,
    bounds: tuple[int, int, int],
    progress: Progress = silent,
) -> Report:
    """Make these essays the index of a home, embedding only passages that the index there does not hold.

    The corpus's own word lists that are in force are kept with it. Raises HomeNotWritable.
    """
    with generations.building(home) as folder:
        outlines = [Outline(essay) for essay in essays]
        passages = [passage for outline in outlines for passage in cutting.split(outline, *bounds[:2])]
        whole = [Row("passages", p.passage_id, p.author, cutting.indexed(p)) for p in passages]
        sentences = [row for passage in passages for row in sentence_rows(passage)]
        known: dict[str, NDArray[np.float32]] = {}
        before = kept = 0
        if (old := _reusable(home, embedder.identity)) is not None:
            before = len(old.passages)
            same = [passage for passage in passages if passage.passage_id in old.position]
            kept = len(same)
            known = old.vectors(same) | old.sentence_vectors(same)
            same_texts = list(old.passages) == passages and list(old.essays.values()) == list(essays)
            unchanged = same_texts and old.own_words == vocabulary.own() and old.fits(embedder.identity, bounds)
            old.close()
            if unchanged:
                return Report(len(essays), len(passages), 0, 0, len(passages))
        rows.write(folder / "essays.jsonl", map(asdict, essays))
        rows.write(folder / "passages.jsonl", map(asdict, passages))
        proposed = (proposal for outline in outlines for proposal in measures.proposals(outline))
        rows.write(folder / "measures.jsonl", map(asdict, proposed))
        fill(folder / "chroma", whole + sentences, known, embedder, progress)
        index_words(folder / "lexical", passages, essays, bounds[2])
        manifest = {
            "format": FORMAT,
            "cut": cut_by(bounds),
            "model": embedder.identity,
            "model_name": embedder.name,
            "words": vocabulary.own(),
            "documents": len(essays),
            "passages": len(passages),
            "sentences": len(sentences),
            "background": background(folder / "chroma", embedder),
        }
        generations.write_whole(folder / "manifest.json", json.dumps(manifest, ensure_ascii=False))
        generations.answer_from(folder)
    return Report(len(essays), len(passages), len(passages) - kept, before - kept, kept)


def _reusable(home: Path, model: str) -> Index | None:
    """The present index where its vectors are of the same model; a broken one is simply not reused."""
    with suppress(IndexBroken):
        old = open_index(home)
        if old is not None and old.model == model:
            return old
        if old is not None:
            old.close()
    return None
