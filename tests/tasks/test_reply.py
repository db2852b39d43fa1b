from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tasks.reply import Reader, Sentence

REPLIES: dict[str, list[tuple[str, tuple[int, ...]]]] = {
    "推广积分制[1]。避免浪费【2】。": [("推广积分制[1]。", (1,)), ("避免浪费[2]。", (2,))],
    "推广积分制。[1][2]避免浪费。［1，3］": [("推广积分制。[1][2]", (1, 2)), ("避免浪费。[1][3]", (1, 3))],
    "推广积分制[1-3]。避免浪费[^2]。": [("推广积分制[1][2][3]。", (1, 2, 3)), ("避免浪费[2]。", (2,))],
    "推广积分制【1†source】，避免浪费[来源2]。": [("推广积分制[1]，避免浪费[2]。", (1, 2))],
    "<think>先看[9]。\n再看。</think>推广积分制[1]。": [("推广积分制[1]。", (1,))],
    "<think>没有想完": [],
    "## 标题\n\n- **推广**积分制[1]\n2. 避免`浪费`[2]\n| 表 | 格 |\n": [("推广积分制[1]", (1,)), ("避免浪费[2]", (2,))],
    "可从两方面着手：\n1、推广积分制[1]。": [("推广积分制[1]。", (1,))],
    "推广积分制[1]。回答到这里被": [("推广积分制[1]。", (1,))],
    "推广积分制[1]。避免浪费": [("推广积分制[1]。", (1,))],
    "他说：“要强化。”[1]这是方向。": [("他说：“要强化。”[1]", (1,)), ("这是方向。", ())],
    "原话是：{引文1}另见{引文 2}[2]。": [("原话是：{引文1}", (1,)), ("另见{引文 2}[2]。", (2,))],
    "[1] 推广积分制。": [("推广积分制[1]。", (1,))],
    "答：推广积分制[1]。": [("推广积分制[1]。", (1,))],
    "<p>推广积分制[1]。</p>": [("推广积分制[1]。", (1,))],
    "```json\n"
    + '{"sentences": [{"text": "推广积分制。", "cites": [1]}, {"text": "避免浪费", "cites": ["[2]"]}]}'
    + "\n```": [
        ("推广积分制。[1]", (1,)),
        ("避免浪费[2]", (2,)),
    ],
    '{"sentences": [{"text": "推广积分制。", "cites": [1]}, {"text": "避免': [("推广积分制。[1]", (1,))],
    '{"answer": "推广积分制[1]。避免浪费[2]。"}': [("推广积分制[1]。", (1,)), ("避免浪费[2]。", (2,))],
    "共3.5亿元[2]。": [("共3.5亿元[2]。", (2,))],
    "": [],
    "。。。": [],
}


def read(reply: str, sizes: list[int]) -> list[Sentence]:
    reader, found, at = Reader(), [], 0
    for size in sizes:
        found += reader.feed(reply[at : at + size])
        at += size
    found += reader.feed(reply[at:])
    return found + list(reader.end())


@pytest.mark.parametrize("reply", REPLIES)
def test_every_form_of_reply_is_read(reply: str) -> None:
    assert [(sentence.text, sentence.cites) for sentence in read(reply, [])] == REPLIES[reply]


@given(reply=st.sampled_from(sorted(REPLIES)), sizes=st.lists(st.integers(1, 9), max_size=80))
def test_where_the_pieces_are_cut_changes_nothing(reply: str, sizes: list[int]) -> None:
    assert read(reply, sizes) == read(reply, [])


@given(st.text(alphabet="推广积分[]【】{}引文123。，<think>/\n`-*# 「”", max_size=80))
def test_nothing_breaks_the_reader(reply: str) -> None:
    for sentence in read(reply, [3] * 30):
        assert sentence.text


def test_a_sentence_comes_as_soon_as_it_is_whole() -> None:
    reader = Reader()
    assert list(reader.feed("推广积分制[1")) == []
    assert list(reader.feed("]。")) == []  # a second marker may follow
    assert [sentence.text for sentence in reader.feed("避")] == ["推广积分制[1]。"]
