from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from bot.app import Bot
from bot.ask import framed
from bot.ask.conversation import UNANSWERED_MAX
from bot.domain import Turn

OPENING = "马回怎么看创新积分制改革？"
TURNS = [OPENING, "那刘忠林呢？", "邹慧呢？", "马回呢？"]


def talk(bot: Bot, questions: list[str]) -> list[Turn]:
    """Each question asked with the turns before it, as the page does."""
    turns: list[Turn] = []
    for question in questions:
        turns.append(Turn(question, bot.ask(question, turns)))
    return turns


@pytest.fixture
def counted(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often anything was embedded to be searched for."""
    asked: list[str] = []
    embed = bot.embedder.queries

    def counting(texts: list[str]) -> object:
        asked.extend(texts)
        return embed(texts)

    monkeypatch.setattr(bot.embedder, "queries", counting)
    # A question may be embedded once more in the words of its frame: here each is asked as it is typed.
    monkeypatch.setattr(framed, "answered", lambda _question, _told, _follows, whole, *_: whole)
    return lambda: len(asked)


@pytest.mark.parametrize(
    "follow_ups",
    [
        ["那刘忠林呢？", "邹慧呢？", "马回呢？", "刘忠林呢？", "那邹慧怎么看？"] * 2,
        ["还有呢？"] * 10,
        [
            "为什么？",
            "谁说的？",
            "马回呢？",
            "还有吗？",
            "第一点呢？",
            "刘忠林呢？",
            "还有呢？",
            "邹慧呢？",
            "谁说的？",
            "马回呢？",
        ],
    ],
    ids=["authors", "more", "mixed"],
)
def test_ten_follow_ups_in_a_row_keep_their_topic(bot: Bot, follow_ups: list[str]) -> None:
    turns = talk(bot, [OPENING, *follow_ups])
    assert all("创新积分制" in turn.answer.standalone for turn in turns), [turn.answer.standalone for turn in turns]
    assert all(turn.answer.standalone.count("怎么谈") <= 1 for turn in turns)
    last = talk(bot, [OPENING, *follow_ups, "马回怎么看？"])[-1].answer
    assert last.status == "answered"
    assert any("创新积分制" in citation.quote for citation in last.citations)


@pytest.mark.parametrize("last", ["还有呢？", "那马回呢？", "谁说的？", "为什么？", "四库系统是哪四个库？"])
def test_questions_alone_and_turns_with_their_answers_lead_to_the_same(bot: Bot, last: str) -> None:
    alone, told = bot.ask(last, TURNS), bot.ask(last, talk(bot, TURNS))
    assert (alone.text, alone.standalone, alone.status) == (told.text, told.standalone, told.status)


def test_a_turn_that_comes_with_its_answer_is_not_answered_again(bot: Bot, counted: Callable[[], int]) -> None:
    turns = talk(bot, TURNS)
    before = counted()
    bot.ask("还有呢？", turns)
    assert counted() == before + 1


def test_each_earlier_question_is_answered_once(bot: Bot, counted: Callable[[], int]) -> None:
    bot.ask("还有呢？", TURNS)
    assert counted() == len(TURNS) + 1


def test_a_long_history_without_answers_is_bounded(bot: Bot, counted: Callable[[], int]) -> None:
    bot.ask("还有呢？", [OPENING] * (UNANSWERED_MAX + 30))
    assert counted() == UNANSWERED_MAX + 1


def test_more_after_four_turns_costs_about_one_question(bot: Bot) -> None:
    """55 answers were made for this one: each turn answered all before it again."""
    turns = talk(bot, TURNS)
    bot.ask("还有呢？", turns)

    def cost(question: str, earlier: list[Turn]) -> float:
        started = time.process_time()
        bot.ask(question, earlier)
        return time.process_time() - started

    alone = min(cost(OPENING, []) for _ in range(5))
    assert min(cost("还有呢？", turns) for _ in range(5)) < 3 * alone


def test_a_situation_told_earlier_counts_as_the_measures_that_it_got(bot: Bot) -> None:
    said = "我们是一家科技型中小企业，缺钱、缺设备，怎么办？"
    turns = talk(bot, [said])
    assert turns[0].answer.notes[0].kind == "recommended"
    assert bot.ask("谁说的？", [said]).text == bot.ask("谁说的？", turns).text
