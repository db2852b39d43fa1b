"""A list that is called by how many a text says there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

REPORT = """2031年青禾县人民政府工作报告
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2030年工作回顾
过去一年，我们修好了河堤，办好了学校，群众的日子一天比一天好。
二、2031年工作安排
今年的增长目标是百分之六。
重点做好以下4个方面工作：
（一）突出修渠引水，稳住粮食生产。新修渠道三十公里。
（二）突出办学育人，补齐教师缺口。招聘教师二百名。
（三）突出养老照护，办好乡镇食堂。新开食堂十二家。
（四）突出清廉高效，建设服务型政府。压减会议三成。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from the one report of a county."""
    folder = tmp_path_factory.mktemp("announced")
    (folder / "报告.txt").write_text(REPORT, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    "question", ["青禾县今年要干的4个方面 大概说一下", "青禾县2031年重点做好哪四个方面的工作", "报告说的四个方面都是啥"]
)
def test_an_announced_list_is_told_by_its_items(county: Bot, question: str) -> None:
    answer = county.ask(question)
    said = [one.quote[:8] for one in answer.citations]
    assert said == ["（一）突出修渠引", "（二）突出办学育", "（三）突出养老照", "（四）突出清廉高"]


@pytest.mark.parametrize("question", ["青禾县4个方面工作里养老怎么抓", "青禾县今年要干的5个方面有什么"])
def test_one_of_its_items_or_another_number_is_not_answered_by_all(county: Bot, question: str) -> None:
    assert "共有 4 个部分" not in county.ask(question).text
