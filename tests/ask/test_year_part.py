"""Parts and items of a yearly report, by the time that they tell of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

NUMERALS = "一二三四五六七八"


def _report(place: str, done: str, plans: str, ahead: str) -> str:
    back = "\n".join(f"{n}是{done}第{at}处旧桥修好了。全年用工{at}千人次。" for at, n in enumerate(NUMERALS[:6], 1))
    five = "\n".join(f"（{n}）{plans}第{at}座新城。五年建成，质量为先。" for at, n in enumerate(NUMERALS[:3], 1))
    this = "\n".join(f"（{n}）{ahead}第{at}条水渠。今年开工，年底通水。" for at, n in enumerate(NUMERALS, 1))
    return f"""2026年{place}政府工作报告
各位代表：
现在，我代表政府报告工作，请予审议。
一、2025年工作回顾
过去一年，主要做了以下工作。
{back}
二、“十五五”时期主要目标任务
未来五年是关键时期。
{five}
三、2026年工作安排
今年重点做好八个方面工作。
{this}
四、加强自身建设
（一）讲政治。把准方向，令行禁止。
（二）守清廉。严管厚爱，久久为功。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({
        "2026年青阳县政府工作报告": _report("青阳县", "青阳", "规划青阳", "开挖青阳"),
        "2026年桐城市政府工作报告": _report("桐城市", "桐城", "规划桐城", "开挖桐城"),
    })  # fmt: skip


@pytest.mark.parametrize(
    ("question", "quoted", "other"),
    [
        ("青阳今年第5项任务，要正文", "青阳第5条水渠", "青阳第5处"),
        ("青阳第七个方面讲啥", "青阳第7条水渠", "座新城"),
        ("青阳总结去年工作的第五点说了什么", "青阳第5处旧桥", "水渠"),
        ("青阳十五五第三项任务是什么", "青阳第3座新城", "水渠"),
        ("青阳头一项和末一项任务分别是啥", "青阳第8条水渠", "旧桥"),
        ("青阳第三部分讲什么", "青阳第1条水渠", "旧桥"),
    ],
)
def test_an_item_counts_within_the_part_on_the_time_that_is_meant(
    bot: Bot, question: str, quoted: str, other: str
) -> None:
    """今年第5项任务 is one of this year's, also where an earlier part has a fifth; no time at all: this year's work."""
    answer = bot.ask(question)
    assert answer.status == "answered"
    assert quoted in answer.text
    assert other not in answer.text


def test_a_report_is_said_to_have_no_such_item_only_where_the_part_or_no_list_has_it(bot: Bot) -> None:
    """Its three or four parts are not all that a number can mean."""
    assert "“三、2026年工作安排”没有第九个方面：其中共 8 个部分" in bot.ask("青阳今年第九个方面").text
    assert "没有" not in bot.ask("青阳今年第五项任务是什么").text
    assert "青阳第6条水渠" in bot.ask("那第六项呢", ["青阳今年第五项任务是什么"]).text
