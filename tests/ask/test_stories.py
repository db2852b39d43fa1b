"""What a message asks behind what its writer tells of himself."""

from __future__ import annotations

import pytest

from bot.app import Bot
from bot.ask.stories import request


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("我在一家小厂上班，老板让我们交材料，科技成果转化怎么推进", "科技成果转化怎么推进"),
        ("昨天下了一天雨，操场全是水。学校什么时候修排水沟？", "学校什么时候修排水沟"),
        ("我是河北的老师，操场很旧。省里今年改造几所学校？", "河北省里今年改造几所学校"),
        ("成果转化怎么推进？我领导催得急", "成果转化怎么推进"),
        ("租金能缓到几月？甲局和乙局写的一样不", None),
        ("我省怎么推进成果转化，重点是什么", None),
        ("我下岗了，怎么办", None),
        ("科技成果转化怎么推进？", None),
        ("", None),
    ],
)
def test_a_story_is_left_out(message: str, asked: str | None) -> None:
    assert request(message) == asked


def test_the_question_behind_a_story_is_answered(bot: Bot) -> None:
    story = "我是大三学生，老师让我们写一篇江西科技创新的作业，我想知道马回对有组织科研提了哪些建议"
    answer = bot.ask(story)
    assert answer.status == "answered"
    assert {one.essay_id for one in answer.citations} == {"ma-hui"}


@pytest.mark.parametrize("said", ["省里的专家有谁主张布局量子？", "那三篇专家文章里说没说研究生助学金"])
def test_no_phrase_is_taken_for_a_person(bot: Bot, said: str) -> None:
    assert bot.ask(said).reason != "unknown_author"
