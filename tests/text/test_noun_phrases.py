from __future__ import annotations

import pytest

from bot.text.noun_phrases import is_noun_phrase, says_how


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("成果转化", True),
        ("科研仪器设备开放", True),
        ("单位是：这些文章发表在什么报纸", False),
        ("走规模扩张的路子", False),
    ],
)
def test_only_a_noun_phrase_is_named(words: str, named: bool) -> None:
    assert is_noun_phrase(words) is named


@pytest.mark.parametrize(
    ("word", "says"), [("怎么弄", True), ("宽容一点", True), ("自然环境", False), ("科技创新", False)]
)
def test_a_set_phrase_that_names_nothing_is_no_topic(word: str, says: bool) -> None:
    assert says_how(word) is says
    assert not (says and is_noun_phrase(word))
