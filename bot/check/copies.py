"""Unmarked copies: runs of a draft that stand in the corpus to the letter or nearly, with no quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from bot.check.locate import COPY, Corpus
from bot.check.quotations import Quotation, folded, overlapping

# Fewer characters in a row are common phrases, not copies.
COPY_MIN = 20
# Runs this near each other, in the draft and in the corpus, are one copy with a change in it.
GAP = 8
# A longer copy is compared in pieces: the memory that it takes grows with the square.
PIECE = 10_000
CLAUSE_ENDS = "，。；：！？\n"
REACH = 30
# The rest of a clause belongs to the copy where so much of it is the same.
EDGE = 0.6


def copies(draft: str, corpus: Corpus, taken: Sequence[tuple[int, int]]) -> Iterator[Quotation]:
    """Copies that do not touch the spans `taken`, in order."""
    text, places = folded(draft)
    offsets, positions = corpus.shared(text, COPY)
    overlaps = overlapping(taken)
    done = 0
    for start, end in _cut(_longest(_joined(_runs(offsets, positions)))):
        first, last = places[start], places[end - 1] + 1
        if end - start >= COPY_MIN and not overlaps(first, last):
            first, last = _whole_clauses(draft, first, last, corpus)
            first = max(first, done)  # the clause that two copies share belongs to the first
            if first < last and not overlaps(first, last):
                done = last
                yield Quotation(draft[first:last], first, last, False)


def _runs(offsets: NDArray[np.int64], positions: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """(start, end, diagonal) of the seeds that follow each other in both texts."""
    if not len(offsets):
        return []
    diagonals = positions - offsets
    order = np.lexsort((offsets, diagonals))
    offsets, diagonals = offsets[order], diagonals[order]
    breaks = np.flatnonzero((np.diff(diagonals) != 0) | (np.diff(offsets) > 1)) + 1
    starts, ends = np.concatenate(([0], breaks)), np.concatenate((breaks, [len(offsets)])) - 1
    return [(int(offsets[a]), int(offsets[b]) + COPY, int(diagonals[a])) for a, b in zip(starts, ends, strict=True)]


def _joined(runs: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Runs of about the same diagonal with a small gap between them, as one."""
    found: list[tuple[int, int, int]] = []
    for start, end, diagonal in sorted(runs, key=lambda run: (run[2] // (2 * GAP), run[0])):
        if found:
            low, high, before = found[-1]
            if abs(diagonal - before) <= GAP and low <= start <= high + GAP:
                found[-1] = (low, max(high, end), diagonal)
                continue
        found.append((start, end, diagonal))
    return [(start, end) for start, end, _ in found]


def _longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that do not overlap, the longer before the shorter; in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        at = bisect_left(kept, (start, end))
        if (at == 0 or kept[at - 1][1] <= start) and (at == len(kept) or end <= kept[at][0]):
            kept.insert(at, (start, end))
    return kept


def _cut(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, longer ones in pieces of like length that can be compared."""
    for start, end in spans:
        pieces = -(-(end - start) // PIECE)
        ends = [start + (end - start) * number // pieces for number in range(pieces + 1)]
        yield from pairwise(ends)


def _whole_clauses(draft: str, start: int, end: int, corpus: Corpus) -> tuple[int, int]:
    """The copy with the rest of its first and last clause, where most of that is the same as well."""
    low = next((at + 1 for at in range(start - 1, max(start - REACH, -1), -1) if draft[at] in CLAUSE_ENDS), start)
    high = next((at for at in range(end, min(end + REACH, len(draft))) if draft[at] in CLAUSE_ENDS), end)
    core = len(folded(draft[start:end])[0])
    for first, last in ((low, high), (low, end), (start, high)):
        wider = folded(draft[first:last])[0]
        places = corpus.near(wider) if len(wider) > core else []
        if places and LCSseq.similarity(wider, folded(places[0].text)[0]) >= core + EDGE * (len(wider) - core):
            return first, last
    return start, end
