"""What a report calls its problems comes whole; nothing narrower is answered so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

REPORT = """柳溪县人民政府工作报告
——2026年1月8日在柳溪县第十届人民代表大会上
一、2025年工作回顾
全县经济稳中有进，新增就业一万二千人。渡口改造全部完成，农村公路通达率达到九成。
在肯定成绩的同时，我们也清醒认识到，发展中还存在不少困难。水稻烘干能力不足，山区校车班次偏少。部分干部作风不实。
二、2026年工作安排
新建粮食烘干中心三座，增开校车线路五条。
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from one report."""
    folder = tmp_path_factory.mktemp("shortcomings")
    (folder / "柳溪.txt").write_text(REPORT, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder / "柳溪.txt"])
    return made


@pytest.mark.parametrize("question", ["柳溪县存在哪些问题？", "报告里讲的短板有哪些", "报告承认了什么不足"])
def test_the_paragraph_comes_whole(report: Bot, question: str) -> None:
    quoted = "".join(one.quote for one in report.ask(question).citations)
    assert quoted.startswith("在肯定成绩的同时")
    assert quoted.endswith("作风不实。")


def test_a_narrower_question_is_answered_by_itself(report: Bot) -> None:
    assert "写明存在问题" not in report.ask("校车方面还有哪些问题要解决？").text


def test_texts_without_such_a_paragraph_tell_none(bot: Bot) -> None:
    assert "写明存在问题" not in bot.ask("三位作者都指出了哪些问题").text


def test_texts_without_such_a_paragraph_tell_what_they_name(bot: Bot) -> None:
    answer = bot.ask("双融合面临哪些困难？")
    assert answer.status == "answered" and len({one.author for one in answer.citations}) >= 2
    assert any("融资难、融资贵" in one.quote for one in answer.citations)
    assert {one.author for one in bot.ask("马回认为存在哪些短板").citations} == {"马回"}
    assert "等字样" not in bot.ask("这个专栏想讨论什么问题？").text
    assert "等字样" not in bot.ask("马回说怎么解决企业融资难的问题").text
