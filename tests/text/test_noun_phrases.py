from __future__ import annotations

import pytest

from bot.text.noun_phrases import is_noun_phrase


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
