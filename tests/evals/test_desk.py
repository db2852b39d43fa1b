"""The editor's desk on drafts that nobody tuned on: how they are judged, and floors under the figures of the dev split."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import Any

import pytest

from bot.check.locate import Corpus
from bot.domain import Essay
from policy_evals.bench import desk

WORDS = "河长每月至少两次沿河步行巡查"
ESSAYS = {"essays": Corpus([Essay("w", f"{WORDS}，发现问题当日上报。", title="小河的账本", author="顾念真")])}


def row(draft: str, **expected: Any) -> dict[str, Any]:
    """A draft with one expected finding."""
    return {
        "id": "made",
        "draft": draft,
        "expect": [{"quote": WORDS, "verdict": "verbatim", "severity": "none"} | expected],
    }


def judged(case: dict[str, Any]) -> tuple[dict[str, bool], int]:
    """Which fields of its one expected finding are right, and how many findings nobody expected."""
    ((rows, left),) = desk.judged([case], ESSAYS)
    return (rows[0].right if rows else {}), len(left)


def test_what_is_right_is_counted_right() -> None:
    right, left = judged(row(f"顾念真指出，“{WORDS}”。", claimed_author="顾念真", claimed_title=None))
    assert all(right.values())
    assert {"found", "verdict", "severity", "attribution", "not misread", "title not misread", "bounds"} == set(right)
    assert left == 0


@pytest.mark.parametrize(
    ("expected", "wrong"),
    [
        ({"verdict": "altered"}, {"verdict"}),
        ({"severity": "meaning"}, {"severity", "meaning"}),
        ({"claimed_author": "别人"}, {"attribution", "not misread"}),
        ({"claimed_author": None}, {"not misread"}),
        ({"claimed_title": "小河的账本"}, {"title"}),
        ({"claimed_title": None, "place_wrong": True}, {"place_wrong"}),
        ({"verdict": "altered", "verdict_ok": ["verbatim"]}, set()),
        ({"severity": "meaning", "severity_ok": ["none"]}, set()),
        ({"claimed_author": None, "doubt": True}, set()),
    ],
)
def test_what_is_wrong_is_counted_wrong(expected: dict[str, Any], wrong: set[str]) -> None:
    right, _ = judged(row(f"顾念真指出，“{WORDS}”。", **expected))
    assert {name for name, is_right in right.items() if not is_right} == wrong


def test_what_is_not_found_is_wrong_unless_it_is_optional_and_what_nobody_expects_is_left() -> None:
    missing = {
        "id": "made",
        "draft": "没有引文。",
        "expect": [{"quote": "引文", "verdict": "verbatim", "severity": "none"}],
    }
    assert judged(missing) == ({"found": False, "verdict": False}, 0)
    missing["expect"][0]["optional"] = True
    assert judged(missing) == ({}, 0)
    assert judged({"id": "made", "draft": f"“{WORDS}”", "expect": []}) == ({}, 1)


def test_a_draft_about_texts_that_are_not_here_is_skipped() -> None:
    assert not list(desk.judged([row(WORDS) | {"corpus": "reports"}], ESSAYS))


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    """Field -> share of right findings on the dev split; without the reports where ../shared is absent."""
    cases = [json.loads(line) for line in (desk.FOLDER / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    totals: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for rows, left in desk.judged(cases, desk.corpora()):
        totals["not expected"].update([True] * len(left))
        for judged_row in rows:
            for field, right in judged_row.right.items():
                totals[field][right] += 1
    found = {field: counted[True] / counted.total() for field, counted in totals.items() if counted.total()}
    return found | {"expected": float(totals["found"].total()), "not expected": float(totals["not expected"].total())}


@pytest.mark.parametrize(
    ("field", "floor"),
    [
        ("found", 0.98),
        ("verdict", 0.97),
        ("severity", 0.96),
        ("meaning", 0.96),
        ("attribution", 0.97),
        ("not misread", 0.99),
        ("title", 0.97),
        ("title not misread", 0.99),
        ("place_wrong", 0.97),
    ],
)
def test_the_desk_does_not_fall_under(field: str, floor: float, shares: dict[str, float]) -> None:
    assert shares[field] >= floor


def test_few_findings_are_none(shares: dict[str, float]) -> None:
    assert shares["expected"] > 200
    assert shares["not expected"] <= 0.01 * shares["expected"]
