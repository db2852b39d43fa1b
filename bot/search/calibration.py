"""What holds for an index between a small and a large one, of figures that were fitted on both."""

from __future__ import annotations

import math

# Passages of the essays; of the notices; and from how many on the trees hold that were learnt on the notices, the reports,
# and on seven of our own texts at a time, of 57 to 116 passages.
SMALL, LARGE, LEARNT = 38, 5_220, 60


def between(small: float, large: float, passages: int) -> float:
    """A figure for an index of so many passages, from those of the essays and of the notices."""
    return small + share(SMALL, LARGE, passages) * (large - small)


def share(low: int, high: int, passages: int) -> float:
    """How far a size lies between two, by the logarithm: 0 up to the lower, 1 from the higher on."""
    return min(1.0, max(0.0, math.log(max(passages, 1) / low) / math.log(high / low)))
