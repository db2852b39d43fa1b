"""Figures that were fitted on a small and on a large corpus, and what holds for one between them."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """Coefficients of the logistic model, in the order of `FEATURES`, for a corpus of so many passages."""

    passages: int
    intercept: float
    weights: tuple[float, ...]


# Printed by `python -m policy_evals.fit.gate`.
SMALL = Calibration(38, -8.11, (0.16, 0.12, 1.42, 2.29, 1.47, -1.78, 2.42, -4.11, -3.85, -0.04, 0.68, 1.53))
LARGE = Calibration(5220, -2.68, (0.64, -0.11, 2.34, 2.73, -0.51, 2.45, 3.16, -0.09, -0.50, 0.15, 0.14, -1.25))


def between(small: float, large: float, passages: int) -> float:
    """A figure for an index of so many passages, from those of the small and the large calibration.

    By the logarithm between their sizes; beyond them, theirs.
    """
    span = math.log(LARGE.passages / SMALL.passages)
    share = min(1.0, max(0.0, math.log(max(passages, 1) / SMALL.passages) / span))
    return (1 - share) * small + share * large
