"""Places set in order by a figure of their texts: which is first, all in order, which pass a bound, their sum."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Bot

BACK, AHEAD = "一、2025年工作回顾", "二、2026年工作安排"
REPORTS = {
    "合肥市": (
        "2025年，全市生产总值1300亿元，增长5.7%；一般公共预算收入78.3亿元，下降1.2%；城镇新增就业3.1万人。",
        "今年的主要预期目标是：生产总值增长6%左右，城镇新增就业3万人。",
    ),
    "南京市": (
        "过去一年，全市生产总值达到2100亿元，增长4.9%；城镇新增就业4.6万人。五年来，城镇新增就业20万人。",
        "今年的主要预期目标是：生产总值增长5%以上，城镇新增就业4.5万人。",
    ),
    "杭州市": (
        "全市生产总值达到900亿元，增长6.4%；一般公共预算收入51.6亿元，增长5.8%；人均地区生产总值增长9%。",
        "今年的主要预期目标是：生产总值增长5.5%—6%。",
    ),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from the reports of three cities, each of one year done and one ahead."""
    folder: Path = tmp_path_factory.mktemp("ranked")
    for city, (back, ahead) in REPORTS.items():
        text = f"2026年{city}政府工作报告\n{BACK}\n{back}\n{city}民生持续改善。\n{AHEAD}\n{ahead}\n扎实做好各项工作。\n"
        (folder / f"{city}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "opening", "cited"),
    [
        ("哪个市去年经济增速最快？", "2025年生产总值增速最快的是杭州（6.4%）", ["杭州市", "合肥市", "南京市"]),
        ("三个市里GDP最低的是谁", "2025年生产总值最低的是杭州（900亿元）", ["杭州市", "合肥市", "南京市"]),
        ("合肥和南京2025年生产总值增速哪个最高", "增速最高的是合肥（5.7%）", ["合肥市", "南京市"]),
        (
            "各市生产总值从高到低排一下",
            "依次为：南京（2100亿元）；合肥（1300亿元）；杭州（900亿元）",
            ["南京市", "合肥市", "杭州市"],
        ),
        ("哪些市去年生产总值增速超过5%", "增速超过5%的有2地：杭州（6.4%）；合肥（5.7%）", ["杭州市", "合肥市"]),
        ("哪个市的一般公共预算收入不增反降", "增速为负的有1地：合肥（下降1.2%）", ["合肥市"]),
        ("合肥的生产总值增速排第几", "合肥在3地中由高到低排第2位（5.7%）", ["合肥市", "杭州市", "南京市"]),
        ("三个市2025年城镇新增就业加起来多少人", "合计7.7万人", ["南京市", "合肥市"]),
        ("合肥和杭州谁的GDP增速快", "增速最快的是杭州（6.4%）", ["杭州市", "合肥市"]),
        ("去年生产总值增速6.4的是哪个市", "增速为6.4%的有1地：杭州（6.4%）", ["杭州市"]),
        ("合肥和南京去年GDP各是多少", "2025年生产总值依次为：合肥（1300亿元）；南京（2100亿元）", ["合肥市", "南京市"]),
        ("合肥和南京今年城镇新增就业目标对比一下", "依次为：合肥（3万人）；南京（4.5万人）", ["合肥市", "南京市"]),
        ("GDP超过1000亿元的市有哪些", "超过1000亿元的有2地：南京（2100亿元）；合肥（1300亿元）", ["南京市", "合肥市"]),
    ],
)
def test_the_order_is_told_with_what_it_rests_on(reports: Bot, question: str, opening: str, cited: list[str]) -> None:
    answer = reports.ask(question)
    assert opening in answer.text.split("\n")[0]
    assert [one.essay_id for one in answer.citations] == cited


def test_a_range_and_a_missing_figure_are_told_and_not_counted(reports: Bot) -> None:
    first = reports.ask("今年生产总值增速目标定得最高的是哪个市").text.split("\n")[0]
    assert first.startswith("在按这一名称查到数字的2地中，2026年生产总值增速目标最高的是合肥（6%左右）")
    assert "杭州的文本中这一数字不止一个、时间不明、只是约数或范围" in first
    assert "杭州的文本中没有按这一名称查到数字" in reports.ask("三个市2025年城镇新增就业加起来多少人").text


