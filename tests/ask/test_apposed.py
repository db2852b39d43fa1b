"""Things that a sentence lists and counts in one breath."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot
from bot.ask import apposed
from bot.ask.planning import plans
from bot.ask.trace import Tracing

TOWN = """白鹭镇养老服务办法
第一条　镇政府建设助餐、助浴、助医三个服务站，由卫生院管理。
第二条　服务站设四个窗口：登记、缴费、取药和咨询。
第三条　每村配备巡访员、护理员等两类人员，每日巡访。
第四条　全镇培育了五个示范点，每个示范点补助两万元。
"""
ESSAY = """养老要靠邻里
王明
（青原大学教授）
笔者走访了青杨、白鹭两个镇。两个镇的办法大不相同。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"办法": TOWN, "邻里": ESSAY})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("三个服务站是哪三个来着", "助餐、助浴、助医"),
        ("三个服务站分别是什么？", "助餐、助浴、助医"),
        ("四个窗口是哪四个", "登记、缴费、取药和咨询"),
        ("两类人员包括哪些？", "巡访员、护理员等两类"),
        ("走访的两个镇是哪两个", "青杨、白鹭两个镇"),
    ],
)
def test_who_asks_which_they_are_gets_the_sentence_that_lists_as_many(bot: Bot, question: str, told: str) -> None:
    answer = bot.ask(question)
    assert answer.status == "answered"
    assert [told in one.quote for one in answer.citations] == [True]


@pytest.mark.parametrize("question", ["五个示范点是哪五个？", "三个服务站分别补助多少钱", "三个服务站分别由谁管理"])
def test_what_is_only_counted_or_asked_besides_is_not_called_told(bot: Bot, question: str) -> None:
    tracing = Tracing(question, bot.searcher)
    assert apposed.answer(plans(tracing.query, bot.searcher.index)[0], tracing, bot.searcher.index) is None
