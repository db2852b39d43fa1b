"""A question in the words of the text that is read for it."""

from __future__ import annotations

from bot.search import named
from bot.text.phrases import Phrases

FORMS = Phrases({"gdp": frozenset({"地区生产总值", "生产总值"}), "生产总值": frozenset({"gdp", "地区生产总值"})})


def test_a_name_that_a_text_lacks_is_said_as_the_text_does() -> None:
    assert named.as_in("去年GDP多少", "地区生产总值增长5%。", FORMS) == "去年地区生产总值多少"
    assert named.as_in("去年生产总值多少", "GDP增长5%。", FORMS) == "去年gdp多少"


def test_a_name_that_a_text_has_stays_and_so_does_one_without_other_forms() -> None:
    assert named.as_in("去年GDP多少", "GDP（生产总值）增长5%。", FORMS) == "去年GDP多少"
    assert named.as_in("去年CPI多少", "生产总值增长5%。", FORMS) == "去年CPI多少"
