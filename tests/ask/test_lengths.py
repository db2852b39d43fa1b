"""How long the texts are: counted, and in their order."""

from __future__ import annotations

import pytest

from bot.app import Bot
from bot.ask.lengths import length


def test_the_longest_comes_first_with_its_characters(bot: Bot) -> None:
    essays = sorted(bot.searcher.index.essays.values(), key=length, reverse=True)
    answer = bot.ask("哪篇文章最长")
    assert [one.essay_id for one in answer.citations] == [one.essay_id for one in essays]
    assert all(f"{length(one):,} 字" in answer.text for one in essays)


def test_of_one_author_only_that_text_is_counted(bot: Bot) -> None:
    answer = bot.ask("马回的文章有多少字")
    assert {one.essay_id for one in answer.citations} == {"ma-hui"}
    assert f"{length(bot.searcher.index.essays['ma-hui']):,} 字" in answer.text


def test_who_wrote_least_is_asked_of_those_who_sign(bot: Bot) -> None:
    answer = bot.ask("谁的文章字数最少")
    assert answer.citations[0].essay_id == "zou-hui" and "《编者按》" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "科技成果转化要多长时间",
        "谁最擅长基础研究",
        "哪条产业链最长",
        "“双融合”三个字是什么意思",
        "马回是哪一年当上院长的",
        "哪位专家当过校长",
    ],
)
def test_what_is_long_in_the_world_is_not_counted(bot: Bot, question: str) -> None:
    assert "按正文字数" not in bot.ask(question).text
