"""Runs of neighbouring sentences, which a reader reads at once."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from bot.encoders.reader import Reader, Run
from bot.index.store import Index
from bot.search import cut, named

# A run has so many characters at most.
RUN = 220

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


def begins(index: Index, essay_id: str, offset: int) -> int:
    """Where the citable sentence of a document begins that holds an offset."""
    spans = cut.citable_of(index.essays[essay_id].text)
    return spans[_held(spans, offset)][0]


def _held(spans: Sequence[Span], offset: int) -> int:
    return max(0, bisect_right(spans, offset, key=lambda span: span[0]) - 1)


def read(
    question: str, places: Iterable[tuple[str, int]], index: Index, reader: Reader, most: int
) -> dict[tuple[str, int], tuple[float, float]]:
    """What a reader says of the sentences about these places, best first, in so many runs at most.

    Document and where a sentence begins -> that it answers, and that its run does (logits).
    """
    chosen: dict[tuple[str, Span], Run] = {}
    for essay_id, start in places:
        spans = cut.citable_of(index.essays[essay_id].text)
        at = _held(spans, start)
        if any(key == essay_id and first <= at < last for key, (first, last) in chosen):
            continue
        if len(chosen) == most:
            break
        span = around(spans, at)
        chosen[essay_id, span] = _run(index, essay_id, span)
    scores: dict[tuple[str, int], tuple[float, float]] = {}
    for (key, (first, last)), run in chosen.items():
        (found,) = reader.read(named.as_in(question, "".join(run.sentences), index.forms), [run])
        for (start, _), score in zip(cut.citable_of(index.essays[key].text)[first:last], found.sentences, strict=True):
            if math.isfinite(score):
                scores[key, start] = max(scores.get((key, start), (score, found.whole)), (score, found.whole))
    return scores


def _run(index: Index, essay_id: str, span: Span) -> Run:
    essay = index.essays[essay_id]
    spans, outline = cut.citable_of(essay.text)[slice(*span)], index.outlines[essay_id]
    first = spans[0][0]
    address = f"{essay.name} {outline.heading(first) or ''} {' '.join(outline.columns(first))}".strip()
    return Run(address, tuple(essay.text[start:end] for start, end in spans))
