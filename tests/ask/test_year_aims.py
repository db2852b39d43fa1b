"""What a report aims at in its year, where no part of it has a heading for that."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

REPORT = """2026年{place}政府工作报告
各位代表：
现在，我代表政府报告工作，请予审议。
一、2025年工作回顾
过去一年，{place}迎难而上，顺利完成全年主要目标任务，修好了12处旧桥。
二、“十五五”时期目标任务和2026年工作安排
“十五五”时期经济社会发展的主要目标是：经济总量年均增长6%，建成三座新城。
今年是“十五五”开局之年。主要预期目标是：{place}经济增长5%左右；城镇新增就业7万人以上。粮食产量保持在30万吨。实现这些目标，要抓好以下工作。
（一）开挖水渠。今年开挖8条水渠，年底通水。
（二）办好学校。今年办好9所学校，秋季开学。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({f"2026年{one}政府工作报告": REPORT.format(place=one) for one in ("合肥市", "芜湖市", "铜陵市")})


@pytest.mark.parametrize(
    "question", ["合肥今年的主要目标有哪些", "合肥2026年预期目标是什么", "合肥今年经济社会发展定了哪些目标"]
)
def test_all_aims_of_the_year_are_told_by_the_sentences_that_set_them(bot: Bot, question: str) -> None:
    """The heading over them names the plan too, and what they are is told behind a semicolon and a full stop as well."""
    text = bot.ask(question).text
    assert all(one in text for one in ("合肥市经济增长5%左右", "7万人以上", "30万吨")), text
    assert not any(one in text for one in ("年均", "旧桥", "水渠", "实现这些目标")), text


@pytest.mark.parametrize("question", ["合肥“十五五”的主要目标有哪些", "合肥今年办学的目标是什么"])
def test_aims_of_another_time_or_thing_are_not_these(bot: Bot, question: str) -> None:
    """Of a plan and of one thing others tell."""
    assert not bot.ask(question).text.startswith("《2026年合肥市政府工作报告》写道：“主要预期目标是"), question
