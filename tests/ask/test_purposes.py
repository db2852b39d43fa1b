"""Why a text was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

RULES = """青原市渔港管理条例
第一条　为了维护渔港秩序，保障渔民生命财产安全，根据有关法律，制定本条例。
第二条　本条例适用于渔港的管理。
第三条　市人民政府应当制定渔港规划，为防止污染，设立监测站。
第四条　制定渔港收费标准，应当听取渔民意见。
第五条　本条例自2020年1月1日起施行。
"""
NOTICE = """青原市人民政府关于加强防汛工作的通知
各县人民政府：
为切实做好今年防汛工作，确保安全度汛，现就有关事项通知如下：
一、加强值班。各县实行领导带班。
二、备足物资。沙袋不少于一万条。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"条例": RULES, "通知": NOTICE})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("当初为啥要立这个渔港管理条例", "维护渔港秩序"),
        ("为什么要制定渔港管理条例？", "维护渔港秩序"),
        ("渔港管理条例的立法目的是什么", "维护渔港秩序"),
        ("制定渔港管理条例是为了什么", "维护渔港秩序"),
        ("为什么要发这个防汛工作的通知", "确保安全度汛"),
    ],
)
def test_why_a_text_was_made_is_told_by_its_own_clause_of_purpose(bot: Bot, question: str, told: str) -> None:
    answer = bot.ask(question)
    assert answer.status == "answered"
    assert [told in one.quote for one in answer.citations] == [True]


def test_who_asks_why_something_else_is_made_gets_no_purpose_of_the_text(bot: Bot) -> None:
    assert not any("制定本条例" in one.quote for one in bot.ask("渔港管理条例为什么要设立监测站？").citations)
