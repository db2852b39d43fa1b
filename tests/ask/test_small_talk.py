from __future__ import annotations

import time
from re import _parser

import pytest

from bot.ask.small_talk import LONGEST, PHRASE, is_small_talk

QUESTION = "创新积分制怎么用？"
SHORTEST = sorted({char for char in PHRASE.pattern if PHRASE.fullmatch(char)})
SUCCESSIONS = (*SHORTEST, "谢谢你好", "你好谢谢", "你是不是机器人", "好的", "知道了明白了", "hihi")


@pytest.mark.parametrize(
    "text",
    [
        "你好",
        "您好！",
        "谢谢你。",
        "太感谢了",
        "有人在吗？",
        "你可以回答哪些问题？",
        "你是谁？",
        "Hello!",
        "  ",
        "在吗在吗",
        "好的，谢谢",
    ],
)
def test_small_talk(text: str) -> None:
    assert is_small_talk(text)


@pytest.mark.parametrize("text", ["你好，创新积分制怎么用？", "怎么用创新积分？", "帮助企业攻关", "测试平台"])
def test_a_greeting_before_a_question_is_no_small_talk(text: str) -> None:
    assert not is_small_talk(text)


@pytest.mark.parametrize("length", [10, 28, 100, 1_000, 10_000])
@pytest.mark.parametrize("said", SUCCESSIONS)
def test_a_succession_of_any_length(said: str, length: int) -> None:
    many = said * (length // len(said))
    assert is_small_talk(many)
    assert not is_small_talk(many + QUESTION)


@pytest.mark.parametrize("said", [*SUCCESSIONS, "你", "请问", "你是谁谁谁谁谁谁"])
def test_ten_times_the_length_costs_about_ten_times_as_much(said: str) -> None:
    short, long = (min(cost(said * (length // len(said)) + QUESTION) for _ in range(3)) for length in (1_000, 10_000))
    assert long <= 30 * max(short, 1e-4)


def test_no_phrase_is_longer_than_the_longest() -> None:
    assert _parser.parse(PHRASE.pattern).getwidth()[1] == LONGEST


def cost(text: str) -> float:
    begun = time.process_time()
    is_small_talk(text)
    return time.process_time() - begun
