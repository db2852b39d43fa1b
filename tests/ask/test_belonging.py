"""Items, and what closes them, belong to the point in digits over them; its level is told from others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot
from bot.ask import spelled
from bot.ask.belonging import closed, further, lead, level, name, needs
from bot.domain import Essay
from bot.text.outline import Outline

PLAN = """云川县渡口应急预案
一、总则
为了应对渡口险情，制定本预案。
二、应急响应
1．Ⅳ级响应。有下列情形之一的启动：
（1）风力达到六级；
（2）水位达到二米。
由站长批准启动。
2．Ⅲ级响应。有下列情形之一的启动：
（1）风力达到七级；
（2）水位达到三米。
由局长批准启动。
3．Ⅱ级响应。水位达到四米的，由县长批准启动。
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    folder = tmp_path_factory.mktemp("levels")
    (folder / "预案.txt").write_text(PLAN, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder / "预案.txt"])
    return made


def test_items_and_what_closes_them_are_of_the_point_over_them() -> None:
    outline = Outline(Essay("预案", PLAN))
    at = PLAN.index("由局长")
    assert name(outline, at) == name(outline, PLAN.index("（1）风力达到七级")) == ("Ⅲ级响应",)
    assert [PLAN[start:end][:6] for start, end in closed(outline, at)] == ["2．Ⅲ级响应", "（1）风力达", "（2）水位达"]
    span = lead(outline, PLAN.index("（2）水位达到三米"))
    assert span and PLAN[slice(*span)] == "2．Ⅲ级响应。有下列情形之一的启动："
    assert name(outline, PLAN.index("为了应对")) == ()


LIST = """关于撤销绿色工厂称号的公告
根据评价结果，撤销两家企业的称号，名单见附件。
附件
撤销绿色工厂称号企业名单
企业名称\t撤销原因
云川钢铁有限公司\t发生污染事件
白河造纸厂\t未提交发展报告
"""


def test_a_line_above_a_table_needs_its_rows() -> None:
    outline = Outline(Essay("名单", LIST))
    at = LIST.index("撤销绿色工厂称号企业名单")
    below = [LIST[slice(*span)] for span in further(outline, at, at + 12)]
    assert needs(outline, at, at + 12) and below[1:] == ["云川钢铁有限公司\t发生污染事件", "白河造纸厂\t未提交发展报告"]
    assert not needs(outline, LIST.index("根据"), LIST.index("附件\n") - 1)


def test_levels_in_any_numerals_are_one_or_another() -> None:
    assert level("二级响应谁批准", "2．Ⅲ级响应。")
    assert not level("III级响应谁批准", "2．Ⅲ级响应。") and not level("三级医院补多少", "Ⅱ级响应")
    assert spelled.levels("三级响应谁批准", [Essay("预案", PLAN)]) == "Ⅲ级响应谁批准"
    assert spelled.levels("三级医院补多少", [Essay("预案", PLAN)]) == "三级医院补多少"


@pytest.mark.parametrize(
    ("question", "said", "never"),
    [
        ("渡口预案三级响应谁批准启动", "局长", "站长"),
        ("渡口预案四级响应谁批准启动", "站长", "局长"),
        ("渡口预案Ⅱ级响应谁批准启动", "县长", "局长"),
        ("渡口预案三级响应的第二种情形", "水位达到三米", "二米"),
    ],
)
def test_the_level_that_is_asked_about_answers(plan: Bot, question: str, said: str, never: str) -> None:
    quotes = "".join(one.quote for one in plan.ask(question).citations)
    assert said in quotes and never not in quotes
