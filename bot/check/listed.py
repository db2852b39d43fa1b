"""The marks of a draft's list items: its own numbering is no part of the words that it copies."""

from __future__ import annotations

import re
from bisect import bisect_left

from bot.check.locate import Place

NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
# At a line's start: “1. ”, “一、”, “（二）”, “③”, “• ”, “- ”.
MARK = re.compile(
    rf"^[ \t\u3000]*+(?:[-*+–—][ \t\u3000]|[•·●○■□◆◇▪▶]|[\u2460-\u2473]"
    rf"|{NUMERAL}[.．、)）](?!\d)|[（(]{NUMERAL}[)）])[ \t\u3000]*+",
    re.MULTILINE,
)
# A first word that differs stands between the source's mark and what agrees.
NEAR = 8


class Marks:
    """Where the items of a draft's lists begin."""

    def __init__(self, draft: str) -> None:
        self._spans = [match.span() for match in MARK.finditer(draft)]
        self._starts = [start for start, _ in self._spans]

    def between(self, low: int, high: int) -> bool:
        """Whether a mark stands wholly between two places."""
        at = bisect_left(self._starts, low)
        return at < len(self._spans) and self._spans[at][1] <= high

    def behind(self, start: int, end: int) -> int:
        """Where the words of a span begin: behind the mark at its start, if it has one."""
        at = bisect_left(self._starts, start + 1) - 1
        return self._spans[at][1] if at >= 0 and start < self._spans[at][1] < end else start


def has_mark(place: Place) -> bool:
    """Whether the source's line has such a mark of its own right before a place."""
    text = place.essay.text
    line = text.rfind("\n", 0, place.start) + 1
    match = MARK.match(text, line)
    return match is not None and match.end() <= place.start + NEAR and place.start - match.end() <= NEAR
