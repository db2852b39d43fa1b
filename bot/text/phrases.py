"""The phrases of a list in a text: of those that overlap the longest counts, of equally long ones the first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import ahocorasick

L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Span(Generic[L]):
    """Where a phrase stands in a text, and what its list says of it."""

    start: int
    end: int
    phrase: str
    label: L


class Phrases(Generic[L]):
    """A list of phrases with a label each, all looked for in one reading of a text.

    Phrases and texts are compared as they are: fold both where width or case should not count.
    """

    def __init__(self, labels: Mapping[str, L]) -> None:
        self.labels = dict(labels)
        self._automaton: Any = ahocorasick.Automaton()
        for number, phrase in enumerate(labels):
            self._automaton.add_word(phrase, (number, phrase))
        self._automaton.make_automaton()

    def all(self, text: str) -> list[Span[L]]:
        """Every phrase at every place, in the order in which they end."""
        return [
            Span(end + 1 - len(phrase), end + 1, phrase, self.labels[phrase]) for end, (_, phrase) in self._found(text)
        ]

    def held(self, text: str) -> dict[str, L]:
        """The phrases that stand in a text, in the order of their list, with their labels."""
        return {phrase: self.labels[phrase] for _, phrase in sorted({item for _, item in self._found(text)})}

    def find(self, text: str, counts: Callable[[Span[L]], bool] = lambda _: True) -> list[Span[L]]:
        """The phrases that do not overlap, in order; `counts`: whether one counts where it stands.

        Example: {企业, 中小企业} in "中小企业联合企业" -> 中小企业, 企业
        """
        found = {(span.start, span.end): span for span in self.all(text)}
        return [found[ends] for ends in apart(found, lambda ends: counts(found[ends]))]

    def _found(self, text: str) -> Iterable[tuple[int, tuple[int, str]]]:
        return self._automaton.iter(text) if self.labels else ()  # an empty automaton cannot be asked


def apart(
    spans: Iterable[tuple[int, int]], counts: Callable[[tuple[int, int]], bool] = lambda _: True
) -> list[tuple[int, int]]:
    """The spans that do not overlap, in order: the longer before the shorter, of equally long ones the first.

    Example: (0, 2), (1, 5), (5, 6) -> (1, 5), (5, 6)
    """
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        at = bisect_left(kept, (start, end))
        free = (at == 0 or kept[at - 1][1] <= start) and (at == len(kept) or end <= kept[at][0])
        if free and counts((start, end)):
            kept.insert(at, (start, end))
    return kept


def outermost(words: Collection[str]) -> list[str]:
    """Those words that lie within no other of them. Example: 国企, 国企改革, 银行 -> 国企改革, 银行"""
    return [word for word in words if not any(word != other and word in other for other in words)]
