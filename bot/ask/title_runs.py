"""Runs of characters that a question shares with a title, by which it calls a text."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

# A run has so many characters at least.
RUN = 3


def sharing(question: str, titles: Sequence[str]) -> set[int]:
    """The numbers of the titles that have a run of a question; looked for in all at once, for there may be many."""
    everything, ends = "\n".join(titles), list(itertools.accumulate(len(title) + 1 for title in titles))
    found: set[int] = set()
    for begin in {question[at : at + RUN] for at in range(len(question) - RUN + 1)}:
        at = everything.find(begin)
        while at >= 0:
            number = bisect.bisect_right(ends, at)
            found.add(number)
            at = everything.find(begin, ends[number])
    return found


def runs(question: str, title: str, least: int = RUN) -> list[tuple[int, int]]:
    """Where a question has runs of characters that stand in a title, leftmost and longest first."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(question):
        end = at
        while end < len(question) and question[at : end + 1] in title:
            end += 1
        if end - at >= least:
            found.append((at, end))
            at = end
        else:
            at += 1
    return found
