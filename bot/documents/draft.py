"""An editor's draft: its text and, where it came as a Word file, where in the file each character stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate

# What is compared character by character, at most (the product of both lengths); and so many equal characters between
# two changes are taken into one, since a word half struck out cannot be read.
COMPARED, APART = 4_000_000, 3


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` are the words of element number `order` of a part."""

    start: int
    end: int
    part: str
    order: int


@dataclass(frozen=True, slots=True)
class Region:
    """From `start` on the text is that of the body (`name` is empty), or of a note, a text box, a header.

    `anchor` is the number of the body's element that shows it: the mark of a note, the run of a text box.
    """

    start: int
    name: str = ""
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` becomes `words`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """The Word file of a draft, its words as they were read, and where they stand."""

    data: bytes
    text: str
    pieces: tuple[Piece, ...]
    regions: tuple[Region, ...]

    def region(self, at: int) -> Region:
        """The region that holds an offset."""
        return self.regions[max(0, bisect_right(self.regions, at, key=lambda one: one.start) - 1)]

    def standing(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that hold some of `text[start:end]`."""
        low = bisect_right(self.pieces, start, key=lambda one: one.end)
        return self.pieces[low : bisect_left(self.pieces, end, key=lambda one: one.start)]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to check; `source` where it came as a Word file, `unread` what of that was not read, a phrase each."""

    text: str
    source: Source | None = None
    unread: tuple[str, ...] = ()

    def edited(self, text: str) -> Draft:
        """The same draft with another text; what is saved is still the file, with the changes tracked."""
        return replace(self, text=text)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What has been changed in the words of the file."""
        return tuple(edits(self.source.text, self.text)) if self.source else ()


def edits(before: str, after: str) -> Iterator[Edit]:
    """The changes from one text to another, line by line, and within lines character by character.

    Example: "甲\\n取消乙", "甲\\n推广乙" -> Edit(2, 4, "推广")
    """
    if before == after:
        return
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    begins, starts = [[*accumulate(map(len, lines), initial=0)] for lines in (old, new)]
    for tag, low, high, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _within(before[begins[low] : begins[high]], after[starts[first] : starts[last]], begins[low])


def _within(before: str, after: str, at: int) -> Iterator[Edit]:
    head = next((n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
    head = min(len(before), len(after)) if head is None else head
    old, new = before[head:], after[head:]
    if len(old) * len(new) > COMPARED:
        yield Edit(at + head, at + head + len(old), new)
        return
    found: list[tuple[int, int, int, int]] = []
    for tag, low, high, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        near = found and low - found[-1][1] < APART and "\n" not in old[found[-1][1] : low]
        begun = found.pop() if near else (low, high, first, last)
        found.append((begun[0], high, begun[2], last))
    for low, high, first, last in found:
        yield Edit(at + head + low, at + head + high, new[first:last])


def backwards(made: tuple[Edit, ...], start: int, end: int) -> tuple[int, int]:
    """Where a span of the changed text stood before. Example: 推广乙 [0:2], made of 取消乙 by Edit(0, 2, "推广") -> 0, 2"""
    moved, low, high = 0, start, end
    for edit in made:
        begin, stop = edit.start + moved, edit.start + moved + len(edit.words)
        moved += len(edit.words) - (edit.end - edit.start)
        if begin >= end:
            break
        low = start - moved if start >= stop else min(low, edit.start) if start >= begin else low
        high = end - moved if end >= stop else edit.end
    return low, max(low, high)
