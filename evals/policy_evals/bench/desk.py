"""The editor's desk on drafts that nobody tuned on: `python -m policy_evals.bench.desk [--split dev] [--failures]`.

Each row of `evals/drafts/desk/` is a draft and every finding that a perfect checker gives; `--set turned`: drafts whose
own words turn what they quote, or name an author in less usual ways. Findings are matched by
overlap. `verdict_ok` and `severity_ok` list what else is right, `optional` findings are neither required nor wrong.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.check.check import Finding, check
from bot.check.locate import Corpus
from bot.documents.corpus import load
from bot.domain import Essay
from bot.settings import shipped

DRAFTS = Path(__file__).parents[2] / "drafts"
FOLDER = DRAFTS / "desk"
DATA = Path(__file__).parents[4] / "shared" / "data"
REPORTS = tuple(f"prov-2026-{name}" for name in ("湖北省", "吉林省", "河北省", "江苏省", "贵州省", "浙江省"))

TWO_REPORTS = ("prov-2026-江西省", "prov-2026-浙江省")


@dataclass(frozen=True, slots=True)
class Judged:
    """One expected finding, what was found for it (None: nothing), and which of its fields are right."""

    case: dict[str, Any]
    expected: dict[str, Any]
    found: Finding | None
    right: dict[str, bool]


def corpora() -> dict[str, Corpus]:
    """The texts that the drafts quote; the reports only where ../shared is present."""
    found = {"essays": load([shipped("corpus")])[0], "docs": load([FOLDER / "docs"])[0]}
    if (file := DATA / "provincial_reports_2026.jsonl").exists():
        every = load([file])[0]
        found["reports"] = [essay for essay in every if essay.essay_id in REPORTS]
        found["two_reports"] = [essay for essay in every if essay.essay_id in TWO_REPORTS]
    return {name: Corpus(essays) for name, essays in found.items()}


def judged(cases: Sequence[dict[str, Any]], texts: dict[str, Corpus]) -> Iterator[tuple[list[Judged], list[Finding]]]:
    """For each draft its expected findings as judged, and the findings that nobody expected."""
    for case in cases:
        corpus = texts.get(case.get("corpus", "essays"))
        if corpus is None:
            continue
        left = list(check(case["draft"], corpus).findings)
        rows = []
        at = 0
        for expected in case["expect"]:
            start = case["draft"].find(expected["quote"], at)
            end = start + len(expected["quote"])
            at = end if not expected.get("optional") else at
            found = max(left, key=lambda one: min(end, one.end) - max(start, one.start), default=None)
            if found is not None and min(end, found.end) - max(start, found.start) <= 0:
                found = None
            if found is not None:
                left.remove(found)
            elif expected.get("optional"):
                continue
            rows.append(Judged(case, expected, found, dict(_right(expected, found, corpus.essays))))
        yield rows, left


def _right(expected: dict[str, Any], found: Finding | None, essays: Sequence[Essay]) -> Iterator[tuple[str, bool]]:
    if found is None:
        yield "found", False
        yield "verdict", False
        return
    optional = expected.get("optional", False)
    verdicts = {expected["verdict"], *expected.get("verdict_ok", ())}
    severities = {expected["severity"], *expected.get("severity_ok", ())}
    if expected.get("words_verbatim"):
        verdicts.add("verbatim")
    if not optional:
        yield "found", True
        yield "verdict", found.verdict in verdicts
        if expected["severity"] is not None and "not_found" not in (expected["verdict"], found.verdict):
            yield "severity", found.severity in severities
            if expected["severity"] == "meaning" and len(severities) == 1:
                yield "meaning", found.severity == "meaning"
        if not expected.get("doubt") and "claimed_author" in expected:
            wanted = expected["claimed_author"]
            if wanted is not None:
                yield "attribution", found.claimed_author == wanted
            yield "not misread", found.claimed_author in (None, wanted)
        if "claimed_title" in expected:
            titles = {essay.title for essay in essays}
            wanted, given = expected["claimed_title"], getattr(found, "claimed_title", None)
            if wanted in titles:
                yield "title", given == wanted
            yield "title not misread", given in (None, wanted) or (wanted not in titles and given not in titles)
            if "place_wrong" in expected:
                yield "place_wrong", getattr(found, "place_wrong", False) == expected["place_wrong"]
        yield "bounds", found.quote.strip("，。；：、！？ \n") == expected["quote"].strip("，。；：、！？ \n")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--failures", action="store_true", help="print what failed (never of the test split)")
    parser.add_argument("--set", choices=["desk", "turned"], default="desk", help="a folder of evals/drafts/")
    parser.add_argument("--kind")
    given = parser.parse_args()
    lines = (DRAFTS / given.set / f"{given.split}.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    if given.kind:
        cases = [case for case in cases if case["kind"] == given.kind]
    totals: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    extra = 0
    for rows, left in judged(cases, corpora()):
        extra += len(left)
        for row in rows:
            for field, right in row.right.items():
                totals[field][right] += 1
            wrong = [field for field, right in row.right.items() if not right]
            if given.failures and given.split == "dev" and wrong:
                print(json.dumps(_told(row, wrong), ensure_ascii=False))
        if given.failures and given.split == "dev" and left:
            print(
                json.dumps(
                    {"extra": [one.quote for one in left], "draft": rows[0].case["draft"] if rows else ""},
                    ensure_ascii=False,
                )
            )
    for field, counted in totals.items():
        print(f"{field:20}{counted[True]:5} / {counted.total():<5}{counted[True] / counted.total():.3f}")
    print(f"{'not expected':20}{extra:5}")


def _told(row: Judged, wrong: list[str]) -> dict[str, Any]:
    found = row.found
    fields = (
        "verdict",
        "severity",
        "claimed_author",
        "claimed_title",
        "claimed_section",
        "place_wrong",
        "quote",
        "message",
    )
    return {
        "id": row.case["id"],
        "wrong": wrong,
        "draft": row.case["draft"],
        "expected": row.expected,
        "found": {name: getattr(found, name, None) for name in fields} if found else None,
    }


if __name__ == "__main__":
    main()
