"""The figures that a sentence gives of an indicator, and those that it gives of another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.text import indicators

GDP = ("地区生产总值", "生产总值")


@pytest.mark.parametrize(
    ("sentence", "names", "growth", "said"),
    [
        ("2025年，全市生产总值达到1286亿元，增长5.7%；", GDP, False, ["1286亿元"]),
        ("2025年，全市生产总值达到1286亿元，增长5.7%；", GDP, True, ["5.7%"]),
        ("地区生产总值达到5.53万亿元、稳居全国前十强、增长4.8%。", GDP, True, ["4.8%"]),
        ("今年的主要预期目标是：地区生产总值增长6%左右，", GDP, True, ["6%左右"]),
        ("地区生产总值增长4.5%—5%，固定资产投资增长5%，", GDP, True, ["4.5%—5%"]),
        ("一般公共预算收入162亿元，下降1.4%；", ("一般公共预算收入",), True, ["下降1.4%"]),
        ("一般公共预算收入从1.29万亿元提高到1.39万亿元。", ("一般公共预算收入",), False, ["1.39万亿元"]),
        ("一般公共预算收入突破4000亿元，", ("一般公共预算收入",), False, ["突破4000亿元"]),
        # of somebody or something else
        ("人均地区生产总值增长5%，海洋生产总值增长6%，单位地区生产总值能耗下降3%。", GDP, True, []),
        ("全国生产总值增长5%，", GDP, True, []),
        ("扣除房地产开发投资后，固定资产投资增长2.7%。", ("固定资产投资",), True, []),
        ("中欧班列带动江西进出口增长11%。", ("进出口",), True, []),
        ("外贸进出口总额达到4.51万亿元、增长5.6%。", ("进出口总额",), True, ["5.6%"]),
        # of several years, of several things
        ("地区生产总值年均增长5.2%，", GDP, True, []),
        ("城乡居民人均可支配收入分别增长5%、6%。", ("人均可支配收入",), True, []),
        # of another indicator that stands behind
        ("生产总值稳步增长，一般公共预算收入增长3%。", GDP, True, []),
        ("城镇新增就业目标明确，失业率5.5%。", ("城镇新增就业",), False, []),
    ],
)
def test_only_what_stands_behind_its_name_is_a_figure(
    sentence: str, names: tuple[str, ...], growth: bool, said: list[str]
) -> None:
    assert [one.said for one in indicators.figures(sentence, names, growth)] == said


def test_a_place_may_stand_before_its_own_figure_alone() -> None:
    sentence = "江西省地区生产总值增长5.2%，"
    assert [one.value for one in indicators.figures(sentence, GDP, True, ["江西"])] == [Decimal("5.2")]
    assert not [*indicators.figures(sentence, GDP, True, ["湖南"])]


def test_what_is_about_so_much_is_not_exact() -> None:
    told = ("生产总值约900亿元，", "生产总值900亿元，", "生产总值900多亿元，", "生产总值增长5%以上，")
    assert [one.exact for text in told[:2] for one in indicators.figures(text, GDP, False)] == [False, True]
    assert [one.exact for one in indicators.figures(told[3], GDP, True)] == [False]


def test_a_sum_is_written_as_texts_write_it() -> None:
    assert indicators.written(Decimal(156000), "人") == "15.6万人"
    assert indicators.written(Decimal("1286") * 10**8, "元") == "1286亿元"
    assert indicators.written(Decimal("2790"), "个") == "2790个"


def test_words_for_a_whole_stand_for_each_other() -> None:
    assert indicators.variants("粮食产量") == {"粮食产量", "粮食总产量", "粮食总产"}
    assert {"进出口", "进出口总值", "进出口额"} <= indicators.variants("进出口总额")
    assert "生产" not in indicators.variants("生产总值")


def test_weights_are_told_in_tons() -> None:
    assert indicators.weighed(Decimal(2000), "斤") == (Decimal(1), "吨")
    assert indicators.weighed(Decimal(7), "元") == (Decimal(7), "元")
