"""What the figures of a table say together, and the row in whose range a figure of a question lies."""

from __future__ import annotations

import pytest

from bot.ask.table_figures import differing, of_a_kind, signed
from bot.ask.table_rows import crossed, told
from bot.domain import Essay
from bot.text.outline import Outline


def outline(title: str, *lines: str) -> Outline:
    """A text that is a table under its name."""
    return Outline(Essay(title, f"{title}\n" + "\n".join(lines) + "\n", title=title))


PORT = outline(
    "云帆港2025年生产情况",
    "表1　主要货类吞吐量",
    "货类\t单位\t吞吐量\t比上年增长（%）",
    "煤炭\t万吨\t1,820.5\t-3.2",
    "矿石\t万吨\t960\t4.1",
    "木材\t万立方米\t88\t-0.4",
    "集装箱\t万标箱\t51\t6.0",
    "合计\t—\t—\t-1.0",
)
BUDGET = outline(
    "临溪中学2025年决算",
    "会议培训经费决算表",
    "单位：万元",
    "项目\t2025年预算数\t2025年决算数\t2024年决算数",
    "会议费\t6.50\t4.20\t5.10",
    "培训费\t8.00\t9.30\t7.00",
    "合计\t14.50\t13.50\t12.10",
)
TASKS = outline(
    "河道整治任务",
    "河道\t类别\t责任单位\t完成时限\t长度（公里）",
    "芦溪\t骨干\t县水利局\t2026年6月\t12",
    "枫溪\t一般\t县水利局\t2026年9月\t7",
    "石涧\t一般\t县农业农村局\t2026年12月\t5",
)
AID = outline(
    "大病救助标准",
    "自付医疗费用\t救助比例（%）\t年度限额（万元）",
    "1万元以上不足3万元\t50\t2",
    "3万元至10万元\t60\t5",
    "10万元以上\t70\t8",
)


@pytest.mark.parametrize(
    ("question", "table", "said"),
    [
        ("煤炭吞吐量比矿石多多少", PORT, "按表中“吞吐量”一列的数字，煤炭为1,820.5，矿石为960，相差860.5万吨。"),
        (
            "会议培训经费2025年决算比预算少多少",
            BUDGET,
            "按表中“合计”一行的数字，“2025年预算数”为14.50，“2025年决算数”为13.50，相差1万元。",
        ),
        (
            "培训费2025年决算数和预算数相差多少",
            BUDGET,
            "按表中“培训费”一行的数字，“2025年决算数”为9.30，“2025年预算数”为8.00，相差1.3万元。",
        ),
        ("芦溪比石涧的长度长多少", TASKS, None),  # 长多少 asks for no difference of more or less
        ("煤炭的吞吐量比木材多多少", PORT, None),  # in two units
        ("培训费比会议费多多少", BUDGET, None),  # of which year
        ("煤炭吞吐量是多少", PORT, None),
    ],
)
def test_by_how_much_two_cells_differ(question: str, table: Outline, said: str | None) -> None:
    found = differing(question, [table])
    assert (found[0] if found else None) == said


def test_the_rows_that_fell_and_those_that_rose() -> None:
    fell, rose = signed("哪些货类吞吐量下降了", [PORT]), signed("吞吐量增长的货类有哪些", [PORT])
    assert fell and fell[0] == "按表中“比上年增长（%）”一列的数字，为负的有2行：煤炭（-3.2）、木材（-0.4）。"
    assert rose and rose[0] == "按表中“比上年增长（%）”一列的数字，为正的有2行：矿石（4.1）、集装箱（6.0）。"
    assert signed("哪些货类没有下降", [PORT]) is None
    assert signed("哪些措施促进了旅游收入增长", [PORT]) is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("责任单位是县水利局的有几条", "按表中“责任单位”一列，为“县水利局”的有2条。"),
        ("责任单位是县水利局的是哪几条", ""),
    ],
)
def test_how_many_rows_are_of_a_kind(question: str, said: str) -> None:
    found = told(question, [TASKS])
    assert found and of_a_kind(question, found) == said


def test_a_column_of_time_tells_when_and_how_long() -> None:
    found = crossed("枫溪整治什么时候完成", [TASKS])
    assert found and TASKS.essay.text[slice(*found.pieces[-1].span)].startswith("枫溪")
    assert crossed("会议费什么时候报销", [BUDGET]) is None


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("大病自付5万元能救助多少", "3万元至10万元"),
        ("大病自付医疗费用二十万元，救助多少", "10万元以上"),
        ("大病自付1万元到2万元救助比例是多少", "1万元以上不足3万元"),
        ("大病自付5000元能救助多少", None),
        ("大病自付5人能救助多少", None),
    ],
)
def test_the_row_in_whose_range_a_figure_lies(question: str, row: str | None) -> None:
    found = crossed(question, [AID])
    assert (AID.essay.text[slice(*found.pieces[-1].span)].split("\t")[0] if found else None) == row


def test_a_table_that_is_called_by_its_name_is_meant() -> None:
    found = crossed("会议培训经费决算表合计那一行是多少", [PORT, BUDGET])
    assert found and [BUDGET.essay.text[slice(*piece.span)][:5] for piece in found.pieces] == [
        "单位：万元",
        "项目\t20",
        "合计\t14",
    ]
