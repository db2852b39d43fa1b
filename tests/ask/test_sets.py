"""A set of signed texts by what only its editor calls them."""

from __future__ import annotations

from bot.ask.sets import unnamed
from bot.domain import Essay


def test_what_only_an_editor_calls_signed_texts_is_no_topic() -> None:
    essays = [
        Essay("a", "河堤笔谈，请看数据。"),
        Essay("b", "修堤的数据。", author="甲"),
        Essay("c", "修渠。", author="乙"),
    ]
    assert unnamed("这组笔谈讲了啥", essays) == "这组讲了啥"
    assert unnamed("这组数据说明什么", essays) == "这组数据说明什么"
    assert unnamed("这组笔谈讲了啥", essays[:2]) == "这组笔谈讲了啥"
