from __future__ import annotations

import pytest

from bot.text.grids import cells, tables


def test_tabs_part_the_cells_under_a_row_of_names() -> None:
    text = "名单\n乡镇\t水井\n甲镇\t3\n乙镇\t4\n完。\n丙\t独行\n末段。"
    (found,) = tables(text)
    assert found.columns == ("乡镇", "水井")
    assert [text[slice(*row)] for row in found.rows] == ["甲镇\t3", "乙镇\t4"]
    assert found.head is not None and text[slice(*found.span)] == "乡镇\t水井\n甲镇\t3\n乙镇\t4"


def test_rows_that_name_their_columns_are_a_table_too() -> None:
    text = "一、标准\n县：青县；新建：3；时限：五月\n县：白县；新建：5\n联系人：张三；电话另行通知\n末段。"
    (found,) = tables(text)
    assert found.columns == ("县", "新建", "时限") and found.head is None
    assert [cells(text[slice(*row)]) for row in found.rows] == [["青县", "3", "五月"], ["白县", "5"]]


def test_a_row_of_a_part_of_the_row_before_it_is_a_row() -> None:
    text = "指标：各项存款；余额：398\n指标：其中：住户存款；余额：301\n指标：各项贷款；余额：276"
    (found,) = tables(text)
    assert [cells(text[slice(*row)])[0] for row in found.rows] == ["各项存款", "其中：住户存款", "各项贷款"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲\t乙",
        "一段话。\n又一段：有冒号。",
        "时间：八点\n地点：礼堂",
        "一、总体要求\t1\n二、主要任务\t3",
        "申报条件\t企业\n奖励标准\t按年\t分档",
        "甲方承诺：按期交付；乙方承诺：按期付款\n双方约定：协商解决；管辖法院：项目所在地",
    ],
)
def test_a_single_row_and_plain_lines_are_none(text: str) -> None:
    assert list(tables(text)) == []
