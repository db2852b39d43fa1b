"""Whether needs told in one breath are told apart, and how much of what is shown bears on them.

evals/measures/needs.jsonl: situations of two to four needs, each with the words that tell it and the phrases of the
measures that answer it (none: a gap). evals/measures/grades.jsonl: how officials grade measures for a situation: 2
answers a need, 1 bears on one, 0 does neither.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.recommend import situation
from bot.recommend.nouns import Recommendation

# A need is in a part where so many of its last characters are; it is told as a gap where so many stand together.
IN_PART, TOLD = 6, 4
Grades = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Parting:
    """Counts over situations: needs with measures and those met; gaps and those told; needs wrongly called a gap;
    pairs of needs and those left in one part; situations that nothing fits and those refused."""

    needs: int = 0
    met: int = 0
    gaps: int = 0
    told: int = 0
    wrongly: int = 0
    pairs: int = 0
    together: int = 0
    nothing: int = 0
    refused: int = 0


def parting(cases: Sequence[Mapping[str, Any]], recommend: Callable[[str, str], Recommendation]) -> Parting:
    """Score the situations of needs.jsonl."""
    counts: Counter[str] = Counter()
    for case in cases:
        given = recommend(case["profile"], case["need"])
        parts = [need.text for need in situation.read(case["profile"], case["need"]).needs]
        homes = [_homes(need["words"], parts) for need in case["needs"]]
        for one, other in itertools.combinations(homes, 2):
            counts["pairs"] += 1
            counts["together"] += bool(one & other)
        if not any(need["phrases"] for need in case["needs"]):
            counts["nothing"] += 1
            counts["refused"] += given.status == "refused"
            continue
        quoted = quotes(given)
        for need in case["needs"]:
            told = bool(given.measures) and is_told(need["words"], given)
            if need["phrases"]:
                counts["needs"] += 1
                counts["met"] += any(phrase in quote for phrase in need["phrases"] for quote in quoted)
                counts["wrongly"] += told
            else:
                counts["gaps"] += 1
                counts["told"] += told
    return Parting(**counts)


def _homes(words: str, parts: Sequence[str]) -> set[int]:
    """The parts that hold any clause of a need, by its last characters: its first may have been left out."""
    return {at for at, part in enumerate(parts) for clause in words.split("，") if clause[-IN_PART:] in part}


def quotes(given: Recommendation) -> list[str]:
    """All sentences that a recommendation quotes."""
    return [one.citation.quote for item in given.measures for one in (item.measure, *item.also)]


def is_told(gap: str, given: Recommendation) -> bool:
    """Whether a sentence on gaps names this one."""
    sentences = "\n".join(given.gaps)
    return any(gap[at : at + TOLD] in sentences for at in range(max(1, len(gap) - TOLD + 1)))


def graded(
    cases: Mapping[str, Mapping[str, Any]],
    grades: Mapping[str, Grades],
    recommend: Callable[[str, str], Recommendation],
) -> dict[str, Counter[int]]:
    """How many measures of each grade are shown as answers and as loosely related; what nobody graded is left out."""
    shown: dict[str, Counter[int]] = {"answers": Counter(), "loose": Counter()}
    for key, known in grades.items():
        given = recommend(cases[key]["profile"], cases[key]["need"])
        for item in given.measures:
            grade = known.get(item.measure.action)
            if grade is not None:
                shown["answers" if item.answers else "loose"][grade] += 1
    return shown
