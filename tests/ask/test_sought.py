"""What a question's form seeks stands first: just that count, what is amiss, what is to be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot
from bot.ask.sought import MANY, REMEDY, SHARE

ESSAY = """山塘要有人管
杨柳大学教授　魏青禾

一、山塘为什么没人管
全省山塘养护中心有1200个，山塘8.4万口。笔者走访了全省6个县、38口山塘，七成山塘没有专人看管。管护员少，年纪大，工钱低，是山塘没人管的主要原因。

二、山塘怎样有人管
设立山塘管护公益岗位，每口山塘每年安排管护费1000元。允许管护员在山塘里养鱼，收入归己。

“塘长制”是指由村干部担任塘长、对山塘管护负责的制度。全省已有2100个村试行塘长制，但塘长考核尚未建立，存在挂名不管的问题。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"山塘": ESSAY})


@pytest.mark.parametrize(
    ("question", "has"),
    [
        ("魏青禾走访了几个县", "6个县"),
        ("塘长制有什么问题", "挂名不管的问题"),
        ("怎么解决山塘没人管的问题", "公益岗位"),
    ],
)
def test_it_stands_first(bot: Bot, question: str, has: str) -> None:
    assert has in "".join(one.quote for one in bot.ask(question).citations[:1])


@pytest.mark.parametrize("question", ["工期是多少天", "多少岁可以领", "全长多少公里", "比去年增长多少", "补贴多少钱"])
def test_other_figures_are_left_as_they_are(question: str) -> None:
    assert MANY.search(question) is None or SHARE.search(question) is not None


@pytest.mark.parametrize(
    ("question", "asks"),
    [("怎么破解融资难", True), ("怎么才能不亏", True), ("企业如何不断创新", False), ("怎么申请", False)],
)
def test_what_asks_for_a_remedy(question: str, asks: bool) -> None:
    assert bool(REMEDY.search(question)) is asks
