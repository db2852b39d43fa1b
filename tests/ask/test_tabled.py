"""What is asked of each row of a table, of several rows, and of one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Bot

NOTICE = """关于建设乡村书屋的通知
各镇人民政府：
今年全县新建书屋30间，年底前全部开放。
一、选好地方
书屋要建在老人和孩子走得到的地方。
附件
2025年乡村书屋任务表
序号\t镇（乡）\t新建书屋（间）\t购书经费（万元）\t开放时间
1\t柳溪镇\t12\t36\t2025年9月
2\t石门乡\t8\t24\t2025年10月
3\t白沙镇\t10\t30\t2025年11月
备注：经费由县财政安排。
"""
HEAD = "序号\t镇（乡）\t新建书屋（间）\t购书经费（万元）\t开放时间"
ROWS = ["1\t柳溪镇\t12\t36\t2025年9月", "2\t石门乡\t8\t24\t2025年10月", "3\t白沙镇\t10\t30\t2025年11月"]


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from a notice with a table."""
    folder = tmp_path_factory.mktemp("tabled")
    (folder / "书屋.txt").write_text(NOTICE, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder / "书屋.txt"])
    return made


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("各镇新建多少书屋", ROWS),
        ("三个镇乡各自建几间、花多少、啥时候开", ROWS),
        ("柳溪镇和白沙镇的购书经费、开放时间", [ROWS[0], ROWS[2]]),
        ("除了石门乡，其他各镇新建几间书屋？", [ROWS[0], ROWS[2]]),
    ],
)
def test_the_rows_come_under_the_names_of_their_columns(notice: Bot, question: str, rows: list[str]) -> None:
    answer = notice.ask(question)
    assert answer.status == "answered"
    assert [one.quote for one in answer.citations] == [HEAD, *rows]
    assert answer.text.startswith("《关于建设乡村书屋的通知》的表格列出：")


def test_what_is_most_comes_first_and_the_others_behind_it(notice: Bot) -> None:
    answer = notice.ask("哪个乡的购书经费最少？")
    assert answer.text.startswith("按表中“购书经费（万元）”一列的数字，最少的是石门乡（24）。")
    assert [one.quote for one in answer.citations] == [HEAD, ROWS[1], ROWS[0], ROWS[2]]


ROADS = """云川县农村公路养护补助标准
公路等级：县道；路面类型：沥青路面；补助标准（元/公里）：12000
公路等级：县道；路面类型：水泥（混凝土）路面；补助标准（元/公里）：9800
公路等级：乡道；路面类型：沥青路面；补助标准（元/公里）：8400
公路等级：乡道；路面类型：水泥（混凝土）路面；补助标准（元/公里）：6500
公路等级：具有省级景观称号的旅游公路；路面类型：不分类型；补助标准（元/公里）：15000
"""


def test_of_rows_that_share_a_cell_the_one_with_most_of_the_question(tmp_path: Path, bot: Bot) -> None:
    (tmp_path / "养护.txt").write_text(ROADS, encoding="utf-8")
    roads = Bot(replace(bot.settings, home=tmp_path / "home"), bot.embedder)
    roads.build([tmp_path / "养护.txt"])
    for question, figures in (
        ("乡道沥青路面补助标准多少", ["8400"]),
        ("县道水泥路面补助标准是多少", ["9800"]),
        ("县道补助标准多少", ["12000", "9800"]),
        ("旅游公路补助标准多少", ["15000"]),
    ):
        quotes = [one.quote for one in roads.ask(question).citations]
        assert [quote.rsplit("：", 1)[1] for quote in quotes] == figures, question


@pytest.mark.parametrize("question", ["石门乡新建多少间书屋？", "石门乡购书经费多少"])
def test_a_row_and_a_column_are_a_cell(notice: Bot, question: str) -> None:
    answer = notice.ask(question)
    assert answer.status == "answered" and [one.quote for one in answer.citations] == [HEAD, ROWS[1]]


def test_who_or_why_is_not_asked_of_a_cell(notice: Bot) -> None:
    assert HEAD not in [one.quote for one in notice.ask("石门乡的书屋由谁新建？").citations]


@pytest.mark.parametrize("question", ["书屋要建在哪里？", "各镇怎么选地方", "各镇长新建书屋做什么"])
def test_what_no_column_names_is_no_question_to_the_table(notice: Bot, question: str) -> None:
    assert HEAD not in [one.quote for one in notice.ask(question).citations]


def test_a_row_that_has_no_such_number_is_named_and_its_figures_are_not_the_answer(notice: Bot) -> None:
    answer = notice.ask("石门乡的书屋一共有多少册书")
    assert answer.status == "partial" and "没有说明具体数量" in answer.text
    assert "24" in notice.ask("石门乡的购书经费有多少").text


def test_another_cell_of_the_row_that_was_shown_is_asked_for(notice: Bot) -> None:
    row = [one.quote for one in notice.ask("开放时间是什么时候", ["石门乡新建几间书屋"]).citations]
    assert row == [ROWS[1]]
    assert ROWS[2] in [one.quote for one in notice.ask("白沙镇的购书经费呢", ["石门乡新建几间书屋"]).citations]


AUDIT = """关于青河区预算执行情况的审计报告
一、区级财政管理审计情况
审计发现的主要问题：
（一）预算编制不细。有2.1亿元支出没有落实到项目。
（二）资金下达迟缓。有9笔资金超过30日才下达。
二、部门预算执行审计情况
对三个部门进行了审计。
部门\t问题\t金额（万元）
教育局\t多收课后服务费\t86
文旅局\t虚列演出支出\t27
交通局\t租车费超预算\t41
"""


def test_what_is_asked_of_another_section_is_not_told_by_the_table(
    tmp_path_factory: pytest.TempPathFactory, bot: Bot
) -> None:
    folder = tmp_path_factory.mktemp("audit")
    (folder / "审计.txt").write_text(AUDIT, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder / "审计.txt"])
    of_table = made.ask("部门预算执行审计发现哪些问题，金额各多少").text
    assert "教育局" in of_table and "交通局" in of_table
    of_section = made.ask("区级财政管理审计发现了哪些问题，连金额一并列").text
    assert "预算编制不细" in of_section and "教育局" not in of_section
