"""How likely evidence answers a question, by its figures.

Boosted trees say so. A large corpus holds some words of any question, and a short document few of any: of few passages other
trees say so than of many, and between the two sizes it is both.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Self

from bot.encoders.trees import Trees
from bot.search import calibration

# What each means: `gate.features`.
FEATURES = (
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
    return _between(figures, lambda model: model.trees.chance(figures))


def bounds(figures: Mapping[str, float]) -> tuple[float, float]:
    """From which chance on what lies nearest is shown, and from which on it is called an answer."""
    return _between(figures, lambda model: model.near), _between(figures, lambda model: model.sure)


def effects(figures: Mapping[str, float]) -> dict[str, float]:
    """What each figure adds to the logit."""
    share = learnt(figures)
    small, great = (model.trees.effects(figures) for model in (few(), large()))
    return {name: small[name] + share * (great[name] - small[name]) for name in FEATURES}


def _between(figures: Mapping[str, float], told: Callable[[Chance], float]) -> float:
    """What both models say, each by how much it holds of so many passages."""
    share = learnt(figures)
    if share in (0, 1):  # most indexes: what was learnt on the other size says nothing here
        return told(large() if share else few())
    small = told(few())
    return small + share * (told(large()) - small)


def learnt(figures: Mapping[str, float]) -> float:
    """How much what was learnt on large corpora holds in this one."""
    return calibration.share(calibration.SMALL, calibration.LEARNT, round(math.exp(figures["size"])))
