"""Where words stand in a whole corpus: exactly, after folding, in slices, or nearly. Seeds find, characters judge."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel, Opcode

from bot.check.aligned import is_same_in_value, on_numbers, together, widened
from bot.domain import Essay
from bot.text.folding import folded
from bot.text.named import Named
from bot.text.outline import Outline
from bot.text.versions import editions

# Characters of a seed: long enough to be rare, short enough to survive a change in every clause.
SEED = 4
# Of an unmarked copy, so many characters in a row must be the same.
COPY = 10
# A near place holds at least this share of a quotation's characters; less is another sentence about the same thing.
NEAR = 0.6
# Places in the corpus that are looked at for one seed of a draft, and for all of them: a corpus repeats its phrases, and
# a draft may repeat them without end.
PLACES, PLACES_IN_ALL = 200, 5_000_000
# So many characters can be aligned: the memory that it takes grows with their square.
LONGEST = 20_000
# Places that are aligned before the best is taken.
TRIED = 6
TERM = re.compile(r"[“‘]([^“”‘’，。；：、！？\n]{3,12})[”’]")
# More than a corpus has diagonals.
MANY = 1 << 32
# Where a sentence ends.
STOPS = "。！？!?"
# Room around a seed's place when it is aligned.
ROOM = 24


@dataclass(frozen=True, slots=True)
class Place:
    """A slice of an essay, `essay.text[start:end]`."""

    outline: Outline
    start: int
    end: int

    @property
    def essay(self) -> Essay:
        """The document."""
        return self.outline.essay

    @property
    def text(self) -> str:
        """The words that stand there."""
        return self.essay.text[self.start : self.end]


class Corpus:
    """All essays folded into one text, with an index of its seeds. Immutable; built once, in about 1 s a million characters."""

    def __init__(self, essays: Sequence[Essay]) -> None:
        self.essays = tuple(essays)
        self.outlines = tuple(map(Outline, essays))
        pieces, starts, places = [], [], []
        lines: list[int] = []
        at = 0
        for essay in self.essays:
            text, own = folded(essay.text)
            starts.append(at)
            pieces.append(text + "\x00")
            places.append(np.asarray(own, dtype=np.int64))
            ends = [match.start() for match in re.finditer("\n", essay.text)]
            lines += [at, *(at + np.searchsorted(places[-1], ends)).tolist()]
            at += len(text) + 1
        self.text = "".join(pieces)
        self._starts = starts
        self._places = places
        self._lines = lines  # where lines begin, which folding joins
        self._seeds = {size: _sorted(seeds(self.text, size)) for size in (SEED, COPY)}

    @cached_property
    def editions(self) -> dict[str, str]:
        """What tells texts of one name apart, by their ids."""
        return editions(self.essays)

    @cached_property
    def named(self) -> Named:
        """What a draft can name of it."""
        return Named(self.outlines)

    @cached_property
    def terms(self) -> dict[str, list[str]]:
        """What stands in quotation marks in the texts and is short enough to be a term, folded, by first and by last letter."""
        found: dict[str, list[str]] = {}
        for term in dict.fromkeys(folded(term)[0] for essay in self.essays for term in TERM.findall(essay.text)):
            for edge in dict.fromkeys((term[:1], term[-1:])):
                found.setdefault(edge, []).append(term)
        return found

    def exact(self, words: str) -> list[Place]:
        """Every place where folded words stand to the letter."""
        return [self.place(at, at + len(words)) for at in self._find(words)]

    def in_order(self, slices: Sequence[str]) -> list[tuple[Place, ...]]:
        """Where slices follow each other within one essay, each slice's place; once an essay."""
        found: list[tuple[Place, ...]] = []
        for first in self._find(slices[0]):
            limit = self._limit(first)
            spans = [(first, first + len(slices[0]))]
            for piece in slices[1:]:
                at = self.text.find(piece, spans[-1][1], limit)
                if at < 0:
                    break
                spans.append((at, at + len(piece)))
            else:
                places = tuple(self.place(*span) for span in spans)
                if not found or found[-1][0].essay is not places[0].essay:
                    found.append(places)
        return found

    def near(self, words: str, least: float = NEAR) -> list[Place]:
        """The places that hold the most of the words, best first; none below `least` of its characters."""
        return [place for share, place in self.nearest(words) if share >= least]

    def nearest(self, words: str) -> list[tuple[float, Place]]:
        """(share of the words' characters, place) of the places that hold the most of them, best first."""
        if len(words) < SEED:
            return []
        offsets, positions = self.shared(words)
        if not len(positions):
            return []
        numbers = np.searchsorted(self._starts, positions, "right") - 1
        # Essay and diagonal in one number: a diagonal may lie before its essay's start.
        bins, counts = np.unique(numbers * MANY + (positions - offsets) // ROOM + MANY // 2, return_counts=True)
        there, which = np.unique(
            np.concatenate([bins, bins + 1]), return_inverse=True
        )  # each votes for its neighbour too
        votes = np.bincount(which, np.concatenate([counts, counts]))
        best = there[np.argsort(-votes, kind="stable")[:TRIED]].tolist()
        found = [self._aligned(words, bin_ // MANY, (bin_ % MANY - MANY // 2) * ROOM) for bin_ in best]
        kept = sorted({item for item in found if item is not None}, reverse=True)
        return [(share, self.place(start, end)) for share, start, end in kept]

    def shared(self, words: str, size: int = SEED) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Seeds of the words and where they stand in the corpus: offsets in the words, positions in `text`."""
        codes = seeds(words, size)
        held, order = self._seeds[size]
        low = np.searchsorted(held, codes, "left")
        high = np.searchsorted(held, codes, "right")
        counts = np.minimum(high - low, max(1, min(PLACES, PLACES_IN_ALL // max(1, len(codes)))))
        offsets = np.repeat(np.arange(len(codes)), counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return offsets, order[np.repeat(low, counts) + within]

    def may_hold(self, words: str) -> bool:
        """Whether every seed of the words stands somewhere: quick, and surely False for what the corpus lacks."""
        codes = seeds(words)
        held, _ = self._seeds[SEED]
        found = np.searchsorted(held, codes, "left")
        return bool(len(codes)) and bool((held[np.minimum(found, len(held) - 1)] == codes).all())

    def place(self, start: int, end: int) -> Place:
        """The slice of an essay that a span of the folded text came from."""
        number = bisect_right(self._starts, start) - 1
        own, base = self._places[number], self._starts[number]
        first, last = int(own[start - base]), int(own[min(end, self._limit(start)) - 1 - base])
        return Place(self.outlines[number], first, last + 1)

    def _limit(self, at: int) -> int:
        """Where the essay that holds this position ends in the folded text."""
        number = bisect_right(self._starts, at) - 1
        return self._starts[number] + len(self._places[number])

    def _find(self, words: str) -> Iterator[int]:
        at = self.text.find(words)
        while at >= 0 and words:
            yield at
            at = self.text.find(words, at + 1)

    def _aligned(self, words: str, number: int, around: int) -> tuple[float, int, int] | None:
        """(share of the words' characters that stand there in order, start, end) of the part that the words stand for."""
        low = max(self._starts[number], around - ROOM)
        high = min(around + len(words) + 4 * ROOM, self._starts[number] + len(self._places[number]))
        blocks = [b for b in Indel.opcodes(words, self.text[low:high]) if b.tag == "equal"]
        sure = together([b for b in blocks if b.src_end - b.src_start >= 2])
        sure = self._on_their_lines(sure, low)
        if not sure:
            return None
        start, end = sure[0].dest_start, sure[-1].dest_end
        inside = sum(b.src_end - b.src_start for b in blocks if b.dest_start >= start and b.dest_end <= end)
        before, after = bisect_right(self._lines, low + start), bisect_left(self._lines, low + end)
        first = max(low, self._lines[before - 1])  # what differs at an edge is not looked for in another line
        last = min([high, *self._lines[after : after + 1]])
        start, end = low + start - first, low + end - first
        ahead, behind = sure[0].src_start, len(words) - sure[-1].src_end
        # A sentence's end is the edge: what the draft has beyond it stands for no neighbouring sentence.
        if words[ahead] in STOPS:
            start, ahead = start + 1, 0
        if words[sure[-1].src_end - 1] in STOPS:
            behind = 0
        core, line = (start, end), self.text[first:last]
        start, end = widened(words, line, start, end, ahead, behind)
        start, end = on_numbers(words, line, core, (start, end), ahead, behind)
        share = 1.0 if is_same_in_value(words, line[start:end]) else inside / len(words)
        return share, first + start, first + end

    def _on_their_lines(self, blocks: list[Opcode], low: int) -> list[Opcode]:
        """Without a short block at either end that stands on another line than the rest, as in a heading above it."""

        def apart(one: Opcode, other: Opcode, short: Opcode) -> bool:
            first, last = (bisect_right(self._lines, low + block.dest_start) for block in (one, other))
            return first < last and short.src_end - short.src_start < SEED

        while len(blocks) > 1 and apart(blocks[0], blocks[1], blocks[0]):
            blocks = blocks[1:]
        while len(blocks) > 1 and apart(blocks[-2], blocks[-1], blocks[-1]):
            blocks = blocks[:-1]
        return blocks


def seeds(text: str, size: int = SEED) -> NDArray[np.int64]:
    """A number for each run of so many characters."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    if len(codes) < size:
        return np.empty(0, dtype=np.int64)
    found = np.zeros(len(codes) - size + 1, dtype=np.int64)
    for step in range(size):
        found = found * 1_000_003 + codes[step : len(codes) - size + 1 + step]
    return found


def _sorted(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.argsort(codes, kind="stable")
    return codes[order], order
