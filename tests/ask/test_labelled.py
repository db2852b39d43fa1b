"""A number of a question is told from others of its unit by the words that stand beside it."""

from __future__ import annotations

import pytest

from bot import settings
from bot.app import Bot
from bot.ask.counted import counted
from bot.ask.labelled import numbers, unit

TEXT = """# 松泉县工作报告

今年主要预期目标是：总产值增长7%以上，固定资产投资增长15%左右。力争完成交通投资800亿元、水利投资300亿元。

企业总产值迈上6万亿元台阶，达到62661亿元，人均总产值达16.7万元。

去年疏解一般制造业企业104家。今年计划疏解一般制造业企业80家。

创业者可以申请担保贷款，个人额度最高三十万元，合伙额度最高一百一十万元。

困难企业经批准可以缓缴失业保险费，缓缴期限最长6个月；审批的期限不超过30个工作日。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    folder = tmp_path_factory.mktemp("songquan")
    (folder / "report.md").write_text(TEXT, encoding="utf-8")
    made = Bot(settings.Settings(home=folder / "home"))
    made.build([folder / "report.md"])
    return made


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("完成交通投资800亿元、水利投资300亿元", ["完成交通投资", "水利投资"]),
        ("总产值迈上6万亿元台阶，达到62661亿元", ["总产值迈上", "总产值迈上达到"]),
        ("失业保险费可以缓缴，最长6个月", ["失业保险费可以缓缴最长"]),
        ("新增100个“小巨人”企业", ["新增"]),
        ("第5项工作已经完成，5项任务完成", ["第5项工作已经完成"]),
        ("建设普惠学校30所和普及型养老院20家", ["建设普惠学校", "普及型养老院"]),
        ("建成学校30所、碳中和示范园区300个", ["建成学校", "碳中和示范园区"]),
        ("", []),
    ],
)
def test_what_stands_beside_a_number_is_its_own(text: str, beside: list[str]) -> None:
    assert [one.before for one in numbers(text)] == beside


@pytest.mark.parametrize(
    ("asked", "given", "wrong"),
    [
        ("增长8%以上", "增长7%以上", True),
        ("增长8%", "增长7%以上", False),
        ("突破3万人", "突破4万人", False),
        ("突破5万人", "突破4万人", True),
        ("不到20个县", "不到30个县", True),
        ("大约100人", "大约103人", False),
        ("不得少于5人", "不少于6人", True),
        ("30人", "三十人", False),
        ("百分之十二", "12%", False),
        ("百分之十二", "15%", True),
        ("补贴3万元", "最高补贴5万元", False),
        ("针对供给不足新增30家", "新增40家", True),
        ("三年以内新建60处", "新建50处", True),
        ("不少于30日", "不少于60日", True),
    ],
)
def test_numbers_exclude_each_other_by_what_bounds_them(asked: str, given: str, wrong: bool) -> None:
    assert counted(asked)[-1].excludes(counted(given)[-1]) == wrong


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("20公里", "公里"),
        ("20公顷", "公顷"),
        ("3个小时", "小时"),
        ("3小时", "小时"),
        ("5%", "%"),
        ("百分之五", "%"),
        ("3个月", "月"),
    ],
)
def test_a_unit_is_a_word(text: str, counts: str) -> None:
    assert unit(counted(text)[0]) == counts


@pytest.mark.parametrize(
    ("question", "said", "true"),
    [
        ("个人担保贷款最高50万元对吗？", "50万元", "三十万元"),
        ("交通投资力争300亿元、水利投资力争800亿元，对吗？", "300亿元", "800亿元"),
        ("听说今年固定资产投资增长17%左右，是吗？", "17%左右", "15%左右"),
    ],
)
def test_the_number_of_another_thing_is_corrected(county: Bot, question: str, said: str, true: str) -> None:
    told = [note.text for note in county.ask(question).notes]
    assert f"问题中的“{said}”与原文不符，原文为“{true}”。" in told


@pytest.mark.parametrize(
    "question",
    [
        "企业总产值达到62661亿元，对吗？",  # the text has two numbers of it
        "今年疏解一般制造业企业104家，没错吧？",  # 104 is last year's
    ],
)
def test_of_several_numbers_of_one_thing_none_is_called_wrong_or_right(county: Bot, question: str) -> None:
    answer = county.ask(question)
    assert not answer.notes and "与原文一致" not in answer.text


def test_dates_are_no_range(county: Bot) -> None:
    assert not county.ask("失业保险费可以一直缓缴到3月，是吗？").notes
