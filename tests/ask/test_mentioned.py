"""What a text names and does not tell is quoted as named, not called absent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot
from bot.ask.mentioned import by_name
from bot.ask.trace import Tracing

TEXT = """云川市政府工作报告
加快推进城北客运站等项目，开工建设云青城际轻轨、滨河大道。
今年要办好中小学食堂。去年办好了乡村卫生室。前年办好了社区食堂，中小学食堂也办了三所。
各县都要把中小学食堂管好。中小学食堂要公开账目。
“五色伞”行动走进乡村。
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    folder = tmp_path_factory.mktemp("named")
    (folder / "报告.txt").write_text(TEXT, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder / "报告.txt"])
    return made


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("云青城际轻轨到底几月份动工？", "云青城际轻轨"),
        ("“五色伞”是哪家公司出钱办的？", "五色伞"),
        ("中小学食堂一顿收多少钱？", ""),  # more sentences name it than are of one thing
        ("云峰城际轻轨到底几月份动工？", ""),  # another one
        ("轻轨几月份动工？", ""),  # too short for the name of one thing
    ],
)
def test_the_sentences_that_name_a_thing(made: Bot, question: str, held: str) -> None:
    trace = Tracing(question, made.searcher).read()
    found = by_name(trace.query, trace.ranked)
    assert bool(found) == bool(held)
    assert all(held in one.text for one in found)


def test_what_is_not_told_of_it_is_said(made: Bot) -> None:
    answer = made.ask("云青城际轻轨到底几月份动工？")
    assert answer.status == "partial"
    assert "云青城际轻轨" in answer.citations[0].quote