@pytest.mark.parametrize(
    "question", ["哪个市的营商环境最好", "2023年哪个市的生产总值增速最高", "五个市里哪个市生产总值最高"]
)
def test_without_figures_of_that_time_and_number_no_order_is_told(reports: Bot, question: str) -> None:
    assert "按所收录文本写明的数字" not in reports.ask(question).text


@pytest.mark.parametrize(
    ("question", "earlier", "said", "opening"),
    [
        ("南京今年GDP定多少", [], "生产总值增长5%以上", ""),
        ("去年呢", ["南京今年GDP定多少"], "全市生产总值达到2100亿元，增长4.9%", ""),
        ("南京今年要新增就业多少人", [], "城镇新增就业4.5万人", ""),
        ("合肥去年GDP涨了几个点", [], "增长5.7%", ""),
        ("南京城镇新增就业目标", [], "城镇新增就业4.5万人", ""),
        ("合肥去年GDP增长5%对吧", [], "增长5.7%", "与原文不符：2025年生产总值增速，原文写明为5.7%，不是5%。"),
        ("合肥去年GDP有1300亿吧", [], "1300亿元", "与原文一致，2025年生产总值为1300亿元："),
    ],
)
def test_the_figure_of_one_place_and_time(
    reports: Bot, question: str, earlier: list[str], said: str, opening: str
) -> None:
    answer = reports.ask(question, earlier)
    assert said in answer.citations[0].quote and len(answer.citations) == 1
    assert answer.text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("合肥去年GDP下降了5.7%吗", "与原文不符：2025年生产总值增速，原文写明为5.7%，不是下降5.7%。"),
        ("合肥去年一般公共预算收入下降1.2%吗", "与原文一致，2025年一般公共预算收入增速为下降1.2%："),
        ("合肥去年GDP达到1400亿了吗", "与原文不符：2025年生产总值，原文写明为1300亿元，不是1400亿。"),
    ],
)
def test_a_claimed_figure_has_its_direction(reports: Bot, question: str, opening: str) -> None:
    assert reports.ask(question).text.startswith(opening)


@pytest.mark.parametrize(
    "question", ["合肥去年GDP超过1000亿了吗", "合肥去年GDP达到1200亿了吗", "合肥去年GDP有没有1000亿"]
)
def test_what_was_passed_is_not_denied(reports: Bot, question: str) -> None:
    assert "不符" not in reports.ask(question).text


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from three reports of one city, one a year."""
    folder: Path = tmp_path_factory.mktemp("years")
    for year, reached, more in ((2024, "31.2", 3), (2025, "31.8", 4), (2026, "30.4", 5)):
        back = f"粮食总产量{reached}万吨，新增中小学学位{more}00个。"
        text = f"{year}年合肥市政府工作报告\n一、{year - 1}年工作回顾\n{back}\n二、{year}年工作安排\n正常年景下粮食产量稳定在31万吨以上。\n"
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("哪一年粮食收得最多？", "粮食总产量最多的是2024年（31.8万吨）"),
        ("近三年粮食产量从高到低排", "依次为：2024年（31.8万吨）；2023年（31.2万吨）；2025年（30.4万吨）"),
        ("2024年跟2025年，新增学位加一块儿是多少个", "合计900个"),
    ],
)
def test_years_of_one_place_are_set_in_order_too(years: Bot, question: str, opening: str) -> None:
    assert opening in years.ask(question).text.split("\n")[0]


def test_what_only_another_place_s_report_has_is_told_by_that(tmp_path: Path, bot: Bot) -> None:
    for city, said in {
        "合肥市": "开工建设滨湖引水二期工程和环湖大道。",
        "南京市": "建成过江通道两条，新建学校二十所。",
    }.items():
        text = f"2026年{city}政府工作报告\n{BACK}\n{city}民生持续改善。\n{AHEAD}\n{said}\n扎实做好各项工作。\n"
        (tmp_path / f"{city}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=tmp_path / "home"), bot.embedder)
    made.build([tmp_path])
    answer = made.ask("滨湖引水二期是南京今年要建的吧")
    assert answer.text.startswith("《2026年南京市政府工作报告》中没有出现“滨湖引水二期”")
    assert [one.essay_id for one in answer.citations] == ["合肥市"]
