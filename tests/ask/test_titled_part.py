"""A part that is asked for by its heading and words of its text's title."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot import settings
from bot.app import Bot

NOTICE = """关于做好2031年山塘清淤整治工作的通知

各村：
现就做好山塘清淤整治工作通知如下。

一、补助对象
村集体所有的山塘。承包给个人、不得列为补助对象的山塘除外。

二、补助标准
（一）五亩以下的每口补助8000元。
（二）五亩以上不足二十亩的每口补助1.5万元。
（三）二十亩以上的每口补助3万元。
"""
GUIDE = """青杨县果园防雹网补助申报指南

一、补助对象
果园面积十亩以上的农户。

二、补助标准
每亩补助600元，每户最高不超过2万元。
"""
ANSWERS = """青杨县龙舟队补贴政策问答

1.问：哪些队伍可以领取补贴？
答：在县文化馆登记的龙舟队可以领取补贴。

2.问：龙舟队补贴的标准是多少？
答：每队每年5000元，获得市级名次的另加3000元。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"山塘": NOTICE, "果园": GUIDE, "龙舟": ANSWERS})


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        ("山塘清淤整治补助标准", ["8000元", "1.5万元", "3万元"], "600元"),
        ("请问果园防雹网补助标准是多少？", ["每亩补助600元"], "8000元"),
        ("山塘清淤的补助对象有哪些", ["村集体所有"], "防雹网"),
        ("龙舟队补贴标准是什么", ["每队每年5000元"], "可以领取"),
    ],
)
def test_the_part_whole(bot: Bot, question: str, has: list[str], lacks: str) -> None:
    quoted = "".join(one.quote for one in bot.ask(question).citations)
    assert all(one in quoted for one in has)
    assert lacks not in quoted


def test_a_question_that_says_more_is_not_told_by_the_whole_part(bot: Bot) -> None:
    quoted = "".join(one.quote for one in bot.ask("十五亩的山塘清淤补助标准是多少").citations)
    assert "1.5万元" in quoted and "8000元" not in quoted


def test_a_tier_that_holds_the_figure_is_told_alone(bot: Bot) -> None:
    answer = bot.ask("30亩的山塘能补多少")
    assert [one.quote[:5] for one in answer.citations if "元" in one.quote] == ["（三）二十"]


def test_a_list_within_one_sentence_is_quoted_in_one(tmp_path: Path) -> None:
    report = """青杨县2031年政府工作报告

一、2030年工作回顾
过去一年，较好完成了全年目标任务。全县生产总值增长5%；财政收入增长4%。

二、2031年工作安排
今年的主要预期目标是：生产总值增长6%；财政收入增长5%；粮食产量稳定在8万吨。重点抓好以下工作。
"""
    Path(tmp_path, "报告.txt").write_text(report, encoding="utf-8")
    made = Bot(settings.Settings(home=tmp_path / "home"))
    made.build([tmp_path / "报告.txt"])
    (quote,) = [one.quote for one in made.ask("2031年主要预期目标有哪些").citations]
    assert quote.startswith("今年的主要预期目标是：生产总值增长6%；财政收入增长5%；粮食产量稳定在8万吨。")
