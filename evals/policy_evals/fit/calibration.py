"""When a question is answered in a small collection: `SMALL` of bot/search/calibration.py.

python -m policy_evals.fit.calibration [--data DIR] [--check]

Asked of the essays are their dev cases that stand alone, and two hundred questions about health notices, to be refused.
Weights say what an error costs: to answer small talk about football is the worst, then to refuse what the texts answer; a
question on a detail that the texts lack though they name its subject is left to the rules on what is asked, where they
see it. Test splits are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.ask.chance import COUNTED, FEATURES
from bot.search import calibration
from bot.search.calibration import Calibration
from policy_evals.fit import corpora
from policy_evals.fit.boosted import Asked
from policy_evals.fit.gate import KINDS_ALONE, asked
from policy_evals.fit.numbers import command, folds, told
from policy_evals.suites import suite

FOREIGN = 200
COST = {"off_topic": 12.0, "answerable": 2.0, "unanswerable": 1.0, "told apart": 0.1, "foreign": 0.3}
LACKS = FEATURES.index("lacks")


def reports(data: Path) -> Iterator[bool]:
    """Print the numbers of today and those made again; whether each set is the same."""
    essays = suite("essays", split="dev")
    notices = suite("policy_qa", data / "policy_qa")
    foreign = [replace(case, kind="foreign", expect="refused") for case in notices.cases[:FOREIGN]]
    alone = [case for case in essays.cases if case.kind not in KINDS_ALONE]
    yield report("SMALL", calibration.SMALL, asked("essays", corpora.bot(essays), [*alone, *foreign]))


def groups(cases: Asked) -> NDArray[np.str_]:
    """Which cost an error on each case has; the rules on what is asked see what is `told apart`."""
    rest = np.where(cases.figures[:, LACKS] > 0, "told apart", "unanswerable")
    apart = np.where(np.isin(cases.kinds, ("off_topic", "foreign")), cases.kinds, rest)
    return np.where(cases.answerable, "answerable", apart)


def costs(cases: Asked) -> NDArray[np.float64]:
    """What an error costs; both sides the same in all."""
    found = np.array([COST[group] for group in groups(cases)])
    found[cases.answerable] *= found[~cases.answerable].sum() / found[cases.answerable].sum()
    return found


def report(name: str, today: Calibration, cases: Asked, sharpness: float = 3.0, least: float = 0.5) -> bool:
    """Print one calibration. `sharpness`: the model is L2-regularised by its inverse; `least`: with such a chance a question
    shall be answered."""
    made = fit(cases, None, today.passages, sharpness, least)
    fold = folds(cases.about)
    unseen = np.empty(len(fold))
    for one in range(fold.max() + 1):
        unseen[fold == one] = chances(fit(cases, fold != one, today.passages, sharpness, least), cases)[fold == one]
    now = chances(today, cases)
    print(f"{name}: {len(made.weights) + 1} numbers, {len(fold)} cases")
    kinds = groups(cases)
    for how, chance in (("today", now), ("made again, cross-validated", unseen)):
        let = ", ".join(f"{kind} {(chance[kinds == kind] >= 0.5).mean():.3f}" for kind in np.unique(kinds))
        print(f"  {how}: right {told(_right(chance, cases))}; let through: {let}")
    print(f"  against today {told(_right(unseen, cases) - _right(now, cases), sign=True)}")
    weights = ", ".join(f"{value:.2f}" for value in made.weights)
    print(f"  {name} = Calibration({made.passages}, {made.intercept:.2f}, ({weights}))", flush=True)
    return replace(made, near=today.near, sure=today.sure) == today


def _right(chance: NDArray[np.float64], cases: Asked) -> NDArray[np.float64]:
    right: NDArray[np.bool_] = (chance >= 0.5) == cases.answerable
    return right.astype(np.float64)


def chances(model: Calibration, cases: Asked) -> NDArray[np.float64]:
    """The chance of each case under a calibration."""
    logits: NDArray[np.float64] = cases.figures[:, : len(COUNTED)] @ np.array(model.weights) + model.intercept
    chance: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
    return chance


def fit(
    cases: Asked, only: NDArray[np.bool_] | None, passages: int, sharpness: float = 3.0, least: float = 0.5
) -> Calibration:
    """A calibration made of some cases, rounded to hundredths."""
    from sklearn.linear_model import LogisticRegression

    some = np.ones(len(cases.about), dtype=bool) if only is None else only
    model = LogisticRegression(C=sharpness, max_iter=10_000)
    model.fit(cases.figures[some][:, : len(COUNTED)], cases.answerable[some], costs(cases)[some])
    intercept = model.intercept_[0] - np.log(least / (1 - least))
    return Calibration(passages, round(float(intercept), 2), tuple(round(float(one), 2) for one in model.coef_[0]))


if __name__ == "__main__":
    command(__doc__, reports)
