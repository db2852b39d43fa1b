"""One thing at two times: asked for in halves, or without a time of a report that tells both."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot
from bot.ask.timed import parted

REPORT = """青杨县2031年政府工作报告

一、2030年工作回顾
全县生产总值增长5.2%。新建村级书屋31个，改造老旧水塘46口。蜂蜜产值达到1.2亿元。

二、2031年工作安排
（一）办好民生实事。新建村级书屋40个，改造老旧水塘58口。
（二）做强特色产业。蜂蜜产值突破1.6亿元。
"""


@pytest.mark.parametrize(
    ("question", "halves"),
    [
        ("去年建了几个书屋，今年呢", ["去年建了几个书屋", "今年建几个书屋"]),
        ("去年新建书屋多少个，今年计划多少个", ["去年新建书屋多少个", "今年计划新建书屋多少个"]),
        ("今年和去年的蜂蜜产值分别是多少", ["今年的蜂蜜产值是多少", "去年的蜂蜜产值是多少"]),
        ("2030年的PM2.5是多少，2031年呢", ["2030年的PM2.5是多少", "2031年的PM2.5是多少"]),
        ("去年建了几个书屋，今年改造几口水塘", []),
        ("今年的目标比去年的增速高多少", []),
        ("去年建了几个书屋", []),
        ("去年什么时候申报，今年什么时候截止", []),
        ("去年种了几亩，今年收了多少", []),
        ("去年补了几户，今年补了多少元", []),
        ("去年产值多少，今年新能源呢", []),
        ("2030年和2031年的政策有什么不同", []),
        ("去年工业增加值是多少，今年呢", ["去年工业增加值是多少", "今年工业增加值是多少"]),
        ("去年加装电梯多少部，今年呢", ["去年加装电梯多少部", "今年加装电梯多少部"]),
    ],
)
def test_the_question_at_each_time(question: str, halves: list[str]) -> None:
    assert parted(question) == halves


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"报告": REPORT})


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("去年新建村级书屋多少个，今年计划多少个", ["31个", "40个"]),
        ("老旧水塘改造去年完成多少，今年要改多少", ["46口", "58口"]),
        ("蜂蜜产值", ["1.2亿元", "1.6亿元"]),  # no time: what was reached, then the aim
        ("去年蜂蜜产值是多少", ["1.2亿元"]),
        ("今年蜂蜜产值目标是多少", ["1.6亿元"]),
    ],
)
def test_each_figure_of_its_time(bot: Bot, question: str, figures: list[str]) -> None:
    quotes = [one.quote for one in bot.ask(question).citations]
    assert len(quotes) == len(figures)
    assert all(figure in quote for figure, quote in zip(figures, quotes, strict=True))
