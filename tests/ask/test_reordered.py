"""An order of places asked again: of its other end, of one place, for all that it rests on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Bot
from bot.ask.reordered import reordered

BEFORE = "哪个省2025年生产总值增速最高"


@pytest.mark.parametrize(
    ("question", "before", "asked"),
    [
        ("那最低的呢？", BEFORE, "哪个省2025年生产总值增速最低"),
        ("最慢的是哪个省", BEFORE, "哪个省2025年生产总值增速最慢"),
        ("江西排第几", BEFORE, "江西2025年生产总值增速排第几"),
        ("江西呢，排第几？", "各省生产总值从高到低排", "江西生产总值排第几"),
        ("那最低的呢？", "江西怎么推进双融合", None),
        ("最低工资是多少", BEFORE, None),
        ("江西排第几批次", BEFORE, None),
    ],
)
def test_the_question_before_is_asked_so(question: str, before: str, asked: str | None) -> None:
    assert reordered(question, before) == asked


def test_more_detail_gives_what_was_not_quoted(tmp_path: Path, bot: Bot) -> None:
    cities = ("合肥", "南京", "杭州", "福州", "南昌", "济南", "郑州", "武汉", "长沙", "广州")
    for at, city in enumerate(cities):
        text = f"2026年{city}市政府工作报告\n一、2025年工作回顾\n全市生产总值增长{at + 1}%。\n二、2026年工作安排\n抓好各项工作。\n"
        (tmp_path / f"{city}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=tmp_path / "home"), bot.embedder)
    made.build([tmp_path])
    question = "哪个市去年生产总值增速最快"
    first = made.ask(question)
    assert "其余2地的原文从略" in first.text
    rest = made.ask("详细一点", [question])
    assert {one.essay_id for one in first.citations} | {one.essay_id for one in rest.citations} == set(cities)
    assert {one.essay_id for one in rest.citations} == {"合肥", "南京"}
