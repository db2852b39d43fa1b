"""Unmarked copies: runs of a draft that stand in the corpus to the letter or nearly, with no quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from bot.check.listed import Marks, has_mark
from bot.check.locate import COPY, SEED, Corpus, Place
from bot.check.quotations import Quotation, held, overlapping, side_by_side
from bot.check.spoken import SAID
from bot.text.folding import folded
from bot.text.sentences import trimmed

# Fewer characters in a row are common phrases, not copies.
COPY_MIN = 20
# Runs this near each other, in the draft and in the corpus, are one copy with a change in it.
GAP = 8
# Places in the corpus that are looked at for one short run.
TRIED = 3
# A longer copy is compared in pieces: the memory that it takes grows with the square.
PIECE = 10_000
STRIPPED = "，。；：！？、,;:!? \t\n\u3000"
CLAUSE_ENDS = "，。；：！？\n|"
REACH = 40
# At either end of a copy so many characters are looked for in the corpus: what lies between costs time and tells nothing.
LOOKED_AT = 120
CHANCE = 3
# Between clauses of one sentence; and what tells that more is to come, and belongs to the clause.
WITHIN, TELLING = "，：；,:;", "：；"
# A clause stands for another of which it shares so much, or with which it begins, or where both have so few characters.
ALIKE, TINY = 0.4, 4
TERM = 8
TITLE = re.compile(r"《[^《》\n]{2,80}》")


def copies(draft: str, corpus: Corpus, marked: Sequence[Quotation]) -> Iterator[Quotation]:
    """Copies that touch no quotation but those whose marks are the source's own, in order.

    Each reaches to the bounds of its clauses in the draft, and over a neighbouring clause that stands for the source's:
    what differs at an edge is part of it.
    """
    text, places = folded(draft)
    offsets, positions = corpus.shared(text, COPY)
    overlaps = overlapping([(item.start, item.end) for item in marked])
    titles = held([match.span() for match in TITLE.finditer(draft)])
    said = held([(item.start, item.end) for item in marked if item.size >= TERM])
    done = 0
    runs = _runs(offsets, positions)
    marks = Marks(draft)

    def parted(low: int, high: int) -> bool:
        return low < high and marks.between(places[low - 1] + 1, places[high])

    broken = (
        span for span in _broken(runs, text, corpus.text, parted) if not said(places[span[0]], places[span[1] - 1] + 1)
    )
    for start, end in _cut(side_by_side([*_joined(runs, parted), *broken], COPY)):
        span = _stripped(draft, places[start], places[end - 1] + 1)
        # What stands in quotation marks is a quotation, and so is it with the few words before or behind it.
        if end - start - titles(*span) - said(*span) < COPY_MIN:
            continue
        first, last = _over_neighbours(draft, *_whole_clauses(draft, *span), corpus)
        item = marks.behind(first, last)
        if item > first and not (
            (place := _place(draft[item : min(last, item + LOOKED_AT)], corpus)) and has_mark(place)
        ):
            first = item
        first = max(first, done)  # the clause that two copies share belongs to the first
        if first >= last:
            continue
        if overlaps(first, last):
            inner = [item for item in marked if first < item.end and item.start < last]
            if not _has_its_marks(draft[first:last], corpus, inner, first):
                continue
        done = last
        yield Quotation(draft[first:last], first, last, False)


def _stripped(draft: str, first: int, last: int) -> tuple[int, int]:
    """A span without the marks at its ends, and without a chance character or two of the clause beyond one."""
    begins = [at + 1 for at in range(first, min(first + CHANCE, last)) if draft[at] in CLAUSE_ENDS]
    closes = [at for at in range(max(last - CHANCE, first), last) if draft[at] in CLAUSE_ENDS]
    first, last = max([first, *begins]), min([last, *closes])
    first += len(draft[first:last]) - len(draft[first:last].lstrip(STRIPPED))
    return first, last - (len(draft[first:last]) - len(draft[first:last].rstrip(STRIPPED)))


def _has_its_marks(copy: str, corpus: Corpus, inner: Sequence[Quotation], first: int) -> bool:
    """Whether each quotation within a copy stands in quotation marks in the source as well."""
    if any(item.start <= first or item.end >= first + len(copy) for item in inner):
        return False
    near = corpus.near(folded(copy)[0])
    if not near:
        return False
    source = folded(near[0].text)[0]
    return all(f'"{folded(item.text)[0]}"' in source or item.size < TERM or _is_near(item, source) for item in inner)


def _is_near(item: Quotation, source: str) -> bool:
    """Whether the source has something in quotation marks that a quotation comes near to."""
    word = folded(item.text)[0]
    return any(Indel.normalized_similarity(word, one) >= ALIKE for one in re.findall(r'"([^"]+)"', source))


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


def _joined(runs: list[tuple[int, int, int]], parted: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Runs of about the same diagonal with a small gap between them, and no mark of a list's item, as one."""
    found: list[tuple[int, int, int]] = []
    for start, end, diagonal in sorted(runs, key=lambda run: (run[2] // (2 * GAP), run[0])):
        if found:
            low, high, before = found[-1]
            if abs(diagonal - before) <= GAP and low <= start <= high + GAP and not parted(high, start):
                found[-1] = (low, max(high, end), diagonal)
                continue
        found.append((start, end, diagonal))
    return [(start, end) for start, end, _ in found]


def _broken(
    runs: list[tuple[int, int, int]], text: str, source: str, parted: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """Copies with so many changes that no run in them is long: short runs with what agrees close before and behind them."""
    long = overlapping([(start, end) for start, end in _joined(runs, parted) if end - start >= COPY_MIN])
    tried: Counter[int] = Counter()
    for start, end, diagonal in runs:
        if end - start >= COPY_MIN or long(start, end) or tried[start] >= TRIED:
            continue
        tried[start] += 1
        there, beyond = start + diagonal, end + diagonal
        left, before = _agreeing(text[max(0, start - REACH) : start][::-1], source[max(0, there - REACH) : there][::-1])
        right, behind = _agreeing(text[end : end + REACH], source[beyond : beyond + REACH])
        if before + (end - start) + behind >= COPY_MIN:
            yield start - left, end + right


def _agreeing(mine: str, theirs: str) -> tuple[int, int]:
    """(how far from their beginning two texts agree but for small gaps, how many characters are the same there)."""
    at = there = same = 0
    for block in Indel.opcodes(mine, theirs):
        size = block.src_end - block.src_start
        if block.tag != "equal" or size < SEED:
            continue
        if block.src_start - at > GAP or block.dest_start - there > GAP:
            break
        at, there, same = block.src_end, block.dest_end, same + size
    return at, same


def _cut(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, longer ones in pieces of like length that can be compared."""
    for start, end in spans:
        pieces = -(-(end - start) // PIECE)
        ends = [start + (end - start) * number // pieces for number in range(pieces + 1)]
        yield from pairwise(ends)


def _whole_clauses(draft: str, start: int, end: int) -> tuple[int, int]:
    """The copy with the whole of its first and last clause: nothing is cut off before it is judged."""
    low, high = _clause_start(draft, start), _clause_end(draft, end)
    if high and draft[high - 1] == "、" and high < len(draft):
        high = _clause_end(draft, high + 1)
    if high < len(draft) and draft[high] in TELLING:
        high += 1
    return trimmed(draft, low, high) or (start, end)


def _over_neighbours(draft: str, start: int, end: int, corpus: Corpus) -> tuple[int, int]:
    """The copy with the clause before or behind it in its sentence, where that stands for a changed one of the source's."""
    head = _place(draft[start : min(end, start + LOOKED_AT)], corpus)
    tail = _place(draft[max(start, end - LOOKED_AT) : end], corpus)
    if head is None or tail is None:
        return start, end
    place, text = head, head.essay.text
    mine, own = _clause_start(draft, start - 1), _clause_start(text, place.start)
    before = text[_clause_start(text, own - 1) : own - 1] if place.start - own <= TINY else ""  # a word may be left out
    if _joined_to(draft, start - 1, text, own - 1) and _stands_for(draft[mine : start - 1], before):
        start = mine
    place, text = tail, tail.essay.text
    mine, own = _clause_end(draft, end + 1), _clause_end(text, place.end)
    behind = text[own + 1 : _clause_end(text, own + 1)] if own - place.end <= TINY else ""
    if _joined_to(draft, end, text, own) and _stands_for(draft[end + 1 : mine], behind):
        end = mine
    return trimmed(draft, start, end) or (start, end)


def _place(words: str, corpus: Corpus) -> Place | None:
    """Where a short piece of a copy stands, to the letter or nearly."""
    text = folded(words)[0]
    found = corpus.exact(text)[:1] or corpus.near(text)[:1]
    return found[0] if found else None


def _joined_to(draft: str, at: int, text: str, there: int) -> bool:
    """Whether a mark joins a clause to the next in both; a colon of the draft only where the source has one."""
    if not (0 <= at < len(draft) and 0 <= there < len(text)):
        return False
    return draft[at] in WITHIN and text[there] in WITHIN and (draft[at] not in "：:" or text[there] in "：:")


def _stands_for(clause: str, source: str) -> bool:
    """Whether a clause is a changed form of another: so much of it is the same, or both are as short."""
    mine, theirs = folded(clause)[0], folded(source)[0]
    if not mine or not theirs or SAID.search(clause):
        return False
    if max(len(mine), len(theirs)) <= TINY or Indel.normalized_similarity(mine, theirs) >= ALIKE:
        return True
    same = next(
        (at for at, pair in enumerate(zip(mine, theirs, strict=False)) if pair[0] != pair[1]),
        min(len(mine), len(theirs)),
    )
    return same > 1 or (same == 1 and len(mine) <= 2 * TINY)


def _clause_start(text: str, at: int) -> int:
    low = next((place + 1 for place in range(at - 1, max(at - REACH, -1), -1) if text[place] in CLAUSE_ENDS), None)
    return low if low is not None else 0 if at <= REACH else at


def _clause_end(text: str, at: int) -> int:
    high = next((place for place in range(at, min(at + REACH, len(text))) if text[place] in CLAUSE_ENDS), None)
    return high if high is not None else len(text) if len(text) - at <= REACH else at
