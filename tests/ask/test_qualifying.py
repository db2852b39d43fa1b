"""Whether somebody may have a thing is answered with all the conditions on which the text gives it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

GUIDE = """云川市小型游乐设施登记办事指南
一、办理对象
在本市经营小型游乐设施的个人。
二、申请条件
（一）申请人年龄不超过六十周岁；
（二）场地面积不少于二百平方米。
三、申请材料
1.登记申请书；
2.场地租赁合同。
"""
RULES = """云川市公共租赁住房管理办法
第一条　为规范公共租赁住房管理，制定本办法。
第二条　本市户籍家庭申请公共租赁住房，应当同时符合下列条件：
（一）取得本市户籍满二年；
（二）人均月收入不高于三千元。
第三条　年满三十周岁的单身人士可以单独申请。
第四条　有下列情形之一的，不予受理公共租赁住房申请：
（一）名下有商铺的；
（二）名下有价值超过十五万元机动车的。
第五条　租金每两年公布一次。
"""


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    folder = tmp_path_factory.mktemp("qualifying")
    for name, text in (("指南", GUIDE), ("办法", RULES)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "conditions", "others"),
    [
        ("我今年六十三了，还能申请小型游乐设施登记吗？", ("不超过六十周岁", "二百平方米"), ("登记申请书", "商铺")),
        ("家里有辆二十万的车，能申请公租房吗", ("满二年", "三千元", "商铺", "十五万元"), ("二百平方米", "每两年公布")),
    ],
)
def test_all_conditions_and_exclusions_are_quoted(
    measures: Bot, question: str, conditions: tuple[str, ...], others: tuple[str, ...]
) -> None:
    answer = measures.ask(question)
    quoted = " ".join(one.quote for one in answer.citations)
    assert all(one in quoted for one in conditions)
    assert not any(one in quoted for one in others)
    assert "请对照" in answer.text


@pytest.mark.parametrize("question", ["小型游乐设施登记要交什么材料？", "能申请留学补贴吗？", "公租房租金可以涨吗？"])
def test_who_asks_for_no_such_thing_is_given_no_conditions(measures: Bot, question: str) -> None:
    assert "请对照" not in measures.ask(question).text
