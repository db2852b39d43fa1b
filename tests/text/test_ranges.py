"""Ranges in sentences, and the figures of a question."""

from __future__ import annotations

import pytest

from bot.text import ranges


@pytest.mark.parametrize(
    ("question", "told", "held"),
    [
        ("我今年68岁，坐车要钱吗", "70周岁以上免费，65至69周岁半价", 1.0),
        ("我今年六十八岁，坐车要钱吗", "65至69周岁半价", 1.0),
        ("我今年68岁，坐车要钱吗", "70周岁以上免费", 0.5),
        ("我家80头猪算规模养殖场吗", "规模养殖场是指年出栏500头以上的养殖场", 0.5),
        ("养5头猪自己吃要办证吗", "家庭自食饲养生猪不超过5头的", 1.0),
        ("养5头猪自己吃要办证吗", "不足5头的", 0.5),
        ("120马力的拖拉机补多少", "轮式拖拉机（100马力以上）", 1.0),
        ("欠了3万元还能申请吗", "村级债务超过100万元的不得列入", 0.5),
        ("设备投了600万能补多少", "500万元以上不足2000万元的，按8%补助", 1.0),
        ("设备投了600万能补多少", "200万元以上不足500万元的，按6%补助", 0.5),
        ("设备投了600万，补多少", "500万元（含）以上、2000万元以下的", 1.0),
        ("投资2000万元的", "500万元以上不足2000万元的", 0.5),
        ("2025年有几家", "满20家的", 0.0),
        ("怎么申请", "70周岁以上免费", 0.0),
        ("我今年68岁", "平均每年68次", 0.0),
    ],
)
def test_how_far_a_sentence_tells_of_the_figures_of_a_question(question: str, told: str, held: float) -> None:
    assert ranges.held(told, ranges.asked(question)) == held


def test_an_open_range_has_no_end() -> None:
    (one,) = ranges.told("年满六十周岁的老人")
    assert (one.unit, one.low, one.high) == ("岁", 60, None)
