"""What holds for an index between the sizes of two that figures were fitted on."""

from __future__ import annotations

import math

# The passages of the essays and of the notices.
SMALL, LARGE = 38, 5_220


def between(small: float, large: float, passages: int) -> float:
    """A figure for an index of so many passages, from those of the essays and of the notices, by the logarithm of the size."""
    share = math.log(max(passages, 1) / SMALL) / math.log(LARGE / SMALL)
    return small + min(1.0, max(0.0, share)) * (large - small)
