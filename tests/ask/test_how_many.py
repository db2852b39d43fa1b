"""What is a number of points, and what only looks like one; what is said in passing, and what is asked in other words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from bot.app import Bot
from bot.ask.how_many import units
from bot.ask.together import better_whole
from bot.says import structure

PARK = """青梧市公园管理办法
第一条　综合公园夏季五时开放，二十三时闭园；冬季六时开放，二十二时闭园。
第二条　下列人员免票：
（一）六周岁以下的儿童；
（二）六十五周岁以上的老年人；
（三）残疾人。
第三条　物业服务企业不得采取停止供水、供电的方式催交费用。
第四条　全市噪声最大的道路为建国路，昼间平均值为六十九分贝。
第五条　乡镇人民政府应当为每处文物确定一名文物保护员，每月补助三百元。
第六条　设置募捐箱的，应当在箱体标明组织名称和募捐用途。
"""


@pytest.fixture(scope="module")
def park(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"公园": PARK})


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("有几点建议", ("点",)),
        ("王明讲了几点", ("点",)),
        ("强调了几点", ("点",)),
        ("归纳为几点", ("点",)),
        ("文章分几大块", ("块",)),
        ("文章分几块", ("块",)),
        ("公园几点关门", ()),
        ("几点开门", ()),
        ("营业到几点", ()),
        ("一张票一共几块", ()),
        ("要满足几个条件", ()),
        ("消费券最早几点能抢", ()),
        ("养老钱一个月加几块", ()),
        ("几块钱一张票", ()),
        ("多少条几章", ("条", "章")),
    ],
)
def test_hours_and_money_are_no_points(question: str, counted: tuple[str, ...]) -> None:
    assert units(question) == counted


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("公园冬天最早几点能进门", "冬季六时"),
        ("我没交钱，他们说要掐我家的水电，能这么干吗", "不得采取停止供水、供电"),
        ("哪条路最吵", "建国路"),
        ("村里看护古迹的人一个月给多少钱", "每月补助三百元"),
        ("募捐箱要写什么", "标明组织名称"),
    ],
)
def test_a_question_in_everyday_words_is_answered_by_its_sentence(park: Bot, question: str, told: str) -> None:
    answer = park.ask(question)
    assert answer.status == "answered"
    assert told in answer.citations[0].quote
    assert structure.UNJUDGED() not in answer.text


def test_a_message_is_answered_whole_where_its_clauses_alone_find_less(park: Bot) -> None:
    whole, other = park.ask("公园冬天最早几点能进门"), park.ask("哪条路最吵")
    sure, unsure = replace(whole, confidence=0.9), replace(other, confidence=0.6)
    assert better_whole(sure, [unsure, unsure])
    assert not better_whole(sure, [unsure, sure])  # a clause has it
    assert not better_whole(replace(whole, confidence=0.5), [unsure, unsure])


@pytest.mark.parametrize("question", ["哪一条规定了罚款", "哪一章讲监督管理", "依据哪一项处理", "哪一点最重要"])
def test_which_one_counts_nothing(question: str) -> None:
    assert units(question) == ()
