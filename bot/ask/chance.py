"""How likely evidence answers a question, by its figures: boosted trees, learnt on collections of one text and of hundreds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Self

from bot.encoders.trees import Trees

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
def learnt() -> Chance:
    """The trees and bounds of data/gate.json."""
    return Chance.read(files("bot.ask") / "data" / "gate.json")


def probability(figures: Mapping[str, float]) -> float:
    """The chance that the evidence answers."""
    return learnt().trees.chance(figures)


def bounds() -> tuple[float, float]:
    """From which chance on what lies nearest is shown, and from which on it is called an answer."""
    return learnt().near, learnt().sure


def effects(figures: Mapping[str, float]) -> dict[str, float]:
    """What each figure adds to the logit."""
    return learnt().trees.effects(figures)
