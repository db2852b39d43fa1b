"""How far a claim's words, laid beside those that it cites, bear it out: one figure of boosted trees and weights of words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

from bot.domain import Evidence
from bot.encoders.trees import Trees
from bot.model import aligned, whose
from bot.model.level import leveled
from bot.model.support import unframed


@dataclass(frozen=True, slots=True)
class AlignedTrees:
    """Trees over figures of a claim, one of which (`worded`) is what its wordings weigh together: `words`, from `intercept`."""

    trees: Trees
    words: Mapping[str, float]
    intercept: float

    @classmethod
    def of(cls, known: Mapping[str, Any]) -> Self:
        """From what `python -m policy_evals.fit.aligned` keeps in JSON."""
        return cls(Trees.of(known), known["words"], known["intercept"])

    def odds(self, figures: Mapping[str, float], wordings: Set[str]) -> float:
        """The logarithm of the odds for the figures and wordings of a claim; 0 is as likely as not."""
        return self.trees.odds({**figures, "worded": self.worded(wordings)})

    def worded(self, wordings: Set[str]) -> float:
        """The sum of what the wordings weigh."""
        return self.intercept + sum(self.words.get(one, 0.0) for one in wordings)


@cache
def learnt() -> AlignedTrees:
    """What comes with the program."""
    return AlignedTrees.of(json.loads((files("bot.model") / "data" / "aligned.json").read_text(encoding="utf-8")))


def seen(
    text: str, evidence: Sequence[Evidence], authors: Sequence[str], signs: Mapping[str, float]
) -> tuple[dict[str, float], set[str]]:
    """The figures of a claim, its signs among them, and its wordings."""
    said = leveled(unframed(text, evidence, authors).rstrip("。"))
    source = leveled(*(item.text for item in evidence))
    figures = {
        **aligned.figures(said, source),
        **whose.numbers(said, source),
        **whose.speakers(leveled(text), source, evidence),
        **signs,
    }
    return figures, aligned.wordings(said, source)


def odds(text: str, evidence: Sequence[Evidence], authors: Sequence[str], signs: Mapping[str, float]) -> float:
    """The logarithm of the odds that it is borne out, by its words alone; 0 is as likely as not."""
    if not leveled(unframed(text, evidence, authors)).text:
        return 0.0  # only who says it, or where: nothing is claimed that words could bear out
    return learnt().odds(*seen(text, evidence, authors, signs))
