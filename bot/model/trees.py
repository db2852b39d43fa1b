"""Boosted trees with the weights of words: figures of a claim -> one figure, how far its words bear it out.

Grown by scikit-learn (`policy_evals.fit.aligned`) and kept as numbers: to walk them needs no library.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Trees:
    """Nodes of all trees in one row: a node goes left to the next one, or right to `right`, by its figure and `value`.

    `figure`: the place of a node's figure in `names`, -1 of a leaf, whose `value` is added; `roots`: where the trees begin.
    `words`: what a wording adds to the figure `worded`.
    """

    names: tuple[str, ...]
    figure: tuple[int, ...]
    value: tuple[float, ...]
    right: tuple[int, ...]
    roots: tuple[int, ...]
    start: float
    words: Mapping[str, float]
    intercept: float

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """From what is kept in JSON."""
        return cls(
            names=tuple(given["names"]),
            figure=tuple(given["figure"]),
            value=tuple(given["value"]),
            right=tuple(given["right"]),
            roots=tuple(given["roots"]),
            start=given["start"],
            words=given["words"],
            intercept=given["intercept"],
        )

    def worded(self, wordings: Set[str]) -> float:
        """The sum of what the wordings weigh."""
        return self.intercept + sum(self.words.get(one, 0.0) for one in wordings)

    def sum(self, figures: Mapping[str, float]) -> float:
        """What all trees say: the logarithm of the odds."""
        given = [figures[name] for name in self.names]
        total = self.start
        for root in self.roots:
            node = root
            while (at := self.figure[node]) >= 0:
                node = node + 1 if given[at] <= self.value[node] else self.right[node]
            total += self.value[node]
        return total


@cache
def trees() -> Trees:
    """Those that come with the program. Made by `policy_evals.fit.aligned`."""
    return Trees.of(json.loads((files("bot.model") / "data" / "aligned.json").read_text(encoding="utf-8")))
