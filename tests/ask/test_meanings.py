"""Terms that a text uses or explains, and numbers that it does not give, of the essays."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

CANTEEN = """青岩区助餐方案
一、目标
新建食堂三个。
二、办法
山区支持妇女以“中心户”方式为邻居做饭，每户服务不超过8人。
"""


@pytest.mark.parametrize("question", ["里头说的中心户是啥意思", "中心户是什么", "什么叫中心户"])
def test_a_term_in_which_no_word_is_cut_is_told_as_it_is_used(
    built: Callable[[Mapping[str, str]], Bot], question: str
) -> None:
    answer = built({"青岩区助餐方案": CANTEEN}).ask(question)
    assert answer.text.startswith("原文使用了“中心户”") and len(answer.citations) == 1


def test_two_terms_in_marks_are_each_explained_or_said_not_to_be(bot: Bot) -> None:
    answer = bot.ask("“摆渡人”和“一链一策”是什么意思")
    assert answer.status == "partial"
    for term in ("摆渡人", "一链一策"):
        assert f"原文使用了“{term}”，但没有给出定义" in answer.text
        assert any(term in one.quote for one in answer.citations)
    same = bot.ask("“摆渡人”“领航者”是什么意思")
    assert same.text.startswith("原文使用了“摆渡人”“领航者”，但没有给出定义") and len(same.citations) == 1


def test_how_many_are_to_be_made_is_not_told_by_some(bot: Bot) -> None:
    answer = bot.ask("概念验证中心要建几个")
    assert answer.status == "partial" and "没有说明具体数量" in answer.text


def test_what_a_thing_that_is_set_up_does_is_told_where_that_is_asked(bot: Bot) -> None:
    told = bot.ask("“院士问诊”是什么意思，具体要他们干嘛")
    assert told.status == "answered" and told.text.startswith("关于“院士问诊”，原文写道")
    assert bot.ask("“院士问诊”是什么意思").status == "partial"


def test_a_point_that_sets_something_up_says_what_it_is(bot: Bot) -> None:
    told = bot.ask("全省一盘棋指啥")
    assert told.status == "answered" and "实现研发资源的统一调度" in told.text
