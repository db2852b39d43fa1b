"""Boosted trees that give the chance that a question is answered, and the cases that they are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.ask.chance import FEATURES
from bot.encoders.trees import Trees
from policy_evals.bootstrap import SEED

# Answering small talk about football is the worst.
COST = {"off_topic": 4.0}
# The essays are few beside the others, and what is asked of them is broader.
WEIGHT = {"essays": 15.0, "broad": 3.0}
# More of these never makes an answer less likely.
RISING = frozenset({"read", "second", "run", "sentence", "share"})
TREES: dict[str, Any] = {
    "max_depth": 4,
    "max_iter": 200,
    "learning_rate": 0.06,
    "l2_regularization": 1.0,
    "min_samples_leaf": 20,
    "random_state": SEED,
}


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Cases as the model sees them: figures (cases, features), whether the texts answer, kind, set and what each is about."""

    figures: NDArray[np.float64]
    answerable: NDArray[np.bool_]
    kinds: NDArray[np.str_]
    sets: NDArray[np.str_]
    about: Sequence[str]

    @classmethod
    def joined(cls, parts: Sequence[Asked]) -> Asked:
        """Several as one."""
        return cls(
            np.concatenate([part.figures for part in parts]),
            np.concatenate([part.answerable for part in parts]),
            np.concatenate([part.kinds for part in parts]),
            np.concatenate([part.sets for part in parts]),
            [one for part in parts for one in part.about],
        )

    @property
    def weights(self) -> NDArray[np.float64]:
        """What an error costs."""
        found = np.array([COST.get(kind, 1.0) for kind in self.kinds])
        for one in np.unique(self.sets):
            found[self.sets == one] *= WEIGHT.get(str(one), 1.0) / np.sqrt((self.sets == one).sum())
        found /= found.mean()
        return found


def fitted(cases: Asked, only: NDArray[np.bool_] | None = None) -> Trees:
    """Trees made of some cases."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    some = np.ones(len(cases.about), dtype=bool) if only is None else only
    rising = [int(name in RISING) for name in FEATURES]
    model = HistGradientBoostingClassifier(monotonic_cst=rising, **TREES)
    model.fit(np.round(cases.figures[some], 3), cases.answerable[some], cases.weights[some])
    return exported(model)


def exported(model: Any) -> Trees:
    """A model of scikit-learn as trees; values are rounded to the fourth decimal, thresholds to the fifth."""
    trees = []
    for (one,) in model._predictors:
        trees.append(
            tuple(
                (-1, 0.0, 0, 0, round(float(node["value"]), 4))
                if node["is_leaf"]
                else (
                    int(node["feature_idx"]),
                    round(float(node["num_threshold"]), 5),
                    int(node["left"]),
                    int(node["right"]),
                    round(float(node["value"]), 4),
                )
                for node in one.nodes
            )
        )
    start = round(float(np.ravel(model._baseline_prediction)[0]), 4)
    return Trees(FEATURES, start, tuple(trees))


def chances(model: Trees, figures: NDArray[np.float64]) -> NDArray[np.float64]:
    """The chance of each case."""
    return np.array([model.chance(dict(zip(model.features, row, strict=True))) for row in figures.tolist()])


def told(how: str, chance: NDArray[np.float64], cases: Asked, near: float, sure: float, only: str = "") -> None:
    """Print what becomes of each set."""
    from sklearn.metrics import roc_auc_score

    print(f"{how} (near {near}, sure {sure})")
    for name in [only] if only else np.unique(cases.sets):
        here = cases.sets == name
        yes, no = here & cases.answerable, here & ~cases.answerable
        answered = here & (chance >= sure)
        print(
            f"  {name:10} {here.sum():5} cases: AUC {roc_auc_score(cases.answerable[here], chance[here]):.3f}; of the "
            f"answerable refused {(chance[yes] < near).mean():.3f}, nearest only "
            f"{((chance[yes] >= near) & (chance[yes] < sure)).mean():.3f}; of the others caught {(chance[no] < sure).mean():.3f}; "
            f"called answered {cases.answerable[answered].mean():.3f} answerable",
            flush=True,
        )
