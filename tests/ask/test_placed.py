"""Of a place that is named its own texts answer, and of a time what tells of that time."""

from __future__ import annotations

import pytest

from bot import settings
from bot.app import Bot
from bot.text import periods
from bot.text.places import apart

REPORT = """# {place}政府工作报告

## 一、2025年和“十四五”时期工作回顾

2025年，城镇新增就业{done}万人，{own}一年来改造老旧小区{done}个。五年累计改造老旧小区900个。

## 二、“十五五”时期目标任务

“十五五”时期，力争改造老旧小区1000个。

## 三、2026年重点工作

城镇新增就业{planned}万人以上，改造老旧小区{planned}个。
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    folder = tmp_path_factory.mktemp("reports")
    for place, done, planned, own in [
        ("浙江省", "115", "100", "接待游客8亿人次。"),
        ("西藏自治区", "6", "5", ""),
        ("新疆维吾尔自治区", "48", "46", "接待游客3亿人次。"),
    ]:
        (folder / f"{place}.md").write_text(
            REPORT.format(place=place, done=done, planned=planned, own=own), encoding="utf-8"
        )
    made = Bot(settings.Settings(home=folder / "home"))
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("浙江2026年城镇新增就业目标多少万人", "100万人以上"),
        ("浙江去年城镇新增就业多少万人", "115万人"),
        ("西藏今年改造老旧小区多少个", "改造老旧小区5个"),
        ("西藏十五五改造多少老旧小区", "1000个"),
        ("西藏过去五年改造多少老旧小区", "900个"),
    ],
)
def test_what_was_done_answers_no_question_on_aims_nor_the_other_way(reports: Bot, question: str, said: str) -> None:
    assert said in reports.ask(question).citations[0].quote


def test_what_was_done_only_lies_nearest_where_aims_are_asked_for(reports: Bot) -> None:
    assert reports.ask("浙江去年接待游客多少人次").status == "answered"
    aims = reports.ask("浙江今年接待游客的目标是多少人次")
    assert aims.status != "answered"
    assert not any("与原文" in note.text for note in reports.ask("浙江今年接待游客的目标是7亿人次吗").notes)


@pytest.mark.parametrize("question", ["西藏去年接待游客多少人次", "青海去年接待游客多少人次"])
def test_another_place_is_not_quoted_for_one_that_says_nothing(reports: Bot, question: str) -> None:
    answer = reports.ask(question)
    assert answer.status != "answered" or not any("接待游客" in cite.quote for cite in answer.citations)
    assert all("西藏" in cite.title for cite in answer.citations)


@pytest.mark.parametrize(
    ("headings", "sentence", "times"),
    [
        (["一、2025年工作回顾"], "新增就业5万人", periods.DONE),
        (["一、2025年工作回顾", "（五）推进改革部署落地"], "新增就业5万人", periods.DONE),
        (["一、2025年工作回顾"], "五年累计新增就业5万人", {"done in five years"}),
        (["二、2026年工作安排"], "新增就业5万人", {"planned"}),
        (["二、“十五五”时期目标任务和2026年工作安排"], "今年新增就业5万人", {"planned"}),
        (["一、2025年工作回顾"], "到2025年底累计新增就业5万人", {"done in five years"}),
        (["强化企业主体地位"], "今年新增就业5万人", periods.EVER),
        ([], "", periods.EVER),
    ],
)
def test_headings_tell_of_which_time_a_part_is(headings: list[str], sentence: str, times: set[str]) -> None:
    assert periods.told(headings, sentence, 2026) == times


@pytest.mark.parametrize(
    ("question", "times"),
    [
        ("今年新增就业多少", {"planned"}),
        ("2025年新增就业多少", {"done"}),
        ("“十四五”时期新增就业多少", {"done in five years"}),
        ("十五五目标有哪些", {"planned for five years"}),
        ("新增就业目标是多少", periods.PLANNED),
        ("到2030年新增就业多少", periods.PLANNED),
        ("新增就业多少", periods.EVER),
        ("", periods.EVER),
    ],
)
def test_a_question_tells_of_which_time_it_is(question: str, times: set[str]) -> None:
    assert periods.asked(question, 2026) == times


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [("石景山", "北京", False), ("北京", "东城区", False), ("西藏", "新疆", True), ("某镇", "北京", True)],
)
def test_a_district_lies_in_its_province(one: str, other: str, are: bool) -> None:
    assert apart(frozenset({one}), frozenset({other})) == are
