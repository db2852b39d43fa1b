"""Which lists a text has, each with what leads up to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot
from bot.ask.lists import lists
from bot.domain import Essay
from bot.text.numbered_headings import numbered_sections
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


NOTICE = """关于进一步做好门店管理工作的公告

为做好门店管理，根据有关规定，现就有关事项公告如下：
一、所有门店凭证经营，每天检查一次，并且按照主管部门确定的名录逐一登记，登记的内容应当真实完整，不得遗漏。
二、门店应当消毒。消毒记录保存一年。
三、拒不整改的，责令停业。
四、本公告自发布之日起施行。
"""


@pytest.fixture(scope="module")
def notice(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"门店公告": NOTICE, "文章": ESSAY})


def test_the_articles_of_a_short_notice_are_its_overview_each_whole(notice: Bot) -> None:
    quotes = [one.quote for one in notice.ask("门店管理公告主要讲了什么").citations]
    assert [one[:2] for one in quotes] == ["为做", "一、", "二、", "三、", "四、"] and quotes[1].endswith("不得遗漏。")


@pytest.mark.parametrize("question", ["门店管理公告第二条", "门店管理工作第二条是什么"])
def test_one_of_them_is_called_by_no_more_than_its_number(notice: Bot, question: str) -> None:
    answer = notice.ask(question)
    assert answer.text.startswith("《关于进一步做好门店管理工作的公告》第二条：“二、门店应当消毒。消毒记录保存一年。”")


def test_all_of_them_are_counted_of_a_text_that_a_run_of_its_title_names(notice: Bot) -> None:
    assert "共有 4 条：" in notice.ask("门店管理工作有几条").text
