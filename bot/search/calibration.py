"""Figures that were fitted on small collections, and what holds for one between the small and the large one."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """Coefficients of a logistic model, in the order of the gate's first features, for a corpus of so many passages.

    A chance from `sure` on is an answer; from `near` on, what lies nearest is shown as no more than that.
    """

    passages: int
    intercept: float
    weights: tuple[float, ...]
    near: float = 0.5
    sure: float = 0.5


# Printed by `python -m policy_evals.fit.calibration`.
SMALL = Calibration(38, -8.11, (0.16, 0.12, 1.42, 2.29, 1.47, -1.78, 2.42, -4.11, -3.85, -0.04, 0.68, 1.53), near=0.3)
# The passages of the notices, on which what holds for a large corpus was fitted; and from how many on the trees hold that
# were learnt on the notices, the reports, and on seven of our own texts at a time, of 57 to 116 passages.
LARGE, LEARNT = 5_220, 60


def between(small: float, large: float, passages: int) -> float:
    """A figure for an index of so many passages, from those of the essays and of the notices."""
    return small + share(SMALL.passages, LARGE, passages) * (large - small)


def share(low: int, high: int, passages: int) -> float:
    """How far a size lies between two, by the logarithm: 0 up to the lower, 1 from the higher on."""
    return min(1.0, max(0.0, math.log(max(passages, 1) / low) / math.log(high / low)))
