"""Figures that were fitted on a small and on a large corpus, and what holds for one between them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """Coefficients of the logistic model, in the order of `FEATURES`, for a corpus of so many passages.

    A chance from `sure` on is an answer; from `near` on, what lies nearest is shown as no more than that.
    """

    passages: int
    intercept: float
    weights: tuple[float, ...]
    near: float = 0.5
    sure: float = 0.5


# Printed by `python -m policy_evals.fit.gate`.
TINY = Calibration(6, -5.83, (0.62, 0.43, 0.08, 0.37, 0.26, 0.07, 0.41, -0.53, -0.31, -0.16, 0.05, 0.66), near=0.1)
SMALL = Calibration(38, -8.11, (0.16, 0.12, 1.42, 2.29, 1.47, -1.78, 2.42, -4.11, -3.85, -0.04, 0.68, 1.53), near=0.3)
LARGE = Calibration(
    5220, -2.68, (0.64, -0.11, 2.34, 2.73, -0.51, 2.45, 3.16, -0.09, -0.50, 0.15, 0.14, -1.25), near=0.1
)


def between(small: float, large: float, passages: int) -> float:
    """A figure for an index of so many passages, from those of the small and the large calibration.

    By the logarithm between their sizes; beyond them, theirs.
    """
    return _between((SMALL.passages, small), (LARGE.passages, large), passages)


def at(figure: Callable[[Calibration], float], passages: int) -> float:
    """A figure of the calibrations for an index of so many passages, between the two whose sizes are next to it."""
    points = [(one.passages, figure(one)) for one in (TINY, SMALL, LARGE)]
    smaller, larger = points[:2] if passages < SMALL.passages else points[1:]
    return _between(smaller, larger, passages)


def _between(smaller: tuple[int, float], larger: tuple[int, float], passages: int) -> float:
    span = math.log(larger[0] / smaller[0])
    share = min(1.0, max(0.0, math.log(max(passages, 1) / smaller[0]) / span))
    return (1 - share) * smaller[1] + share * larger[1]
