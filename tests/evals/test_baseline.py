"""The answers on the essays keep what they have reached."""

from __future__ import annotations

from statistics import fmean

import pytest

from bot.app import Bot
from policy_evals import baseline
from policy_evals.figures import score, table
from policy_evals.runner import Run, run
from policy_evals.suites import suite


@pytest.fixture(scope="module")
def asked(bot: Bot) -> Run:
    return run(bot, suite("essays").cases, "essays")


def test_no_figure_falls_below_the_baseline(asked: Run) -> None:
    recorded = baseline.read()
    if asked.suite not in recorded:
        pytest.skip("evals/baseline.json holds no baseline yet: bot eval --record writes one")
    assert baseline.drops(asked, recorded) == []


def test_every_quotation_is_verbatim(asked: Run) -> None:
    assert table(score(asked))["all", "verbatim"].value == 1


def test_the_first_cases_keep_their_floor(asked: Run) -> None:
    cited = [one.value for one in score(asked) if one.key == "gold" and one.case.id.startswith("essays-")]
    assert fmean(cited) >= 0.95


@pytest.mark.parametrize("kind", ["off_topic", "small_talk"])
def test_what_is_off_topic_is_refused(asked: Run, kind: str) -> None:
    first = [item for item in asked.asked if item.case.kind == kind and item.case.id.startswith("refuse-")]
    assert [item.case.question for item in first if item.answer.status != "refused"] == []
