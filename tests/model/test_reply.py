from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.objects import DEEPEST
from bot.model.reply import Reader, Sentence
from bot.model.sentence import LONGEST_SENTENCE

REPLIES: dict[str, list[tuple[str, tuple[int, ...]]]] = {
    "推广积分制[1]。避免浪费【2】。": [("推广积分制[1]。", (1,)), ("避免浪费[2]。", (2,))],
    "推广积分制。[1][2]避免浪费。［1，3］": [("推广积分制。[1][2]", (1, 2)), ("避免浪费。[1][3]", (1, 3))],
    "推广积分制[1-3]。避免浪费[^2]。": [("推广积分制[1][2][3]。", (1, 2, 3)), ("避免浪费[2]。", (2,))],
    "推广积分制【1†source】，避免浪费[来源2]。": [("推广积分制[1]，避免浪费[2]。", (1, 2))],
    "<think>先看[9]。\n再看。</think>推广积分制[1]。": [("推广积分制[1]。", (1,))],
    "<think>没有想完": [],
    "## 标题\n\n- **推广**积分制[1]\n2. 避免`浪费`[2]\n| 谁 | 做什么 |\n|---|---|\n| 甲 | 扩大试点[3] |\n": [
        ("标题", ()),
        ("推广积分制[1]", (1,)),
        ("避免浪费[2]", (2,)),
        ("谁：甲；做什么：扩大试点[3]", (3,)),
    ],
    "| | 做什么 |\n|---|---|\n| 甲 | 扩大试点[3] |\n| 乙 | |\n": [("甲；做什么：扩大试点[3]", (3,)), ("乙", ())],
    "可从两方面着手：\n1、推广积分制[1]。": [("可从两方面着手：", ()), ("推广积分制[1]。", (1,))],
    "推广积分制[1]。回答到这里被": [("推广积分制[1]。", (1,))],
    "推广积分制[1]。避免浪费": [("推广积分制[1]。", (1,))],
    "他说：“要强化。”[1]这是方向。": [("他说：“要强化。”[1]", (1,)), ("这是方向。", ())],
    "原话是：{引文1}另见{引文 2}[2]。": [("原话是：{引文1}", (1,)), ("另见{引文 2}[2]。", (2,))],
    "[1] 推广积分制。": [("推广积分制[1]。", (1,))],
    "[1] 原话是{引文2}。": [("原话是{引文2}[1]。", (2, 1))],
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
    '{"sentences": [{"text": "推广\n积分制。", "cites": [1]}]}': [("推广\n积分制。[1]", (1,))],
    '{"answer": "推广积分制[1]。避免浪': [("推广积分制[1]。", (1,))],
    '{"answer": "推广积分制[1]。"}\n```\n以上{是}回答。': [("推广积分制[1]。", (1,))],
    '{"first": "推广积分制", "then": "避免浪费[2]': [("推广积分制", ()), ("避免浪费[2]", (2,))],
    '{"first": "推广积分制", "then": "避免浪': [("推广积分制", ())],
    '{"text": "推广积分制[1]。避免浪费': [],
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


# What models write, whole and broken off.
FRAGMENTS = (
    *(
        "推广积分制",
        "避免浪费",
        "他说：“要强化。”",
        "共3.5亿元",
        "《通知》",
        "*推广*",
        "**推广**",
        "`码`",
        "答：",
        "（注。）",
    ),
    *(
        "[1]",
        "【2】",
        "［1，3］",
        "[1-3]",
        "[^2]",
        "[来源1]",
        "【1†source】",
        "[1, 2]",
        "{引文1}",
        "{引文 2}",
        "[注]",
        " [2]",
    ),
    *("。", "！", "？！", "……", "，", "：", "”", "'", '"', " ", "\u3000", "\n", "\n\n", "\r\n", "。[1]", "[2]。\n"),
    *("- ", "  - ", "* ", "1. ", "2、", "（1）", "> ", "> - ", "## 标题\n", "| 表 | 格 |\n", "|---|---|\n", "---\n"),
    *("```\n", "```json\n", "  ```\n", "<think>想一想[9]。\n</think>", "<think>没有想完", "<p>", "</p>", "<br>"),
    *(
        '{"text": "推广。", "cites": [1]}',
        '{"text": "他说\\"{好}。", "cites": "[2]"}',
        '{"answer": "避免[1]。推广[2]。"}',
    ),
    *('{"sentences": [', "[\n", ", ", "]}", "\n]", '{"text": "避', "[", "{", "<", "*", "1", "-"),
)
BEGINNINGS = (
    "",
    "先看资料[9]</think>",
    '{"sentences": [',
    '```json\n{"sentences": [',
    "\n\n```json\n[\n  ",
    "\n ```\n",
)


@given(
    beginning=st.sampled_from(BEGINNINGS),
    fragments=st.lists(st.sampled_from(FRAGMENTS), max_size=14),
    sizes=st.lists(st.integers(1, 9), max_size=40),
)
@settings(max_examples=400, deadline=None)
def test_a_reply_reads_the_same_however_it_is_cut(beginning: str, fragments: list[str], sizes: list[int]) -> None:
    reply = beginning + "".join(fragments)
    whole = read(reply, [])
    assert read(reply, [1] * len(reply)) == whole
    assert read(reply, sizes) == whole


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        ("  - 推广积分制[1]", "推广积分制[1]"),
        ("> 1. 推广积分制[1]。", "推广积分制[1]。"),
        ("\n\n```json\n推广积分制[1]。\n```\n", "推广积分制[1]。"),
    ],
)
def test_what_stands_before_the_words_may_come_in_pieces(reply: str, text: str) -> None:
    assert [sentence.text for sentence in read(reply, [1] * len(reply))] == [text]


