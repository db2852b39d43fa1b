"""Who is in charge of what, asked of all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

RULES = """青杨县渡船管理办法
第一章　总则
第一条　为了加强渡船管理，制定本办法。
第二条　县交通运输局负责渡船的登记和检验。
县应急管理局负责渡运安全的监督。
乡镇人民政府负责渡口的日常巡查。
第二章　渡运
第三条　渡口经营者应当每月检查一次渡船。
第三章　法律责任
第四条　违反本办法的，对直接负责的主管人员和其他直接责任人员给予处分；渡口经营者承担赔偿责任，项目负责人承担连带责任。
"""
RULES_IN_ONE = """青杨县山塘管理办法
第一条　为了加强山塘管理，制定本办法。
第二条　县水利局负责山塘的注册；县财政局负责资金保障；村民委员会负责日常管护。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"渡船": RULES, "山塘": RULES_IN_ONE})


@pytest.mark.parametrize(
    ("question", "offices"),
    [
        ("渡船管理各部门的职责分别是什么", ["交通运输局", "应急管理局", "乡镇人民政府"]),
        ("山塘管理办法里各单位怎么分工", ["水利局", "财政局", "村民委员会"]),
        ("各部门的职责是什么", ["交通运输局", "应急管理局", "乡镇人民政府", "水利局"]),
    ],
)
def test_all_of_them(bot: Bot, question: str, offices: list[str]) -> None:
    quoted = "".join(one.quote for one in bot.ask(question).citations)
    assert all(office in quoted for office in offices)
    assert "每月检查" not in quoted


def test_one_of_them_is_told_alone(bot: Bot) -> None:
    quoted = "".join(one.quote for one in bot.ask("哪个部门负责渡船检验").citations)
    assert "交通运输局" in quoted
    assert "应急管理局" not in quoted
