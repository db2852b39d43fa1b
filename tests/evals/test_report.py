"""The report renders from results made by hand, and asks nothing of the network."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from made import ESSAYS, answered, case, refused

from bot.domain import Hit, Passage
from policy_evals import charts, report
from policy_evals.ablation import PEER, Row
from policy_evals.baseline import drops, read, record
from policy_evals.bootstrap import figure
from policy_evals.figures import ALL, failures, keys, kinds, score, table
from policy_evals.retrieval import MEASURES
from policy_evals.runner import Asked, Run

LOADS = re.compile(r"https?://|\burl\(|@import|<(?:script|link|img|iframe)\b|\bsrc=", re.IGNORECASE)


def hit(start: int, end: int) -> Hit:
    text = ESSAYS["e"].text[start:end]
    return Hit(Passage(f"p{start}", "e", "题", "某甲", None, None, start, end, text), 1.0, 0.9, None)


def made() -> Run:
    right = replace(answered("甲说乙。"), ms=40.0)
    wrong = replace(answered("丙说丁。", lead="<b>&"), ms=90.0)
    asked = (
        Asked(case("甲说乙", id="a"), right, hits=(hit(0, 4),), search_ms=10.0),
        Asked(case("戊说己", id="b", split="test", kind="list"), wrong, hits=(hit(0, 4),), search_ms=12.0),
        Asked(case(id="c", kind="off_topic", expect="refused"), replace(refused("off_topic"), ms=5.0)),
    )
    return Run("essays", ALL, asked, ESSAYS, "0123456789ab", "hash-256")


def rendered(run: Run, rows: tuple[Row, ...] = ()) -> str:
    return report.render(run, score(run), rows)


def test_figures_by_kind() -> None:
    figures = table(score(made()))
    assert kinds(figures) == [ALL, "direct", "list", "off_topic"]
    assert figures[ALL, "status"].value == 1 and figures["list", "gold"].value == 0
    assert figures[ALL, "recall@1"].value == 0.5 and ("off_topic", "gold") not in figures
    assert keys(figures)[:2] == ["status", "gold"]


def test_failures_come_with_reasons() -> None:
    run = made()
    ((item, wrong),) = failures(run, score(run))
    assert item.case.id == "b" and {one.key for one in wrong} == {"gold", "first"}


def test_the_page_is_whole_and_loads_nothing() -> None:
    row = Row(PEER, {name: figure([0.0, 1.0]) for name in MEASURES}, 20.0)
    page = rendered(made(), (row,))
    assert LOADS.search(page) is None
    assert "&lt;b&gt;&amp;" in page and "<b>&" not in page
    assert page.count("<svg viewBox") == 2 and "此图从略" in page
    assert PEER in page and "chunk_size=400" in page and "失分的题（1 / 3）" in page
    HTMLParser().feed(page)


def test_the_gate_is_drawn_where_answers_carry_its_probability() -> None:
    run = made()
    sure = replace(run.asked[0].answer, confidence=0.75)
    asked = (replace(run.asked[0], answer=sure), *run.asked[1:])
    page = rendered(replace(run, asked=asked))
    assert "此图从略" not in page and "期望校准误差 0.250" in page


def test_calibration_error_is_the_mean_gap() -> None:
    assert charts.calibration_error([(0.8, True)] * 8 + [(0.8, False)] * 2) == pytest.approx(0)
    assert charts.calibration_error([(0.9, False)] * 4) == pytest.approx(0.9)


def test_a_run_is_held_to_the_recorded_figures(tmp_path: Path) -> None:
    run, file = made(), tmp_path / "baseline.json"
    assert drops(run, read(file)) == []
    record(run, score(run), file)
    recorded = read(file)
    assert drops(run, recorded) == []
    assert set(recorded["essays"]["figures"]) == {"all", "dev", "test"}
    assert {"date", "settings", "model", "cases", "ms"} < set(recorded["essays"])
    assert recorded["essays"]["figures"]["all"]["status"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 3}
    worse = replace(run, asked=(replace(run.asked[0], answer=refused()), *run.asked[1:]))
    assert any(drop.startswith("状态正确 0.667") for drop in drops(worse, recorded))
