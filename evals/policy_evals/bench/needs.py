"""Situations with graded measures, told whole: `python -m policy_evals.bench.needs [--split fit|held] [--data DIR]`.

`found`: of the measures that answer (grade 2), those quoted among the first eight. Of the first five that are listed as
answering: `strict` those that do, `lenient` those that answer or bear on it, `false` those that somebody has looked at and
found of no use, a situation. `refused`: where nothing fits; `wrongly`: where a measure answers. `unwanted`: of the
measures for what is not lacking or ruled out, those listed as answering. `reach`: of the measures that answer, those that
are found in the text at all. A sentence that nobody has graded counts as of no use.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.recommend.nouns import Recommendation
from policy_evals.bootstrap import figure
from policy_evals.fit import corpora
from policy_evals.reading import needs
from policy_evals.reading.needs import Graded, meets

LOOKED_AT, FIRST = 8, 5
ANSWERS = 2


def judged(case: Graded, given: Recommendation, proposed: Sequence[needs.Span]) -> dict[str, list[float]]:
    """What a recommendation is worth: figure -> a value for each thing that it counts."""
    shown = given.measures[:LOOKED_AT]
    quoted = [one.citation.span for item in shown for one in (item.measure, *item.also) if one.citation.span]
    listed = [item.measure.citation for item in shown if item.answers]
    grades = [case.cited(one) for one in listed[:FIRST]]
    gold = [span for span, grade in case.grades.items() if grade == ANSWERS]
    found: dict[str, list[float]] = {
        "found": [any(meets(span, one) for one in quoted) for span in gold],
        "reach": [any(meets(span, one) for one in proposed) for span in gold],
        "unwanted": [any(meets(span, one.span) for one in listed if one.span) for span in case.unwanted],
        "ms": [given.ms],
    }
    if case.best:
        found["strict"] = [grade == ANSWERS for grade in grades]
        found["lenient"] = [bool(grade) for grade in grades]
        found["false"] = [sum(grade == 0 for grade in grades)]
        found["listed"] = [len(listed)]
    if case.best == ANSWERS:
        found["wrongly"] = [given.status == "refused"]
    if not case.best:
        found["refused"] = [given.status == "refused"]
        found["nothing listed"] = [not listed]
    return found


def told(found: dict[str, list[float]]) -> str:
    """The figures, each with its 95 % interval."""
    parts = []
    for name, values in found.items():
        if name == "ms":
            parts.append(f"{statistics.median(values):.0f} ms")
        elif values:
            one = figure([float(value) for value in values])
            parts.append(f"{name} {one.value:.3f} [{one.low:.3f}, {one.high:.3f}] of {len(values)}")
    return "; ".join(parts)


def main() -> None:
    """Print a line for reports, for our own texts, by what is told, and for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("fit", "held"), default="held")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--kinds", action="store_true", help="a line for each kind of situation as well")
    parser.add_argument("--failures", type=Path, help="write each recommendation, with the grades of what it lists")
    given = parser.parse_args()
    cases = [case for case in needs.situations() if (case.doc in needs.HELD) == (given.split == "held")]
    totals: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    kept: list[dict[str, Any]] = []
    for suite in needs.suites(given.data, {case.doc for case in cases}):
        bot = corpora.bot(suite)
        proposed = [(one.first, one.last) for one in bot.catalogue.proposals]
        for case in (case for case in cases if case.doc == suite.name):
            told_of = bot.recommend(case.profile, case.need, quoting=True)
            for name, values in judged(case, told_of, proposed).items():
                for key in ("reports" if case.doc.startswith("prov") else "own", f"kind {case.kind}", "all"):
                    totals[key][name] += values
            measures = [
                [case.cited(one.measure.citation), one.answers, one.measure.citation.quote] for one in told_of.measures
            ]
            kept.append({"id": case.id, "kind": case.kind, "profile": case.profile, "need": case.need, "best": case.best,
                         "parts": told_of.needs, "measures": measures})  # fmt: skip
    for key, found in sorted(totals.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        if given.kinds or not key.startswith("kind"):
            print(f"{key}: {told(found)}")
    if given.failures:
        given.failures.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in kept), encoding="utf-8")


if __name__ == "__main__":
    main()
