"""Questions that a text answers below them."""

from __future__ import annotations

from bot.domain import Essay
from bot.text.outline import Outline
from bot.text.replies import replies

TEXT = "政策问答\n问：什么时候开灯？\n答：每晚七点。\n周末延长一小时。\n2.问：谁管？\n答：水利站。\n联系人：某甲\n问：没有回答吗？\n下一段。"


def test_each_question_with_what_stands_below_it_up_to_the_next() -> None:
    found = [
        (TEXT[slice(*asked)].strip(), TEXT[slice(*reply)].strip())
        for asked, reply in replies(Outline(Essay("甲", TEXT)))
    ]
    assert found[0] == ("问：什么时候开灯？", "答：每晚七点。\n周末延长一小时。")
    assert [asked for asked, _ in found] == ["问：什么时候开灯？", "2.问：谁管？"]
