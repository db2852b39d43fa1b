"""What a question says there are so many of is the part, or the list, that has as many."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import Bot
from bot.settings import Settings

PLAN = """关于补齐社区食堂短板的建议
漓江研究中心 2024年6月3日印发
一、现状和问题
（一）价格偏高。每餐平均18元。
（二）布局不均。老城区只有3家。
（三）卫生不齐。持证的只占六成。
二、对策建议
（一）盘活场地，把食堂建到社区。
（二）改建补为运补，让食堂活得下去。
对此，笔者还有两点提醒：
1.不宜铺得过多；
2.每年评估一次。
"""
TITLED = """把握发展食堂的两重关系
作者：沈明
食堂虽小，关系不小，每一位居民都会用到它，值得认真对待。
一、把握公益与市场的关系
公益保底，市场增效，两者缺一不可。
二、把握新建与运营的关系
新建容易运营难，要把钱花在后头。
"""


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "titled.txt").write_text(TITLED, encoding="utf-8")
    bot = Bot(Settings(home=Path(folder) / "home"))
    bot.build([folder / "plan.txt", folder / "titled.txt"])
    return bot


@pytest.mark.parametrize(
    ("question", "says", "never"),
    [
        ("建议里点了哪三个问题", ["价格偏高", "布局不均", "卫生不齐"], "盘活场地"),
        ("请列出那两条对策", ["盘活场地", "改建补为运补"], "价格偏高"),
        ("文章讲了哪两重关系", ["公益与市场", "新建与运营"], "盘活场地"),
        ("作者提了哪两点提醒", ["不宜铺得过多", "每年评估一次"], "公益"),
    ],
)
def test_the_part_that_has_so_many_is_quoted(offices: Bot, question: str, says: list[str], never: str) -> None:
    answer = offices.ask(question)
    assert answer.status == "answered"
    assert all(one in answer.text for one in says), answer.text
    assert never not in answer.text


def test_another_number_is_not_what_the_part_has(offices: Bot) -> None:
    answer = offices.ask("建议里点了哪五个问题")
    assert "这一部分的内容" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "我有两个项目，能申请哪些支持？",
        "我家有三个孩子，对策里能领哪些补贴",
        "第二十三条问题是什么",
        "养老院存在哪三个问题",
        "9点办理哪些业务",
    ],
)
def test_what_is_said_of_the_asker_or_of_something_else_is_no_number_of_parts(offices: Bot, question: str) -> None:
    assert "这一部分的内容" not in offices.ask(question).text
