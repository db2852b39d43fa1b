"""Numbers that are fitted to cases: how a set of them is made again, and what it and each of them is worth.

A set is a frozen dataclass, `FITTED` in a module of `bot`. Each number has a coarse grid. All begin in the middle; one
after another takes the value that is best together with its neighbours (a peak between two valleys is luck) where that
gains more than its standard error, until none moves. What that is worth is told on folds that the numbers were not made
from; cases that share their gold share their fold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from policy_evals.bootstrap import SEED, figure

FOLDS = 5
SWEEPS = 4
DATA = Path("../shared/data")

Values = NDArray[np.float64]
# Where each number stands in its grid.
Standing = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """A set of numbers and the cases that it is made from.

    `module.FITTED` is the set. `grids`: number -> the values that it may have, in order. `without`: number -> the value
    at which it does nothing. `score` gives each case, under the set that the module then has, a value from 0 to 1, the
    more the better. `groups`: what each case is about.
    """

    name: str
    module: ModuleType
    grids: Mapping[str, Sequence[float]]
    without: Mapping[str, float]
    score: Callable[[], Sequence[float]]
    groups: Sequence[str]
    _known: dict[Any, Values] = field(default_factory=dict)

    def scored(self, numbers: Any) -> Values:
        """What each case is worth under these numbers."""
        if numbers not in self._known:
            with using(self.module, numbers):
                self._known[numbers] = np.asarray(self.score(), dtype=np.float64)
        return self._known[numbers]

    def at(self, standing: Standing) -> Any:
        """The set in which each number has that value of its grid."""
        values = {name: grid[at] for (name, grid), at in zip(self.grids.items(), standing, strict=True)}
        return replace(self.module.FITTED, **values)


@contextmanager
def using(module: ModuleType, numbers: Any) -> Iterator[None]:
    """The module has these numbers for as long."""
    before = module.FITTED
    module.FITTED = numbers  # type: ignore[attr-defined]
    try:
        yield
    finally:
        module.FITTED = before  # type: ignore[attr-defined]


def make(task: Task, cases: NDArray[np.bool_]) -> Any:
    """The set that these cases make."""
    standing = tuple(len(grid) // 2 for grid in task.grids.values())
    for _ in range(SWEEPS):
        before = standing
        for number, grid in enumerate(task.grids.values()):
            tried = [(*standing[:number], at, *standing[number + 1 :]) for at in range(len(grid))]
            worth = np.stack([task.scored(task.at(one))[cases] for one in tried])
            means = worth.mean(axis=1)
            around = [float(means[max(0, at - 1) : at + 2].mean()) for at in range(len(grid))]
            best = int(np.argmax(around))
            gain = worth[best] - worth[standing[number]]
            if gain.mean() > gain.std() / np.sqrt(len(gain)):
                standing = tried[best]
        if standing == before:
            break
    return task.at(standing)


def folds(groups: Sequence[str]) -> NDArray[np.int64]:
    """The fold of each case, seeded; a group is never parted."""
    names = sorted(set(groups))
    np.random.default_rng(SEED).shuffle(names)
    number = {name: at % FOLDS for at, name in enumerate(names)}
    return np.array([number[group] for group in groups])


def validated(task: Task) -> Values:
    """What each case is worth under numbers that its fold had no part in."""
    fold = folds(task.groups)
    values = np.empty(len(fold))
    for one in range(FOLDS):
        values[fold == one] = task.scored(make(task, fold != one))[fold == one]
    return values


def report(task: Task) -> bool:
    """Print today's set, the set made again, and what each is worth; whether the two are the same."""
    today = task.module.FITTED
    made = make(task, np.ones(len(task.groups), dtype=bool))
    now = task.scored(today)
    unseen = validated(task)
    print(f"{task.name}: {len(task.grids)} numbers, {len(now)} cases of {len(set(task.groups))} golds in {FOLDS} folds")
    print(f"  today {told(now)}; made again {told(task.scored(made))}")
    print(f"  made again, cross-validated {told(unseen)}; against today {told(unseen - now, sign=True)}")
    for name in task.grids:
        value, again = getattr(today, name), getattr(made, name)
        changed = "" if value == again else f" -> {again:g}"
        lost = ""
        if name in task.without:
            lost = told(task.scored(replace(today, **{name: task.without[name]})) - now, sign=True)
        print(f"  {name} = {value:g}{changed}" + (f"; without it {lost}" if lost else ""))
    sys.stdout.flush()
    return bool(made == today)


def told(values: Values, sign: bool = False) -> str:
    """The mean with its interval."""
    found = figure(values.tolist())
    form = "+.3f" if sign else ".3f"
    return f"{found.value:{form}} ({found.low:{form}} to {found.high:{form}})"


def run(description: str | None, tasks: Callable[[Path], Iterable[Task]]) -> None:
    """The command of a script that makes such sets."""
    command(description, lambda data: map(report, tasks(data)))


def command(description: str | None, reports: Callable[[Path], Iterable[bool]]) -> None:
    """Print every set; with --check, exit 1 where one is not what the cases make."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with policy_qa/ and the provinces' reports")
    parser.add_argument("--check", action="store_true", help="exit 1 where a set is not what the cases make")
    given = parser.parse_args()
    same = list(reports(given.data))
    if given.check and not all(same):
        sys.exit(1)
