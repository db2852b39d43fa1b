"""Words found in originals: folded, and every place to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Essay
from bot.faces.web.finding import find


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("支持链主企业，链主带动", "鏈主", ["链主", "链主"]),
        ("發展ＡＩ和㎏产业", "ai和", ["ＡＩ和"]),
        ("㎏产业😀产业", "产业", ["产业", "产业"]),
        ("“双融合”", '"双融合"', ["“双融合”"]),
        ("甲", "", []),
        ("甲", " ", []),
        ("甲", "乙", []),
        ("", "乙", []),
    ],
)
def test_places_are_the_texts_own(text: str, words: str, found: list[str]) -> None:
    places = find([Essay("一", text)], words)
    assert [text[place.start : place.end] for place in places] == found
    assert [place.told()["words"] for place in places] == found


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 9))
def test_what_stands_in_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    if words.strip() == words and words.isalnum():
        assert any(words in text[max(0, place.start - 4) : place.end + 4] for place in find([Essay("一", text)], words))
