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
        "2026年合肥市政府工作报告": _report("合肥市", "合肥", "规划合肥", "开挖合肥"),
        "2026年芜湖市政府工作报告": _report("芜湖市", "芜湖", "规划芜湖", "开挖芜湖"),
        "2026年铜陵市政府工作报告": _report("铜陵市", "铜陵", "规划铜陵", "开挖铜陵"),
    })  # fmt: skip


@pytest.mark.parametrize(
    ("question", "quoted", "other"),
    [
        ("合肥今年第5项任务，要正文", "合肥第5条水渠", "合肥第5处"),
        ("合肥第七个方面讲啥", "合肥第7条水渠", "座新城"),
        ("合肥总结去年工作的第五点说了什么", "合肥第5处旧桥", "水渠"),
        ("合肥十五五第三项任务是什么", "合肥第3座新城", "水渠"),
        ("合肥头一项和末一项任务分别是啥", "合肥第8条水渠", "旧桥"),
        ("合肥第三部分讲什么", "合肥第1条水渠", "旧桥"),
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
    assert "“三、2026年工作安排”没有第九个方面：其中共 8 个部分" in bot.ask("合肥今年第九个方面").text
    assert "没有" not in bot.ask("合肥今年第五项任务是什么").text
    assert "合肥第6条水渠" in bot.ask("那第六项呢", ["合肥今年第五项任务是什么"]).text


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("把合肥今年八项的标题列一下", "“三、2026年工作安排”共有 8 项：", "年底通水"),
        ("合肥今年打算干哪几件大事，列个大标题就行，不用展开", "“三、2026年工作安排”共有 8 项：", "年底通水"),
        ("合肥今年的工作分成几个方面", "“三、2026年工作安排”共有 8 个部分：", "旧桥"),
        ("合肥要抓几方面工作", "“三、2026年工作安排”共有 8 个部分：", "旧桥"),
        ("合肥去年干了几件事", "“一、2025年工作回顾”共有 6 项：", "水渠"),
        ("合肥十五五的三项任务都叫什么", "主要目标任务”共有 3 项：", "水渠"),
        ("合肥和芜湖今年各抓几方面", "《2026年芜湖市政府工作报告》“三、2026年工作安排”共有 8 个部分：", "旧桥"),
    ],
)
def test_so_many_things_of_a_time_are_told_by_their_names_and_number(
    bot: Bot, question: str, told: str, other: str
) -> None:
    """Who asks for 几个方面 or for the 八项 wants the headings of that part, each once."""
    answer = bot.ask(question)
    assert answer.status == "answered"
    assert told in answer.text
    assert other not in answer.text


def test_the_frame_of_a_report_is_told_with_the_list_of_one_part(bot: Bot) -> None:
    """Of the other parts the headings alone."""
    text = bot.ask("合肥这份报告的框架给我捋一遍，四大部分标题加上今年八项任务的标题").text
    assert "分为 4 个部分" in text and "“三、2026年工作安排”共有 8 项" in text
    assert "座新城" not in text and "旧桥" not in text
