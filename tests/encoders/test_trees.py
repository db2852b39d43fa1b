"""Trees that were learnt give what scikit-learn gives, and tell what each figure did."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from bot.ask.chance import FEATURES, Chance
from bot.encoders.trees import Trees
from policy_evals.fit.boosted import TREES, exported

TWO = Trees(
    ("warm", "wet"),
    -1.0,
    (
        (
            (0, 20.0, 1, 2, 0.25),
            (-1, 0.0, 0, 0, -0.5),
            (1, 0.5, 3, 4, 1.0),
            (-1, 0.0, 0, 0, 0.75),
            (-1, 0.0, 0, 0, 1.5),
        ),
        ((-1, 0.0, 0, 0, 0.5),),
    ),
)


@pytest.mark.parametrize(("warm", "wet", "logit"), [(20.0, 1.0, -1.0), (20.1, 0.5, 0.25), (30.0, 0.6, 1.0)])
def test_a_figure_up_to_a_threshold_goes_down_the_first_side(warm: float, wet: float, logit: float) -> None:
    assert TWO.chance({"warm": warm, "wet": wet}) == pytest.approx(1 / (1 + math.exp(-logit)))


def test_the_effects_are_what_the_splits_add() -> None:
    effects = TWO.effects({"warm": 30.0, "wet": 1.0})
    assert effects == pytest.approx({"warm": 0.75, "wet": 0.5})


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "trees.json"
    gate = Chance(TWO, 0.3, 0.6)
    file.write_text(gate.written(), encoding="utf-8")
    assert Chance.read(file) == gate


def test_they_give_what_the_library_gives() -> None:
    from sklearn.ensemble import HistGradientBoostingClassifier

    drawn = np.random.default_rng(3)
    figures = np.round(drawn.normal(size=(300, len(FEATURES))), 3)
    truth = figures[:, 0] + figures[:, 12] + drawn.normal(size=300) > 0
    model = HistGradientBoostingClassifier(**TREES).fit(figures, truth)
    made = exported(model)
    ours = [made.chance(dict(zip(made.features, row, strict=True))) for row in figures.tolist()]
    assert ours == pytest.approx(model.predict_proba(figures)[:, 1].tolist(), abs=0.005)  # values are rounded
