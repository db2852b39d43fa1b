"""Interviews: what somebody replies by name is found under the question over it."""

from __future__ import annotations

from bot.domain import Essay
from bot.text.outline import Outline
from bot.text.replies import replies, without_speaker

TALK = """记者：为什么要修渠？

滕若山：去年旱了三个月。

记者：有人担心钱不够。

滕若山：钱已经备好。先修主渠。

记者：您最看重哪一段？

滕若山：我最看重的是西段。
"""


def test_a_reply_by_name_belongs_to_the_question_over_it() -> None:
    found = [(TALK[slice(*asked)], TALK[slice(*told)].strip()) for asked, told in replies(Outline(Essay("一", TALK)))]
    assert found == [
        ("记者：为什么要修渠？", "滕若山：去年旱了三个月。"),
        ("记者：有人担心钱不够。", "滕若山：钱已经备好。先修主渠。"),
        ("记者：您最看重哪一段？", "滕若山：我最看重的是西段。"),
    ]


def test_one_name_alone_replies_to_nothing() -> None:
    text = "记者：为什么要修渠？\n\n注意事项：带好工具。\n"
    assert replies(Outline(Essay("一", text))) == ()


def test_who_speaks_is_no_part_of_what_is_said() -> None:
    assert without_speaker("滕若山：要修渠。") == "要修渠。"
    assert without_speaker("答：明年起。") == "明年起。"
    assert without_speaker("要修渠。") == "要修渠。"
