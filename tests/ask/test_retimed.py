"""The question before, asked of another time, of another thing at that time, or for its figures."""

from __future__ import annotations

import pytest

from bot.ask.retimed import of_thing, retimed


@pytest.mark.parametrize(
    ("what", "before", "asked"),
    [
        ("高标准农田", "甲县2025年粮食产量是多少？", "甲县2025年高标准农田是多少？"),
        ("外贸", "去年财政收入增长了多少", "去年外贸增长了多少"),
        ("高标准农田", "甲县粮食产量是多少", None),  # of no time
        ("高标准农田", "甲县2025年怎么抓粮食", None),
        ("那个", "甲县2025年粮食产量是多少", None),
    ],
)
def test_another_thing_is_asked_of_the_same_time(what: str, before: str, asked: str | None) -> None:
    assert of_thing(what, before) == asked


def test_whether_there_are_figures_asks_for_them() -> None:
    assert retimed("有数字吗？", "共建研究院怎么样", "共建研究院") == "共建研究院的具体数字"
    assert retimed("有没有具体数据", "共建研究院怎么样", "共建研究院") == "共建研究院的具体数字"
    assert retimed("有数字经济的内容吗", "共建研究院怎么样", "共建研究院") is None


def test_this_year_is_that_of_the_text_spoken_of() -> None:
    assert retimed("今年的目标呢？", "甲市2031年粮食产量是多少？", this=2032) == "甲市2032年粮食产量目标是多少？"
    assert retimed("去年呢", "甲市2032年粮食产量目标是多少？", this=2032) == "甲市2031年粮食产量是多少？"
