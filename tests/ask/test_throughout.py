"""All of one kind in a text: its times, amounts, prohibitions, punishments, and what a body is to do; items with their leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot
from bot.ask import throughout

RULES = """柳溪县公共停车场管理办法
第一条 为了规范公共停车场管理，制定本办法。
第二条 县交通运输部门负责公共停车场的监督管理，履行下列职责：
（一）编制停车场专项规划；
（二）每半年组织一次服务检查。
乡镇人民政府、街道办事处协助做好本辖区停车秩序管理工作。
第三条 经营者应当在开业前十五日内向县交通运输部门备案，并公示收费标准。
第四条 经营者不得有下列行为：
（一）擅自停业；
（二）在消防通道上划设车位；
（三）强制推销充值卡。
停车费每日最高不得超过三十元。
第五条 小型车每小时收费3元，新能源车首次停放免费2小时。
第六条 违反本办法第四条规定的，由县交通运输部门责令改正，处一千元以上五千元以下罚款。
第七条 工作人员滥用职权的，依法给予处分。
第八条 本办法自2026年7月1日起施行。
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from one regulation."""
    folder = tmp_path_factory.mktemp("throughout")
    (folder / "停车.txt").write_text(RULES, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder / "停车.txt"])
    return made


def test_every_time_is_told_and_counted(rules: Bot) -> None:
    answer = rules.ask("把所有时间节点和期限列出来")
    assert "写有时间的语句共 5 处" in answer.text
    assert [one.quote[:4] for one in answer.citations] == [
        "第二条 ",
        "（二）每",
        "第三条 ",
        "停车费每",
        "第五条 ",
        "第八条 ",
    ]


def test_a_bound_forbids_nothing_and_a_list_comes_with_its_items(rules: Bot) -> None:
    answer = rules.ask("经营停车场，哪些事千万不能做")
    assert "写有“不得”“禁止”等字样的语句共 1 处" in answer.text
    assert [one.quote[:3] for one in answer.citations] == ["第四条", "（一）", "（二）", "（三）"]
    assert "不得超过" not in answer.text


def test_punishments_without_a_deed_are_all_told(rules: Bot) -> None:
    answer = rules.ask("违反办法会受到什么处罚？")
    assert [one.quote[:3] for one in answer.citations] == ["第六条", "第七条"]
    assert "写有处罚或处分的语句共 2 处" in answer.text


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("交通运输部门的职责有哪些", ["第二条", "（一）", "（二）", "第六条"]),
        ("街道办事处负责什么", ["乡镇人"]),
    ],
)
def test_what_a_body_is_to_do(rules: Bot, question: str, held: list[str]) -> None:
    answer = rules.ask(question)
    assert [one.quote[:3] for one in answer.citations] == held
    assert "为主语或实施者的语句" in answer.text


def test_of_a_body_or_a_thing_that_no_text_knows_nothing_is_counted(rules: Bot) -> None:
    for question in ("气象部门的职责有哪些", "柴油发电机有哪些时间要求"):
        assert "语句共" not in rules.ask(question).text


def test_an_item_stands_behind_its_lead(rules: Bot) -> None:
    answer = rules.ask("可以强制推销充值卡吗")
    quotes = [one.quote for one in answer.citations]
    at = quotes.index("（三）强制推销充值卡。")
    assert "第四条 经营者不得有下列行为：" in quotes[:at]


def test_why_something_is_forbidden_asks_for_one_reason() -> None:
    assert throughout.SWEEPS.search("什么不能做") and not throughout.SWEEPS.search("合同为什么不能签")
