"""Does the cited evidence bear out a sentence? By what it means, held by facts that admit no doubt.

A quotation that stands nowhere, an author whose words these are not, and a number that the evidence neither has nor yields
decide by themselves. Else the entailment model says, together with the sentence's words laid beside the evidence's
(`alignment`) and what speaks against it in single words (`signs`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from bot.domain import Evidence
from bot.encoders.entailment import Entailment, run_of
from bot.model import alignment, support
from bot.model.signs import SIGNS, signs
from bot.says import claims as says
from bot.text import words

# Of a longer sentence the entailment model reads no more than its beginning.
READ = 300
QUESTION = ("？", "?")
# The entailment model's logit, that of the words laid side by side, and what single words say.
FIGURES = ("logit", "aligned", *SIGNS)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sentence is borne out, how likely it is by all figures (0 to 1), and why not."""

    supported: bool
    figure: float
    reason: str | None = None


class Checker(Protocol):
    """Holds a sentence against the evidence that it cites."""

    def score(self, claim: str, evidence: Sequence[Evidence], beside: Sequence[str] = ()) -> Verdict:
        """The verdict; `beside`: sentences of the same answer, against which one that cites nothing is held, with what they cite."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """The default: facts, then the entailment model with the signs. `authors`: of the index, whose names a sentence may have."""

    entailment: Entailment
    authors: Sequence[str]

    def score(self, claim: str, evidence: Sequence[Evidence], beside: Sequence[str] = ()) -> Verdict:
        """See `Checker`."""
        if beside:
            return self._linking(claim, evidence, beside)
        if reason := support.certain(claim, evidence, self.authors):
            return Verdict(False, 0.0, reason)
        seen = signs(claim, evidence, self.authors)
        if seen["verbatim"] < 1 and len(claim) > READ:
            return Verdict(False, 0.0, says.TOO_LONG())
        logit = self.entailment.logit(words.fold(claim), run_of(evidence))
        aligned = alignment.odds(claim, evidence, self.authors, seen)
        figure = probability({"logit": logit, "aligned": aligned, **seen})
        if figure >= weights()["bound"] or seen["verbatim"] == 1:  # each clause is the source's own
            return Verdict(True, figure)
        return Verdict(False, figure, support.doubtful(claim, evidence) or says.NOT_BORNE_OUT())

    def _linking(self, claim: str, evidence: Sequence[Evidence], beside: Sequence[str]) -> Verdict:
        """A sentence that links or announces others says nothing that these do not."""
        if reason := support.unlinked(claim, evidence, beside):
            return Verdict(False, 0.0, reason)
        figure = _logistic(self.entailment.logit(words.fold(claim), run_of((), beside)) + weights()["linking"])
        return Verdict(True, figure) if figure >= weights()["bound"] else Verdict(False, figure, says.LINKS_MORE())


def why_not(text: str, evidence: Mapping[int, Evidence], checker: Checker) -> str | None:
    """Why the sentence, with its markers `[n]`, may not be shown; None where its evidence bears it out."""
    if text.endswith(QUESTION) and not any(one.text.endswith(QUESTION) for one in evidence.values()):
        return says.ASKS()
    for segment, numbers in support.segments(text):
        missing = next((number for number in numbers if number not in evidence), None)
        if missing is not None:
            return says.NO_EVIDENCE(number=missing)
        verdict = checker.score(segment, [evidence[number] for number in numbers])
        if not verdict.supported:
            return verdict.reason
    return None


def probability(figures: Mapping[str, float]) -> float:
    """The chance that a sentence is borne out, by the logistic model of `data/checker.json`."""
    known = weights()
    return _logistic(known["intercept"] + sum(known[name] * figures[name] for name in FIGURES))


@cache
def weights() -> dict[str, float]:
    """What each figure weighs, and from which chance on a sentence is shown. Made by `policy_evals.fit.checker`."""
    found: dict[str, float] = json.loads((files("bot.model") / "data" / "checker.json").read_text(encoding="utf-8"))
    return found


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
