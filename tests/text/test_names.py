from __future__ import annotations

import pytest

from bot.text.names import persons, places, years


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("湖北省怎么做成果转化？", {"湖北"}),
        ("漳州市和江西省的政策", {"漳州", "江西"}),
        ("各市、社区和开发区有什么要求？", set()),
        ("高新区和示范区怎么建？", set()),
        ("创新积分制怎么用？", set()),
    ],
)
def test_places(question: str, named: set[str]) -> None:
    assert places(question) == named


def test_years_are_not_plans() -> None:
    assert years("2027年的目标和2026年的进展") == {"2027", "2026"}
    assert years("“2030启航计划”怎么做？") == frozenset()


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("王明教授怎么看双融合？", ["王明"]),
        ("请问钟南山怎么看成果转化？", ["钟南山"]),
        ("张伟在文章里说了什么？", ["张伟"]),
        ("江西怎么看待未来产业？", []),
        ("高校如何提高创新能力？", []),
        ("方案提出了什么？", []),
        ("金融怎么支持科技企业？", []),
    ],
)
def test_persons(question: str, named: list[str]) -> None:
    assert persons(question) == named
