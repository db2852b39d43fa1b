"""Boosted trees that were learnt with scikit-learn, read from a file and run without it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Self

# feature, threshold, the child for values up to it, the child for others, value; a leaf has no feature (-1).
Node = tuple[int, float, int, int, float]


@dataclass(frozen=True, slots=True)
class Trees:
    """A logit is `start` and the values of one leaf of each tree (Friedman 2001), for the figures named `features`."""

    features: tuple[str, ...]
    start: float
    trees: tuple[tuple[Node, ...], ...]

    @classmethod
    def of(cls, known: Mapping[str, Any]) -> Self:
        """From what `written` gives."""
        trees = tuple(tuple((int(f), t, int(a), int(b), v) for f, t, a, b, v in tree) for tree in known["trees"])
        return cls(tuple(known["features"]), known["start"], trees)

    def written(self) -> dict[str, Any]:
        """As it is kept in JSON."""
        return {"features": self.features, "start": self.start, "trees": self.trees}

    def odds(self, figures: Mapping[str, float]) -> float:
        """The logarithm of the odds for these figures; 0 is as likely as not."""
        values = [figures[name] for name in self.features]
        return self.start + sum(path[-1][1][4] for path in self._paths(values))

    def chance(self, figures: Mapping[str, float]) -> float:
        """The chance for these figures."""
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, self.odds(figures)))))

    def effects(self, figures: Mapping[str, float]) -> dict[str, float]:
        """What each figure adds to the logit: at each split, how far the child's value lies from its parent's. What a tree
        gives before its first split adds to none."""
        found = dict.fromkeys(self.features, 0.0)
        for path in self._paths([figures[name] for name in self.features]):
            for (feature, before), (_, node) in pairwise(path):
                found[self.features[feature]] += node[4] - before[4]
        return found

    def _paths(self, values: Sequence[float]) -> Iterator[list[tuple[int, Node]]]:
        """For each tree the nodes from its root to a leaf, each with its feature."""
        for tree in self.trees:
            path = [(tree[0][0], tree[0])]
            while (feature := path[-1][0]) >= 0:
                _, threshold, low, high, _ = path[-1][1]
                node = tree[low if values[feature] <= threshold else high]
                path.append((node[0], node))
            yield path
