"""Quotations in a draft: where they stand, in quotation marks of any kind or as a block."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.check.marks import CLOSING, PAIRS, STRAIGHT, marked

BLOCK = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|$))+", re.MULTILINE)
OTHER = re.compile(r"\W+")
# Who said it, on the last line of a block: ——某甲, （某甲）, 某甲，某单位.
SIGNED = re.compile(
    r"(?:(?<=[。！？”…])[ \t]*+|\n[ \t\u3000>*_]*+)"
    r"(?P<who>[（(〔［【\[][^）)〕］】\]\n]{2,40}[）)〕］】\]]|[—–-]{1,2}[^\n。]{2,60}|(?:出处|来源|作者|摘自|引自|选自)[：:]?[^\n。]{2,60}|(?<=[\n> ])[^\n。，、；：“”]{2,4}(?:，[^\n。；]{2,40})?)[ \t>\n*_]*+\Z"
)
# Terms in quotation marks (“专精特新”) have fewer characters than this.
TERM = 8
# What stands between quoted words and those around them.
AROUND = "".join({*PAIRS, *CLOSING, STRAIGHT}) + "，；： "


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a draft, `draft[start:end]`; `marked`: in quotation marks or a block, of which `signed` is the signature."""

    text: str
    start: int
    end: int
    marked: bool
    signed: str = ""

    @property
    def size(self) -> int:
        """Its letters and digits."""
        return len(OTHER.sub("", self.text))


def quotations(draft: str) -> list[Quotation]:
    """Every quotation in quotation marks and every block quotation, in order."""
    found = [Quotation(draft[start:end], start, end, True) for start, end in marked(draft)]
    found += [Quotation(draft[start:end], start, end, True, signed) for start, end, signed in _blocks(draft)]
    return sorted(found, key=lambda item: item.start)


def _blocks(draft: str) -> Iterator[tuple[int, int, str]]:
    for match in BLOCK.finditer(draft):
        block = match.group()
        signature = SIGNED.search(block.rstrip())
        whole = block[: signature.start()] if signature else block
        start = match.start() + len(block) - len(block.lstrip(" \t>"))
        end = match.start() + len(whole.rstrip(" \t\r\n\u3000\xa0>"))
        for opening, closing in (*PAIRS.items(), (STRAIGHT, STRAIGHT)):
            inner = draft[start + 1 : end - 1]
            if (
                end - start > 2
                and draft[start] == opening
                and draft[end - 1] == closing
                and not {opening, closing} & set(inner)
            ):
                start, end = start + 1, end - 1
        if end > start:
            yield start, end, signature.group("who") if signature else ""


def in_speech(item: Quotation) -> tuple[list[Quotation], list[Quotation]]:
    """The quotations within a quotation, and what its speaker says around them; neither has the length of a term.

    Example: 某甲在会上提出要‘推广积分制改革试点’，我赞成 -> [推广积分制改革试点], [某甲在会上提出要]
    """
    inner = [span for span in marked(item.text) if len(OTHER.sub("", item.text[slice(*span)])) >= TERM]
    places = [0, *itertools.chain.from_iterable(inner), len(item.text)] if inner else []
    around = zip(places[::2], places[1::2], strict=True)
    parts = ([_part(item, *span) for span in spans] for spans in (inner, around))
    quoted, said = ([part for part in found if part.size >= TERM] for found in parts)
    return quoted, said


def _part(item: Quotation, low: int, high: int) -> Quotation:
    text = item.text[low:high]
    low += len(text) - len(text.lstrip(AROUND))
    text = text.strip(AROUND)
    return replace(item, text=text, start=item.start + low, end=item.start + low + len(text))


def overlapping(spans: Sequence[tuple[int, int]]) -> Callable[[int, int], bool]:
    """What tells whether a span overlaps one of these."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    farthest = list(itertools.accumulate((end for _, end in ordered), max))

    def overlaps(start: int, end: int) -> bool:
        before = bisect_left(starts, end)
        return before > 0 and farthest[before - 1] > start

    return overlaps


def held(spans: Sequence[tuple[int, int]]) -> Callable[[int, int], int]:
    """What tells how many characters of a span lie in these, which are in order and apart."""
    ends = [end for _, end in spans]

    def held(first: int, last: int) -> int:
        total = 0
        at = bisect_right(ends, first)
        while at < len(spans) and spans[at][0] < last:
            total += min(spans[at][1], last) - max(spans[at][0], first)
            at += 1
        return total

    return held


def side_by_side(spans: Iterable[tuple[int, int]], least: int) -> list[tuple[int, int]]:
    """The spans in order, each without what a longer one has of it; what is then shorter than `least` goes.

    Example: (0, 9), (8, 12) -> (0, 9), (9, 12)
    """
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        at = bisect_left(kept, (start, end))
        low = max(start, kept[at - 1][1]) if at else start
        high = min(end, kept[at][0]) if at < len(kept) else end
        if high - low >= least:
            kept.insert(at, (low, high))
    return kept