HOSTILE = (
    *(
        "\n",
        " ",
        "[",
        "{",
        "<",
        "*",
        "`",
        ">",
        "“",
        "<think>",
        "</think>",
        "```\n",
        '{"text":',
        "[1]",
        "（",
        "1",
        "。",
        "|",
    ),
    *("#", "\u3000", "…", "。[1]", "[1,", "{ ", '["', "- ", '{"a":', '{"a": "b" '),
)
SHORT, TIMES = 3_000, 10
# So many times the cost in proportion is still no sign of a reply that is read again and again; below the floor, in
# seconds, the clock says nothing.
GENEROUS, FLOOR = 4, 0.02


def cost(fragment: str, length: int) -> float:
    """Seconds of the processor for a reply of nothing but this, in pieces of one character."""
    reply = (fragment * length)[:length]
    started = time.process_time()
    read(reply, [1] * length)
    return time.process_time() - started


@pytest.mark.parametrize("fragment", HOSTILE)
def test_a_reply_costs_in_proportion_to_its_length(fragment: str) -> None:
    assert cost(fragment, SHORT * TIMES) < GENEROUS * TIMES * cost(fragment, SHORT) + FLOOR


@pytest.mark.parametrize("size", [1, 7, 10 * LONGEST_SENTENCE])
def test_a_sentence_without_end_is_dropped_and_the_next_is_read(size: int) -> None:
    reply = "推广" * LONGEST_SENTENCE + "[1]。避免浪费[2]。"
    assert [sentence.text for sentence in read(reply, [size] * (len(reply) // size))] == ["避免浪费[2]。"]
    longest = "推" * (LONGEST_SENTENCE - 4) + "[1]。"
    assert [sentence.text for sentence in read(longest + "避", [size] * (len(longest) // size))] == [longest]


@pytest.mark.parametrize("beginning", ['{"answer": ', '[{"answer": ', '{"text": "推广[1]。", "more": '])
def test_json_that_nests_without_end_says_nothing(beginning: str) -> None:
    for depth in (DEEPEST + 1, 10_000):
        assert read(beginning + "[" * depth, [1] * depth) == []
    nested = beginning + "[" * 10_000 + '"避免[1]。"' + "]" * 10_000 + "}"
    assert read(nested, []) == read(nested, [1] * len(nested)) == []


def test_json_is_read_as_deep_as_replies_nest() -> None:
    def nested(depth: int) -> str:
        return '{"answer": ' + "[" * depth + '"避免[1]。"' + "]" * depth + "}"

    assert [sentence.text for sentence in read(nested(DEEPEST - 1), [])] == ["避免[1]。"]
    assert read(nested(DEEPEST), []) == []
