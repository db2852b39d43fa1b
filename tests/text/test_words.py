from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import vocabulary, words
from bot.text.sentences import clause_spans, sentence_spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“要创新。”我说好！", ["他说：“要创新。”", "我说好！"]),
        ("“能行吗？”“行！”于是干。", ["“能行吗？”", "“行！”", "于是干。"]),
        ("增长5.4%。达到3.2万元", ["增长5.4%。", "达到3.2万元"]),
        ("第一行\n第二行\r\n第三行", ["第一行", "第二行", "第三行"]),
        ('他说。"你好"', ["他说。", '"你好"']),
        ("（见附件。）其余从略……", ["（见附件。）", "其余从略……"]),
        ("", []),
        ("。", ["。"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text())
def test_sentences_and_clauses_lose_nothing_but_white_space(text: str) -> None:
    for spans in (sentence_spans(text), clause_spans(text), clause_spans(text, semicolons_only=True)):
        joined = "".join(text[start:end] for start, end in spans)
        assert "".join(joined.split()) == "".join(text.split())
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


def test_folding_joins_scripts_widths_and_marks() -> None:
    assert words.fold("鏈主企業「ＡＩ」") == words.fold('链主企业"ai"')
    assert words.fold("１２６９") == "1269"
    assert words.fold("不要强化") != words.fold("要强化")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = words.fold(text)
    assert words.fold(once) == once


def test_everyday_words_stand_for_policy_words() -> None:
    table = vocabulary.table("everyday.txt")
    assert words.everyday().held("国企怎么改")["国企"] == ("国有企业",)
    assert all(len(word) >= 1 and meant for word, meant in table.items())
    assert len(table) > 60


def test_long_words_come_with_their_parts_and_quotation_marks_go() -> None:
    assert words.parts("科技创新") == ["科技", "创新", "科技创新"]
    assert words.unquoted("“专精特新”企业") == words.unquoted("专精特新企业")
