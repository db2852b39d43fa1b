"""Every place of a word, and how often it stands there."""

from __future__ import annotations

import pytest

from bot.app import Bot


@pytest.mark.parametrize(
    ("question", "word", "essay"),
    [
        ("把马回文章里提出要建的各种“机制”全找出来", "机制", "ma-hui"),
        ("邹慧那篇里出现过哪些“库”？", "库", "zou-hui"),
        ("“专精特新”在文章里出现了几次", "专精特新", "liu-zhonglin"),
        ("把所有提到“院士”的句子找出来", "院士", "zou-hui"),
    ],
)
def test_every_sentence_with_the_word_is_quoted_and_counted(bot: Bot, question: str, word: str, essay: str) -> None:
    answer = bot.ask(question)
    text = bot.searcher.index.essays[essay].text
    assert {one.essay_id for one in answer.citations} == {essay}
    assert all(word in one.quote for one in answer.citations)
    assert f"“{word}”出现 {text.count(word)} 次，写有它的语句共 {len(answer.citations)} 处" in answer.text


@pytest.mark.parametrize("question", ["马回都提到了哪些产业", "刘忠林怎么看“专精特新”企业", "“院士问诊”机制是怎么做的"])
def test_what_is_asked_of_a_thing_is_not_every_place_of_its_name(bot: Bot, question: str) -> None:
    assert "写有它的语句" not in bot.ask(question).text


@pytest.mark.parametrize("question", ["“抓手”出现过几次", "“抓手”这个词出现过吗？", "哪些地方提到了“抓手”"])
def test_a_word_that_stands_nowhere_is_said_to(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")
    assert answer.text == "所收录的文章中没有出现“抓手”。"
