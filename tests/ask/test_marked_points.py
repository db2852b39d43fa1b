"""Parts that are called by the word that opens them, and items by the number that only their own line bears."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

COUNTED = """养老产业要练好内功

□　云州大学教授　方清明

有人把养老叫作朝阳产业，朝阳也要有人去添柴，练好内功才是长久之计。

一要在产品上下功夫，把家具做得合用。老人起身要有扶手，杯子要有两只耳朵，字要印得大一些。

二要在标准上下功夫，把尺子统一起来。各地的尺子长短不一，好厂家吃亏，坏厂家得利。

三要在人才上下功夫，把护理当成事业。护理员每月工资不足四千元，三年流失一半，待遇要跟着等级走。
"""
SIGNED = """养老补贴的出路

□　海州大学教授　周立青

补贴发了十年，床位空了一半，问题出在哪里？

首先，要把补贴发给老人。钱跟着人走，老人选哪家，钱就去哪家，机构自然要把服务做好，不好就没有人来。这件事急不得，也慢不得，要一年接着一年做下去，做到群众点头为止。

其次，要把保险立起来。护理保险按失能等级给付，各市标准应当统一，用三年时间做到全省一本账。这件事急不得，也慢不得，要一年接着一年做下去，做到群众点头为止。

再次，要让金融成为活水。养老机构没有抵押物，可以由担保公司设立专门的担保，费率不超过百分之一。这件事急不得，也慢不得，要一年接着一年做下去，做到群众点头为止。

最后，要守住底线。特困老人由政府兜底，床位优先留给他们，一个也不能落下，这是政府的本分。这件事急不得，也慢不得，要一年接着一年做下去，做到群众点头为止。
"""
NOTICE = """关于两部制电价的通知
各供电公司：
为支持企业渡过难关，现将有关事项通知如下。
一、对暂不能开工的企业，放宽计费方式变更的周期，可以随时申请减容。
二、对扩大产能的企业，实际最大用量不受合同最大需量的限制。
三、对新建的医疗场所，免收高可靠性供电费。
"""
GUIDE = """关于学校防控的指引
一、开学前的准备
1、提前掌握师生去向。
2、备好口罩和药水。
二、开学后的防控
1、每天打开门窗通风。
2、有住宿生的学校安排专人巡视，3、每周给宿舍消毒一次。
三、审批流程
1．企业提出申请。
2.
镇街现场核查。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"内功": COUNTED, "补贴": SIGNED, "电价通知": NOTICE, "学校指引": GUIDE})


@pytest.mark.parametrize(
    ("question", "quoted", "other"),
    [
        ("方清明那个“三要”具体怎么讲的，展开", "待遇要跟着等级走", "尺子"),
        ("方清明那个三要具体怎么讲的", "待遇要跟着等级走", "尺子"),
        ("方清明的第二条讲了什么", "好厂家吃亏", "扶手"),
        ("周立青“再次”讲的是什么", "费率不超过百分之一", "全省一本账"),
        ("周立青其次讲了什么", "全省一本账", "费率"),
        ("学校防控的指引，开学后那部分第3项是什么", "每周给宿舍消毒一次", "通风"),
        ("学校指引开学前的准备第2条", "备好口罩和药水", "镇街"),
    ],
)
def test_a_part_called_by_its_word_or_number_is_quoted_whole(bot: Bot, question: str, quoted: str, other: str) -> None:
    """“三要” and “再次” name points; a line that bears nothing but a number is no part of that name."""
    answer = bot.ask(question)
    assert answer.status == "answered"
    assert quoted in answer.text
    assert other not in answer.text


def test_which_of_so_many_is_answered_with_how_many_there_are(bot: Bot) -> None:
    """Who asks for five of three is shown the three, each with what it says."""
    text = bot.ask("电价那个通知是五条措施吧，都是哪五条").text
    assert "共有 3 条" in text
    assert "放宽计费方式变更的周期" in text and "免收高可靠性供电费" in text
