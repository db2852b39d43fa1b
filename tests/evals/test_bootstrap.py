"""Intervals: where they should lie, and the same each time."""

from __future__ import annotations

import pytest

from policy_evals.bootstrap import figure


def test_the_interval_is_that_of_theory() -> None:
    found = figure([1.0] * 80 + [0.0] * 20)
    assert (found.value, found.n) == (0.8, 100)
    # The normal approximation: 1.96 * sqrt(.8 * .2 / 100) = .078.
    assert found.low == pytest.approx(0.722, abs=0.015) and found.high == pytest.approx(0.878, abs=0.015)
    assert found.half_width == pytest.approx(0.078, abs=0.015)


def test_it_is_the_same_each_time() -> None:
    values = [0.1, 0.5, 0.9, 1.0]
    assert figure(values) == figure(values)


def test_equal_values_have_no_spread() -> None:
    for values in ([1.0], [0.5, 0.5]):
        found = figure(values)
        assert found.low == found.value == found.high


def test_median_and_95th_percentile() -> None:
    values = [float(value) for value in range(1, 102)]
    assert figure(values, "median").value == 51
    tail = figure(values, "p95")
    assert tail.value == 96 and tail.low < 96 < tail.high


def test_no_values_are_refused() -> None:
    with pytest.raises(ValueError, match="no values"):
        figure([])
