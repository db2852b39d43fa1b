"""The row of a table that has most, or least, in a column."""

from __future__ import annotations

from bot.ask.table_order import extreme
from bot.domain import Essay
from bot.text.outline import Outline

TABLE = "\n".join(
    (
        "序号\t水库名称\t所在乡镇\t总库容（万立方米）\t坝高（米）",
        "1\t马鞍水库\t石潭镇\t862\t31",
        "2\t青竹水库\t桥头乡\t431\t—",
        "3\t响水水库\t花溪镇\t1,275\t47",
        "—\t合计\t—\t2568\t—",
    )
)
OUTLINE = Outline(Essay("水库名录", f"水库名录\n{TABLE}\n", title="水库名录"))


def told(question: str, outline: Outline = OUTLINE) -> str | None:
    found = extreme(question, [outline])
    return found[0] if found else None


def test_the_most_and_the_least_are_told_with_their_figure() -> None:
    assert told("哪座水库的总库容最大？") == "按表中“总库容（万立方米）”一列的数字，最大的是响水水库（1,275）。"
    assert told("总库容最小的是哪座水库") == "按表中“总库容（万立方米）”一列的数字，最小的是青竹水库（431）。"


def test_rows_without_a_figure_are_told() -> None:
    assert (told("坝高最高的是哪座") or "").endswith("另有1行在这一列没有单一的数字，未计入。")


def test_what_no_column_is_called_by_is_not_put_in_order() -> None:
    assert told("哪座水库的风景最美") is None
    assert told("总库容是多少") is None


def test_a_row_of_the_whole_is_not_the_most() -> None:
    rows = ("产业\t增加值\t占比", "地区生产总值\t300\t100", "第一产业\t100\t33.3", "第二产业\t200\t66.7")
    whole = Outline(Essay("公报", "公报\n" + "\n".join(rows) + "\n", title="公报"))
    assert "第二产业（66.7）" in (told("哪个产业占比最大", whole) or "")
    assert told("哪个产业增加值最高", whole) is None  # 300 is as much as both, and may be the whole
