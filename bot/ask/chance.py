"""How likely evidence answers a question, by its figures.

In a large corpus boosted trees say so. A large corpus holds some words of any question, and a single short document few of
any, and of small collections there are few cases: there it is a logistic model on the figures that need no reader.
Between the two it is both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.ask.trees import Trees
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


@cache
def trees() -> Trees:
    """What was learnt on large corpora of the chance that the evidence answers."""
    return Trees.read(files("bot.ask") / "data" / "gate.json")


def probability(figures: Mapping[str, float]) -> float:
    """The chance that the evidence answers."""
    logit = calibration.at(lambda one: one.intercept, passages(figures))
    logit += sum(weight(name, figures) * figures[name] for name in COUNTED)
    few = 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))
    return few + learnt(figures) * (trees().chance(figures) - few)


def bounds(figures: Mapping[str, float]) -> tuple[float, float]:
    """From which chance on what lies nearest is shown, and from which on it is called an answer."""
    share, model, size = learnt(figures), trees(), passages(figures)
    near, sure = calibration.at(lambda one: one.near, size), calibration.at(lambda one: one.sure, size)
    return near + share * (model.near - near), sure + share * (model.sure - sure)


def effects(figures: Mapping[str, float]) -> dict[str, float]:
    """What each figure adds to the logit."""
    share, found = learnt(figures), trees().effects(figures)
    counted = {name: (1 - share) * weight(name, figures) * figures[name] for name in COUNTED}
    return {name: share * effect + counted.get(name, 0.0) for name, effect in found.items()}


def learnt(figures: Mapping[str, float]) -> float:
    """How much what was learnt on large corpora holds in this one."""
    return calibration.share(calibration.SMALL.passages, calibration.LEARNT, passages(figures))


def passages(figures: Mapping[str, float]) -> int:
    """How many passages are searched."""
    return round(math.exp(figures["size"]))


def weight(feature: str, figures: Mapping[str, float]) -> float:
    """The coefficient of a feature in the logistic model."""
    at = COUNTED.index(feature)
    return calibration.at(lambda one: one.weights[at], passages(figures))
