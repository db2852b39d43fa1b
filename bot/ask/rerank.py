"""The best sentences read again: a reader sees the question and the sentences around each at once, and scores them all.

Search and words find what is near; whether it answers is told by reading. Only the best are read, in runs of neighbours,
as a reader takes a hundred times as long for a sentence as its vector does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from bot.ask.evidence import Candidate, best_first
from bot.encoders.reader import Reader, Run
from bot.index.store import Index
from bot.search import cut
from bot.search.query import Query

# A run has so many characters at most; so many runs are read, about the best so many sentences.
RUN, RUNS, DEPTH = 220, 5, 15

Span = tuple[int, int]


def around(spans: Sequence[Span], at: int, most: int = RUN) -> Span:
    """The run of neighbouring sentences about one of them, (first, behind the last), of so many characters at most."""
    first, last = at, at + 1
    while True:
        before = spans[last - 1][1] - spans[first - 1][0] if first else most + 1
        behind = spans[last][1] - spans[first][0] if last < len(spans) else most + 1
        if min(before, behind) > most:
            return first, last
        if behind <= most and (before > most or last - at <= at - first + 1):
            last += 1
        else:
            first -= 1


def reread(query: Query, ranked: Sequence[Candidate], index: Index, reader: Reader) -> list[Candidate]:
    """The same sentences with what the reader says of the best of them, best first anew."""
    chosen: dict[tuple[str, Span], Run] = {}
    for candidate in ranked[:DEPTH]:
        essay = index.essays[candidate.passage.essay_id]
        spans = cut.citable_of(essay.text)
        at = max((n for n, span in enumerate(spans) if span[0] <= candidate.start), default=0)
        if any(key == essay.essay_id and first <= at < last for key, (first, last) in chosen):
            continue
        run = around(spans, at)
        outline, first = index.outlines[essay.essay_id], spans[run[0]][0]
        address = f"{essay.name} {outline.heading(first) or ''} {' '.join(outline.columns(first))}".strip()
        texts = tuple(essay.text[start:end] for start, end in spans[slice(*run)])
        chosen[essay.essay_id, run] = Run(address, texts)
        if len(chosen) == RUNS:
            break
    scores: dict[tuple[str, int], tuple[float, float]] = {}
    for (key, (first, last)), read in zip(chosen, reader.read(query.text, list(chosen.values())), strict=True):
        spans = cut.citable_of(index.essays[key].text)[first:last]
        for (start, _), score in zip(spans, read.sentences, strict=True):
            if math.isfinite(score):
                scores[key, start] = max(scores.get((key, start), (score, read.whole)), (score, read.whole))
    return best_first(
        _with(candidate, scores.get((candidate.passage.essay_id, candidate.start))) for candidate in ranked
    )


def _with(candidate: Candidate, scores: tuple[float, float] | None) -> Candidate:
    return candidate if scores is None else replace(candidate, read=scores[0], run=scores[1])
