"""Tables as lines: what a reader cites of a table holds the heads of its row and of its columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import tables
from bot.documents.tables import Cell, lines


def table(*rows: list[str | Cell]) -> list[list[Cell]]:
    """A table of plain cells, and of cells with spans."""
    return [[one if isinstance(one, Cell) else Cell(one) for one in row] for row in rows]


@pytest.mark.parametrize(
    ("given_table", "said"),
    [
        (
            table(["县", "行业", "标准"], [Cell("白塘县", rows=2), "农业", "35%"], ["林业", "30%"]),
            ["县：白塘县；行业：农业；标准：35%", "县：白塘县；行业：林业；标准：30%"],
        ),
        (
            table([Cell("县", rows=2), Cell("贴息", columns=2)], ["比例", "期限"], ["白塘县", "35%", "两年"]),
            ["县：白塘县；贴息·比例：35%；贴息·期限：两年"],
        ),
        (
            table(["", "2026年", "2027年"], ["研发\n强度", "2.55", "2.60"]),
            ["研发强度；2026年：2.55；2027年：2.60"],
        ),
        (
            table(
                ["县", "行业", "标准"],
                ["白塘县", "农业", "9"],
                [Cell("合计", columns=2), "9"],
                ["备注", Cell("以公告为准。", columns=2)],
            ),
            ["县：白塘县；行业：农业；标准：9", "合计；标准：9", "备注：以公告为准"],
        ),
        (table(["项目名称", "水库加固"], ["负责单位", "市水利局"]), ["项目名称：水库加固", "负责单位：市水利局"]),
        (
            table(["档次", "奖励"], ["甲档", "十万元"], ["乙档", "六万元"]),
            ["档次：甲档；奖励：十万元", "档次：乙档；奖励：六万元"],
        ),
        (
            table([Cell("项目", head=True), Cell("内容", head=True)], ["水库", "加固"]),
            ["项目：水库；内容：加固"],
        ),
        (
            table(["姓名", "", "性别", "女"], ["简介", Cell("二十年教龄", columns=3)]),
            ["姓名；性别：女", "简介：二十年教龄"],
        ),
        (
            table(
                [Cell("附表", columns=3)],
                ["项目", "标准", "单位"],
                [Cell("一、农业", columns=3)],
                ["良种", "10", "元"],
                ["项目", "标准", "单位"],
                ["农机", "20", "元"],
                [Cell("注：以公告为准。", columns=3)],
            ),
            [
                "附表",
                "一、农业",
                "农业；项目：良种；标准：10；单位：元",
                "农业；项目：农机；标准：20；单位：元",
                "注：以公告为准。",
            ],
        ),
        (
            table(
                [Cell("指标", rows=2, columns=2), Cell("2024年", rows=2), Cell("2025年", columns=2)],
                ["计划", "实际"],
                [Cell("总量", rows=2), "企业数", "10", "12", "13"],
                ["产值", "20", "25", "26"],
            ),
            [
                "指标：总量；企业数；2024年：10；2025年·计划：12；2025年·实际：13",
                "指标：总量；产值；2024年：20；2025年·计划：25；2025年·实际：26",
            ],
        ),
        (
            table([Cell("指标", columns=2), "数值"], ["总量", "企业数", "10"], ["效益", "产值", "20"]),
            ["指标：总量；企业数；数值：10", "指标：效益；产值；数值：20"],
        ),
        (table(["单位", "", "法人", ""], ["代码", "", "电话", ""]), ["单位；法人", "代码；电话"]),
        (
            table(["名称", "内容"], ["研发补助", "对研发投入给予补助"], ["人才公寓", "提供三年免租住房"]),
            ["名称：研发补助；内容：对研发投入给予补助", "名称：人才公寓；内容：提供三年免租住房"],
        ),
        (
            table(["研发补助", "对研发投入给予补助"], ["人才公寓", "免租"]),
            ["研发补助：对研发投入给予补助", "人才公寓：免租"],
        ),
        (table(["白塘县", "石溪县"], ["云江县", "青原县"]), ["白塘县；石溪县", "云江县；青原县"]),
        (
            table(["白塘县", "石溪县", "云江县"], ["青原县", "东山县", "西河县"]),
            ["白塘县；石溪县；云江县", "青原县；东山县；西河县"],
        ),
        (
            table(
                ["部门：市图书馆", "", "单位：万元"],
                ["科目", "合计", "基本支出"],
                ["提租补贴", "3", "2"],
                ["合计", "9", "7"],
            ),
            [
                "部门：市图书馆",
                "单位：万元",
                "科目：提租补贴；合计：3；基本支出：2",
                "科目：合计；合计：9；基本支出：7",
            ],
        ),
        (table(["甲方", "乙方"]), ["甲方", "乙方"]),
        (table(["一段。\n二段。"], ["三段。"]), ["一段。", "二段。", "三段。"]),
        (table(["", ""], ["", ""]), []),
        ([], []),
    ],
    ids="merged two-level corner total pairs kinds marked form groups two-level-stub wide-stub blank-form described pairs-alike list2 list3 told-of-all row column blank nothing".split(),
)
def test_each_line_holds_its_heads(given_table: list[list[Cell]], said: list[str]) -> None:
    assert lines(given_table) == said


def test_a_long_row_is_several_lines_that_begin_with_its_name() -> None:
    """A long sentence is cited in parts: each must say what it is about."""
    said = lines(table(["县", "甲", "乙", "丙"], ["白塘县", "一" * 50, "二" * 50, "三" * 50]))
    assert [line.split("；")[0] for line in said] == ["县：白塘县"] * 3
    assert max(map(len, said)) <= tables.LINE


def test_a_table_of_heads_alone_keeps_them() -> None:
    heads = [Cell("项目", head=True), Cell("标准", head=True)]
    assert lines([heads, [Cell("", head=True), Cell("元", head=True)]]) == ["项目；标准·元"]


def test_a_span_beyond_all_measure_costs_nothing() -> None:
    with pytest.raises(ValueError, match=r"^表格过大，请拆分后重试$"):
        lines([[Cell("字", rows=10**9, columns=10**9)], *([[]] * tables.SLOTS)])
    assert lines([[Cell("长" * 1000, rows=1000), Cell("短")], *([[Cell("短")]] * 999)])[2:] == ["短"] * 999


cells = st.builds(Cell, st.text("县农35%。；\n 一、", max_size=8), st.integers(0, 4), st.integers(0, 4), st.booleans())


@given(st.lists(st.lists(cells, max_size=5), max_size=6))
def test_any_table_gives_lines_and_loses_no_figure(given_table: list[list[Cell]]) -> None:
    """Whatever the spans: no line is blank, and what stands in a cell stands in a line."""
    said = lines(given_table)
    assert all(line.strip() and "\n" not in line for line in said)
    shown = "".join("".join(said).split())
    for row in given_table:
        for cell in row:
            assert "".join(cell.text.split()).strip("，、；：。") in shown
