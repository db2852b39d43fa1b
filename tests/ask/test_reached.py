"""Whether an aim was reached, by how much two years differ, and what each year came to, by the reports of one place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

REPORTS = {
    2024: (
        "全县地区生产总值完成186亿元，增长5.1%。改造农村公路92公里。新建高标准农田2.1万亩。新建标准化茶叶加工厂6家。生活污水集中处理率达到88.5%。",
        "今年的主要预期目标是：地区生产总值增长5.5%；接待游客300万人次以上。改造农村公路100公里。",
    ),
    2025: (
        "全县地区生产总值完成198亿元，增长6.2%。接待游客312万人次。改造农村公路104公里。新建高标准农田2.3万亩。新建标准化茶叶加工厂8家。生活污水集中处理率达到91%。",
        "今年的主要预期目标是：地区生产总值增长6%；接待游客350万人次左右。改造农村公路80公里。开通公交线路6条。",
    ),
    2026: (
        "全县地区生产总值突破200亿元大关，达到208.7亿元，增长5.8%。接待游客341万人次。改造农村公路83公里。新建高标准农田2.6万亩。"
        "生活污水集中处理率达到93.2%。开通公交线路5条。",
        "今年的主要预期目标是：地区生产总值增长5.5%。",
    ),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    folder = tmp_path_factory.mktemp("reached")
    for year, (back, ahead) in REPORTS.items():
        title = f"{year}年云川县政府工作报告"
        text = f"{title}\n一、{year - 1}年工作回顾\n{back}\n二、{year}年主要目标和重点工作\n{ahead}\n"
        (folder / f"{title}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "told", "quoted"),
    [
        ("2025年GDP增长达到年初的目标了吗？", "目标为6%，实际为5.8%，实际低于目标", 2),
        ("2024年农村公路改造的任务完成了没有", "目标为100公里，实际为104公里，实际高于目标", 2),
        ("2025年游客接待的目标完成得怎么样", "目标为350万人次左右，实际为341万人次", 2),
        ("2025年的GDP比2024年增加了多少", "2025年（208.7亿元）高于2024年（198亿元），相差10.7亿元", 2),
        ("污水处理率从2023年到2025年提高了几个百分点", "相差4.7个百分点", 2),
        ("2023年到2025年一共改造了多少公里农村公路", "合计279公里", 3),
        ("把2023到2025这三年新建的高标准农田加一加，总共多少万亩", "合计7万亩", 3),
        ("这几年的地区生产总值各是多少", "依次为：2023年（186亿元）；2024年（198亿元）；2025年（208.7亿元）", 3),
    ],
)
def test_figures_of_years_are_held_together(reports: Bot, question: str, told: str, quoted: int) -> None:
    answer = reports.ask(question)
    assert told in answer.text
    assert len(answer.citations) == quoted
    assert answer.status == "answered"


def test_a_year_without_a_report_is_not_left_out_in_silence(reports: Bot) -> None:
    assert "合计" not in reports.ask("2021年到2025年一共改造了多少公里农村公路").text


def test_what_is_said_to_be_done_is_told_by_the_report_that_looks_back(reports: Bot) -> None:
    answer = reports.ask("2025年一口气开通了7条公交线路，对吧")
    assert "开通公交线路5条" in answer.citations[0].quote


def test_who_asks_how_many_asks_no_author(reports: Bot) -> None:
    assert reports.ask("2025年云川县接待游客多少人次").citations[0].quote.startswith("接待游客341万人次")


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("2025年游客多少？", "接待游客341万人次"),
        ("2024年污水处理率是多少", "生活污水集中处理率达到91%"),
        ("2025年的游客目标是多少", "接待游客350万人次左右"),
    ],
)
def test_a_figure_of_a_year_is_told_by_its_report(reports: Bot, question: str, quoted: str) -> None:
    answer = reports.ask(question)
    assert len(answer.citations) == 1
    assert quoted in answer.citations[0].quote


def test_an_aim_is_set_beside_what_the_year_before_came_to(reports: Bot) -> None:
    text = reports.ask("2026年GDP增长目标比2025年实际高还是低").text
    assert "2026年目标为5.5%，2025年实际为5.8%，目标低于上年实际" in text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2024年接待游客多少，2025年呢", "依次为：2024年（312万人次）；2025年（341万人次）"),
        ("2024年比2023年多改造了多少农村公路", "2024年（104公里）高于2023年（92公里），相差12公里"),
        ("今年的GDP目标定多少", "地区生产总值增长5.5%"),
    ],
)
def test_other_wordings_of_the_same(reports: Bot, question: str, told: str) -> None:
    assert told in reports.ask(question).text
