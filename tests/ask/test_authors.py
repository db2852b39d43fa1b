"""Whom a question names and whom it leaves out, for every way that asks it."""

from __future__ import annotations

import pytest

from bot.app import Bot
from bot.ask.authors import authors

KNOWN = ("王明", "王明华", "李强", "赵敏")


@pytest.mark.parametrize(
    ("question", "named", "left_out"),
    [
        ("李强和王明怎么看水价？", ("李强", "王明"), ()),
        ("王明华怎么看水价？", ("王明华",), ()),
        ("王明华同王明有什么不同", ("王明华", "王明"), ()),
        ("除王明外，其余三位怎么看水价", ("王明华", "李强", "赵敏"), ("王明",)),
        ("不算李强和赵敏，其他人怎么说", ("王明", "王明华"), ("李强", "赵敏")),
        ("除了赵敏，王明怎么说", ("王明",), ("赵敏",)),
        ("除了水价，王明还说了什么", ("王明",), ()),
        ("除开王明那篇，还有谁谈到水价", ("王明华", "李强", "赵敏"), ("王明",)),
        ("王明主张涨价，另外三位呢，谈到没有", ("王明华", "李强", "赵敏"), ("王明",)),
        ("王明和另外两位怎么看水价", ("王明",), ()),
        ("水价怎么定", (), ()),
    ],
)
def test_whom_a_question_is_about(question: str, named: tuple[str, ...], left_out: tuple[str, ...]) -> None:
    told = authors(question, KNOWN)
    assert (told.named, told.left_out) == (named, left_out)
    assert not any(name in told.rest for name in KNOWN)


@pytest.mark.parametrize("question", ["除马回外另外两位是哪个单位的", "除了马回，其他两位作者的文章讲了什么"])
def test_who_is_left_out_is_not_answered_with(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert {one.author for one in answer.citations} == {"刘忠林", "邹慧"}
