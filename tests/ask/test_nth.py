"""Which lists a text has, each with what leads up to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot
from bot.ask.nth import lists
from bot.domain import Essay
from bot.text.headings import numbered_sections
from bot.text.outline import Outline

GUIDE = """河灯办理指南

一、条件
下列人员可以申请：
（一）本镇居民；
（二）学生。

二、办理
请备齐下列材料。

身份证原件。

船主出具的证明，一个月内有效。

办理流程

提出申请。填写申请表。

现场查看。三日内派人查看。

今天我再讲几件事。

一是灯船增加两条。

二是每晚九点熄灯。
"""


def found() -> list[tuple[str, list[str]]]:
    outline = Outline(Essay("甲", GUIDE, sections=tuple(numbered_sections(GUIDE))))
    return [
        (GUIDE[slice(*one.lead)], [GUIDE[item.start : item.end].strip() for item in one.children])
        for one in lists(outline)
    ]


def test_items_below_a_sentence_that_leads_up_to_them() -> None:
    assert ("下列人员可以申请：", ["（一）本镇居民；", "（二）学生。"]) in found()


def test_paragraphs_without_numbers_below_a_sentence_that_announces_them_or_a_line() -> None:
    assert ("请备齐下列材料。", ["身份证原件。", "船主出具的证明，一个月内有效。"]) in found()
    assert any(lead == "办理流程" and len(items) >= 2 for lead, items in found())


def test_paragraphs_that_are_numbered_below_any_sentence() -> None:
    assert ("今天我再讲几件事。", ["一是灯船增加两条。", "二是每晚九点熄灯。"]) in found()


def test_sections_below_what_stands_before_the_first() -> None:
    assert any([item.split("\n")[0] for item in items] == ["一、条件", "二、办理"] for _, items in found())


ESSAY = """让游客多留一个晚上
作者：沈若川，鹭屿大学教授
去年暑假，我带学生在两县做过调查。

怎样才能留住人？有灯，有戏，有早市。

到了周六，村里请退休教师八点在祠堂讲村史，听的人不收钱。

先要摸清家底，再谈添置设备。
"""


@pytest.fixture(scope="module")
def essay(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"文章": ESSAY})


@pytest.mark.parametrize("question", ["周六晚上安排了什么，几点，收钱吗", "周六安排了哪几类活动"])
def test_paragraphs_below_a_title_are_not_counted(essay: Bot, question: str) -> None:
    answer = essay.ask(question)
    assert "共有" not in answer.text
    assert "到了周六" in answer.text
