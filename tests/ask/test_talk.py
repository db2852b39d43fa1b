from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ask import talk

QUESTION = "创新积分制怎么用？"
CONTENT = ["创新积分制", "成果转化", "养老服务补贴", "第三条", "马回", "住房公积金", "营商环境"]
SUCCESSIONS = ("嗨", "谢谢你好", "你好谢谢", "你是不是机器人", "好的", "知道了明白了", "hihi")


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
        "你是谁写的",
        "你能做什么",
        "再见啦",
        "谢谢，很有用",
        "Hello!",
        "  ",
        "在吗在吗",
        "好的，谢谢",
    ],
)
def test_small_talk(text: str) -> None:
    assert talk.is_small_talk(text)


@pytest.mark.parametrize(
    "text",
    ["你好，创新积分制怎么用？", "怎么用创新积分？", "帮助企业攻关", "测试平台", "好的做法有哪些", "你好，主要讲什么"],
)
def test_a_greeting_before_a_question_is_no_small_talk(text: str) -> None:
    assert not talk.is_small_talk(text)


@pytest.mark.parametrize(
    ("message", "act"),
    [
        ("你答错了", "wrong"),
        ("不对", "wrong"),
        ("你没回答我的问题", "wrong"),
        ("简单点说", "shorter"),
        ("太长了", "shorter"),
        ("能不能说短一点", "shorter"),
        ("别讲那么细", "shorter"),
        ("太长了，短一点", "shorter"),
        ("详细一点", "longer"),
        ("展开讲讲", "longer"),
        ("太简单了", "longer"),
        ("不够详细", "longer"),
        ("換個說法", "wording"),
        ("没看懂", "wording"),
        ("出处呢", "source"),
        ("这是谁的观点？", "source"),
        ("原文是怎么写的", "source"),
        ("在文章哪一部分，原话发我", "source"),
        ("这是第几节", "source"),
        ("发给谁", None),
        ("哪些人", None),
        ("还有呢", "more"),
        ("有没有更多的", "more"),
        ("为什么？", "why"),
        ("为啥要这么弄", "why"),
        ("凭什么这样办？", "why"),
        ("这么干", None),
        ("谢谢，再详细一点", "longer"),
        ("对吗", None),
        ("怎么做", None),
        ("资金从哪里来？", None),
        ("具体有哪四个？", None),
        ("谢谢", None),
    ],
)
def test_what_is_said_of_an_answer(message: str, act: str | None) -> None:
    assert talk.act(message) == act


def test_a_degree_turns_a_wish_round() -> None:
    """Whatever adjective and whatever word of saying: too long asks for the opposite of long."""
    for said, long in itertools.product(("", "讲得", "回答"), ("长", "详细", "复杂")):
        assert talk.act(f"{said}太{long}了") == "shorter"
        assert talk.act(f"{said}{long}一点") == "longer"
    for said, short in itertools.product(("", "说得", "答案"), ("短", "简单", "少")):
        assert talk.act(f"{said}太{short}了") == "longer"
        assert talk.act(f"请{said}{short}一些") == "shorter"


@given(
    before=st.sampled_from(["", "请", "那", "谢谢，", "能不能"]),
    content=st.sampled_from(CONTENT),
    after=st.sampled_from(["太长了", "详细一点", "还有呢", "你答错了", "换个说法", "出处呢", "谢谢"]),
)
def test_with_a_word_of_content_it_is_no_talk(before: str, content: str, after: str) -> None:
    message = before + content + after
    assert talk.act(message) is None
    assert not talk.is_small_talk(message)


@given(
    st.sampled_from(["你好，", "谢谢！", "好的，明白了，", "辛苦了。"]), st.sampled_from([QUESTION, "太长了", "他是谁"])
)
def test_courtesies_are_taken_off_a_matter(courtesy: str, matter: str) -> None:
    assert talk.matter(courtesy + matter) == matter
    assert talk.matter(matter) == matter


@pytest.mark.parametrize("length", [10, 28, 100, 1_000, 10_000])
@pytest.mark.parametrize("said", SUCCESSIONS)
def test_a_succession_of_any_length(said: str, length: int) -> None:
    many = said * (length // len(said))
    assert talk.is_small_talk(many)
    assert not talk.is_small_talk(many + QUESTION)


@pytest.mark.parametrize("said", [*SUCCESSIONS, "你", "请问", "你是谁谁谁谁谁谁"])
def test_ten_times_the_length_costs_about_ten_times_as_much(said: str) -> None:
    short, long = (min(cost(said * (length // len(said)) + QUESTION) for _ in range(3)) for length in (1_000, 10_000))
    assert long <= 30 * max(short, 1e-4)


def cost(text: str) -> float:
    begun = time.process_time()
    talk.is_small_talk(text)
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("谢谢你", "thanks"),
        ("太感谢了，再见", "farewell"),
        ("拜拜", "farewell"),
        ("你好", None),
        ("谢谢，你是谁", None),
    ],
)
def test_thanks_and_farewells_are_returned(message: str, told: str | None) -> None:
    assert talk.courtesy(message) == told
