"""The examples that texts give."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot
from bot.text.places import local

ESSAY = """村道怎样管得好
王明
（青原大学教授）
村道要有人管。没有人管的农村公路，修了也会坏。
以青杨县为例，全县设护路员三百名，坑槽当天就补。
资金也要有着落。在白鹭镇调查时，笔者看到村里自筹了十二万元。
例如，可以把养护费列入预算。
关键在县一级，各乡镇都是如此。
"""
RULES = """青杨县村道养护办法
第一条　为了加强村道养护，制定本办法。
第二条　白鹭镇的村道由镇人民政府养护。
"""


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"村道": ESSAY, "办法": RULES})


@pytest.mark.parametrize("question", ["文中举了哪些县的例子？", "王明提到哪些案例", "文章里有什么实例"])
def test_all_examples_of_a_signed_text_are_told_and_nothing_else(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.text.startswith("王明的文章举例或者讲到具体地方的语句：")
    assert [quote[:4] for quote in (one.quote for one in answer.citations)] == ["以青杨县", "在白鹭镇", "例如，可"]


def test_examples_on_a_subject_come_from_its_paragraphs(bot: Bot) -> None:
    assert [one.quote[:4] for one in bot.ask("关于资金举了哪些例子").citations] == ["在白鹭镇"]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("以青杨县为例", {"青杨县"}),
        ("笔者在白鹭镇调研", {"白鹭镇"}),
        ("其中由村集体出资，面向农村居民", set()),
        ("全县个行政村和自然村", set()),
        ("关键在县一级，各乡镇都要落实", set()),
    ],
)
def test_places_that_no_table_has_are_known_in_sentences(sentence: str, named: set[str]) -> None:
    assert local(sentence) == named
