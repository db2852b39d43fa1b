"""How much a deed is fined that a question tells in its own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot
from bot.ask.fined import fined, may_tell, meant
from bot.domain import Essay
from bot.text.numbered_headings import numbered_sections
from bot.text.outline import Outline

RULES = """青禾县渡口管理办法
第一章　规则
第一条　渡船应当编号，船身漆成白色。
第二条　渡工不得酒后驾船。
第三条　渡口经营者应当按月公布票价。
第二章　法律责任
第四条　有下列情形之一的，由交通部门责令改正；逾期不改正的，处二千元以上五千元以下的罚款：
（一）扣押乘客的身份证件；
（二）未公示票价，或者未向乘客出具票据；
（三）夜间载客摆渡。
第五条　违反本办法第一条规定的，处五百元罚款。
第六条　渡工醉酒驾船的，由交通部门处一千元罚款。
第七条　倒卖、涂改渡运许可证，尚不构成犯罪的，给予治安管理处罚。
经营者有前款规定行为的，由交通部门处一万元以上三万元以下的罚款。
第八条　渡口经营者拒绝、阻碍检查的，由交通部门处三千元罚款。
第九条　渡船未投保乘客意外险的，由交通部门责令补办；拒不补办的，处八千元罚款。
第三章　附则
第十条　本办法自2024年9月1日起施行。
"""


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("把乘客的身份证扣下来", "（一）扣押乘客的身份证件；"),
        ("票价没公示", "（二）未公示票价"),
        ("船身没漆成白色", "第五条　违反"),  # told by the rule that it breaks
        ("经营者涂改许可证", "经营者有前款规定行为的"),
        ("渡口没装路灯", None),
        ("乘客", None),
    ],
)
def test_the_one_deed_that_has_the_rare_characters(deed: str, told: str | None) -> None:
    outline = Outline(Essay("甲", RULES, sections=tuple(numbered_sections(RULES))))
    found = meant(deed, fined(outline))
    assert (found is None) == (told is None)
    assert found is None or found.told.startswith(told or "")


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from rules with a chapter of fines."""
    folder = tmp_path_factory.mktemp("fined")
    (folder / "办法.txt").write_text(RULES, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


def test_a_fine_comes_with_the_deed_of_its_list(ferry: Bot) -> None:
    answer = ferry.ask("乘客的身份证被他们扣着，该罚他们多少钱")
    assert answer.status == "answered"
    assert "二千元以上五千元以下的罚款" in answer.text and "（一）扣押乘客的身份证件" in answer.text


def test_that_a_fine_is_not_told_is_not_established_of_a_text_that_sets_some(ferry: Bot) -> None:
    index = ferry.searcher.index
    assert may_tell("渡口没装路灯罚多少钱", list(index.essays), index)
    assert not may_tell("渡口装路灯补多少钱", list(index.essays), index)
