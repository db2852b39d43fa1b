"""Questions for a judgement: what the texts say follows, and it is said that none is made."""

from __future__ import annotations

import pytest

from bot.app import Bot
from bot.ask.opinions import unranked
from bot.says import structure


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("三位作者谁的职称最高？", "三位作者谁的职称"),
        ("哪位专家的建议更可行", "哪位专家的建议"),
        ("谁的文章最新", "谁的文章最新"),
        ("最高的补贴是多少", "最高的补贴是多少"),
    ],
)
def test_what_puts_one_first_is_left_out(question: str, left: str) -> None:
    assert unranked(question) == left


@pytest.mark.parametrize(
    "question",
    [
        "谁的文章写得最好？",
        "你更赞同谁",
        "评价一下马回的文章",
        "邹慧写得怎么样",
        "哪位专家的建议最可行？",
        "您觉得马回说得对吗",
    ],
)
def test_no_judgement_is_made(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.text.startswith(structure.UNJUDGED())
    assert answer.citations


def test_who_does_most_is_answered_with_all_who_do(bot: Bot) -> None:
    answer = bot.ask("谁最重视成果转化？")
    assert answer.question == "谁最重视成果转化？"
    assert answer.text.startswith(structure.UNJUDGED())
    assert len({one.author for one in answer.citations}) == 3


def test_facts_of_the_record_are_told_without_a_rank(bot: Bot) -> None:
    answer = bot.ask("三位作者谁的职称最高")
    assert "副研究员" in answer.text
    assert structure.UNJUDGED() not in answer.text


@pytest.mark.parametrize(
    "question",
    ["马回的文章有哪些问题没说清楚", "刘忠林的文章有什么不足", "这几位专家有没有说错的地方", "文中最大的亮点是什么"],
)
def test_what_is_good_or_bad_about_a_text_is_not_judged(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.text.startswith(structure.UNJUDGED()) and answer.citations


@pytest.mark.parametrize("question", ["江西研发投入的短板是什么", "怎样补齐载体建设短板弱项"])
def test_what_is_lacking_in_the_world_is_answered(bot: Bot, question: str) -> None:
    assert structure.UNJUDGED() not in bot.ask(question).text
