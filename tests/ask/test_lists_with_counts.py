"""Lists that are asked for by how many they are, and texts that are to be told in a sentence or two."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import settings
from bot.app import Bot

TALK = """---
title: 让渠水流到田头
author: 滕若山
---
修渠是大事。我主张各乡先修支渠，让水流到田头，再修干渠。

## 新办法新在哪里

新办法同旧办法相比，最大的变化有三处。第一，过去只管修，现在修完还要管。第二，过去水费按亩收，现在按方收。第三，过去没有渠长，现在每村一名。

## 钱从哪里来

水费要专款专用。
"""


@pytest.fixture(scope="module")
def canal(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    texts = tmp_path_factory.mktemp("canal")
    Path(texts / "talk.md").write_text(TALK, encoding="utf-8")
    bot = Bot(settings.Settings(home=tmp_path_factory.mktemp("home")))
    bot.build([texts])
    return bot


def test_how_many_there_are_is_told_with_them(canal: Bot) -> None:
    answer = canal.ask("新办法跟旧办法相比有几处变化？")
    assert "变化有三处" in answer.text and "按方收" in answer.text and "每村一名" in answer.text


def test_which_they_are_needs_no_count(canal: Bot) -> None:
    assert "变化有三处" not in canal.ask("新办法跟旧办法相比有哪些变化？").text


@pytest.mark.parametrize("question", ["滕若山的主要观点是什么，一两句就行", "滕若山的文章讲了什么，用一两句话说"])
def test_a_sentence_or_two_are_the_position_alone(canal: Bot, question: str) -> None:
    assert ["先修支渠" in one.quote for one in canal.ask(question).citations] == [True]


def test_a_text_that_states_no_position_has_its_parts_named(tmp_path: Path) -> None:
    text = tmp_path / "talk.md"
    text.write_text(TALK.replace("我主张各乡先修支渠，让水流到田头，再修干渠。", ""), encoding="utf-8")
    bot = Bot(settings.Settings(home=tmp_path / "home"))
    bot.build([text])
    assert "钱从哪里来" in bot.ask("滕若山的主要观点是什么，一两句就行").text
