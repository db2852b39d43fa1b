"""Which lists a text has, each with what leads up to it."""

from __future__ import annotations

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
