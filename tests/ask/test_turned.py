"""What is asked of the record besides a text's own: a number it cites, whom to turn to, whether one may still go by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

REPLY = """青禾县人民政府关于同意设立石门渡口的批复
青政复〔2025〕8号
县交通运输局：
你局《关于报请设立〈石门渡口〉的请示》（青交〔2025〕41号）收悉。经研究，现批复如下：
一、同意设立石门渡口。
青禾县人民政府
2025年5月6日
"""
GUIDE = """居民建房审批办事指南
一、受理条件
申请建房，应当同时符合下列条件：
（一）是本村村民；
（二）一户只有一处宅基地；
（三）符合村庄规划。
有下列情形之一的，不予批准：
（一）占用耕地的；
（二）一户多宅的。
二、联系方式
咨询电话：0791-8800112；投诉电话：0791-8800334。
"""
BULLETIN = """青禾县2024年经济运行公报
青禾县统计局　青禾县调查队
2025年3月3日
2024年全县地区生产总值120亿元。
"""
MINUTES = """关于渡口安全的会议纪要
2025年7月1日，副县长主持召开会议。
会议听取了县交通运输局关于渡口安全情况的汇报。
会议议定以下事项：
一、全面检修船只。
二、添置救生衣。
三、每月巡查一次。
"""
NEW = """青禾县船只登记办法
青政规〔2024〕3号
第一条　本办法自2024年9月1日起施行。《青禾县船只登记暂行办法》（青政发〔2015〕9号）同时废止。
青禾县人民政府
2024年8月1日
"""
OLD = """青禾县船只登记暂行办法
青政发〔2015〕9号
第一条　船只应当登记。
青禾县人民政府
2015年5月1日
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from a reply, a guide, a bulletin, minutes and two versions of rules."""
    folder = tmp_path_factory.mktemp("turned")
    for at, text in enumerate((REPLY, GUIDE, BULLETIN, MINUTES, NEW, OLD)):
        (folder / f"{at}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "says", "never"),
    [
        ("县交通局报批石门渡口的请示是什么文号", "青交〔2025〕41号", ""),
        ("石门渡口批复的文号是多少", "青政复〔2025〕8号", "41号）"),
        ("居民建房审批想投诉，电话多少", "0791-8800334", "8800112"),
        ("居民建房审批咨询电话是多少", "0791-8800112", ""),
        ("青禾县2024年公报谁发的，哪天发的", "青禾县统计局　青禾县调查队", ""),
        ("青禾县2024年公报谁发的，哪天发的", "2025年3月3日", ""),
        ("现在船只登记还能按2015年的暂行办法来吗", "同时废止", ""),
        ("渡口安全的会议纪要是谁发的", "", "会议听取了县交通运输局”"),
    ],
)
def test_what_a_record_tells_and_what_a_text_cites(papers: Bot, question: str, says: str, never: str) -> None:
    text = papers.ask(question).text
    assert says in text and (not never or never not in text)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("居民建房审批要符合几个条件", "共有 3 项"),
        ("居民建房审批不予批准的有几种情形", "共有 2 种"),
        ("渡口安全会上议定了几件事", "共有 3 项"),
    ],
)
def test_of_a_list_in_a_text_that_is_named_its_number_is_told(papers: Bot, question: str, says: str) -> None:
    assert says in papers.ask(question).text
