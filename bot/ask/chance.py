"""How likely evidence answers a question, by its figures.

In a large corpus boosted trees say so. A large corpus holds some words of any question, and a short document few of any: of
very few passages other trees say so, that were learnt on small collections. Of as many as the essays have, a logistic model
on the figures that need no reader says whether a thing is spoken of, and the trees whether what is asked of it is told.
Between that size and the large it is both.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Self

from bot.encoders.trees import Trees
from bot.search import calibration

# What the logistic model counts, and what there is besides; what each means: `gate.features`.
COUNTED = (
    "passage",
    "sentence",
    "lexical",
    "around",
    "share",
    "runs",
    "document",
    "foreign",
    "elsewhere",
    "peak",
    "lead",
    "length",
)
FEATURES = (
    *COUNTED,
    "read",
    "second",
    "run",
    "first_read",
    "first_run",
    "top",
    "ahead",
    "lacks",
    "size",
)

# Up to so many passages the trees of small collections decide; of more, what these give less than so much is doubted.
FEW, DOUBTED = 20, 0.08


@dataclass(frozen=True, slots=True)
class Chance:
    """Trees that give a chance; `near`, `sure`: those from which on what lies nearest is shown, and is called an answer."""

    trees: Trees
    near: float
    sure: float

    @classmethod
    def read(cls, file: Traversable) -> Self:
        """From the file that `python -m policy_evals.fit.gate` writes."""
        known = json.loads(file.read_text(encoding="utf-8"))
        return cls(Trees.of(known), known["near"], known["sure"])

    def written(self) -> str:
        """The file's text."""
        return json.dumps({**self.trees.written(), "near": self.near, "sure": self.sure}, separators=(",", ":"))


@cache
def large() -> Chance:
    """What was learnt on large corpora of the chance that the evidence answers."""
    return Chance.read(files("bot.ask") / "data" / "gate.json")


@cache
def few() -> Chance:
    """What was learnt on small collections."""
    return Chance.read(files("bot.ask") / "data" / "few.json")


def probability(figures: Mapping[str, float]) -> float:
    """The chance that the evidence answers."""
    share = learnt(figures)
    if share == 1:  # most questions to a large corpus: what was learnt on few says nothing here
        return large().trees.chance(figures)
    small = _of_few(figures)
    return small + share * (large().trees.chance(figures) - small) if share else small


def _of_few(figures: Mapping[str, float]) -> float:
    """The chance in a small collection; where only the trees doubt it, as nearest."""
    learnt_on_few = few().trees.chance(figures)
    if passages(figures) <= FEW:
        return learnt_on_few
    logit = calibration.SMALL.intercept + sum(weight(name) * figures[name] for name in COUNTED)
    chance = 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))
    if learnt_on_few >= DOUBTED:
        return chance
    return min(chance, (calibration.SMALL.near + calibration.SMALL.sure) / 2)


def bounds(figures: Mapping[str, float]) -> tuple[float, float]:
    """From which chance on what lies nearest is shown, and from which on it is called an answer."""
    if passages(figures) <= FEW:
        return few().near, few().sure
    share, model, small = learnt(figures), large(), calibration.SMALL
    return small.near + share * (model.near - small.near), small.sure + share * (model.sure - small.sure)


def effects(figures: Mapping[str, float]) -> dict[str, float]:
    """What each figure adds to the logit."""
    if passages(figures) <= FEW:
        return few().trees.effects(figures)
    share, found = learnt(figures), large().trees.effects(figures)
    counted = {name: (1 - share) * weight(name) * figures[name] for name in COUNTED}
    return {name: share * effect + counted.get(name, 0.0) for name, effect in found.items()}


def learnt(figures: Mapping[str, float]) -> float:
    """How much what was learnt on large corpora holds in this one."""
    return calibration.share(calibration.SMALL.passages, calibration.LEARNT, passages(figures))


def passages(figures: Mapping[str, float]) -> int:
    """How many passages are searched."""
    return round(math.exp(figures["size"]))


def weight(feature: str) -> float:
    """The coefficient of a feature in the logistic model."""
    return calibration.SMALL.weights[COUNTED.index(feature)]
