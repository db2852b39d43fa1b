"""Who is mentioned in the texts and wrote none of them: what such a person says, and who it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

NEWS = "备春耕忙起来\n\n新华社黄冈2月16日电（记者 王建）县里的农资店陆续开门。供销社处长孙晓辉表示，网上订购送到村口。种植大户霍瑞冬订了化肥。\n"
NOTICE = "关于做好春耕工作的通知\n\n各乡镇：\n一、各村要检修农机。\n二、各村要备足种子。\n县农业农村局\n2025年3月1日\n"


@pytest.fixture(scope="module")
def village(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built({"新闻": NEWS, "通知": NOTICE})


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("孙晓辉说了什么", "供销社处长孙晓辉表示，网上订购送到村口。"),
        ("孙晓辉处长在会上怎么说", "供销社处长孙晓辉表示，网上订购送到村口。"),
        ("霍瑞冬是谁", "种植大户霍瑞冬订了化肥。"),
        ("霍瑞冬怎么说", "种植大户霍瑞冬订了化肥。"),
    ],
)
def test_who_is_mentioned_is_told_by_the_sentences_that_have_the_name(village: Bot, question: str, quote: str) -> None:
    answer = village.ask(question)
    assert answer.status == "answered" and [one.quote for one in answer.citations] == [quote]


def test_who_reports_is_no_text_of_a_place_that_begins_so(village: Bot) -> None:
    assert "记者 王建" not in village.ask("黄珣是谁").text


def test_a_common_word_is_no_person(village: Bot) -> None:
    assert "写道：" not in village.ask("农机怎么说").text
