"""How sure a figure is: percentile bootstrap intervals, cases resampled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

SEED = 20260101
RESAMPLES = 2000
LEVEL = 0.95

Statistic = Literal["mean", "median", "p95"]


def _p95(sample: Any, axis: int) -> Any:
    return np.percentile(sample, 95, axis=axis)


STATISTICS: dict[Statistic, Callable[..., Any]] = {"mean": np.mean, "median": np.median, "p95": _p95}


@dataclass(frozen=True, slots=True)
class Figure:
    """A value over n cases with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int

    @property
    def half_width(self) -> float:
        """Half the interval."""
        return (self.high - self.low) / 2


def figure(values: Sequence[float], statistic: Statistic = "mean") -> Figure:
    """The statistic of the values with its percentile interval (Efron & Tibshirani, 1993, ch. 13); seeded.

    Raises ValueError for no values. One value, or equal ones, say nothing of the spread: their interval is a point.
    """
    if not values:
        raise ValueError("no values")
    sample = np.asarray(values, dtype=float)
    computed = STATISTICS[statistic]
    value = float(computed(sample, axis=-1))
    if np.ptp(sample) == 0:
        return Figure(value, value, value, len(sample))
    from scipy.stats import bootstrap

    found = bootstrap(
        (sample,),
        computed,
        n_resamples=RESAMPLES,
        confidence_level=LEVEL,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return Figure(value, float(found.low), float(found.high), len(sample))
