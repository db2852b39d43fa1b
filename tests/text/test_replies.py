"""Questions that a text answers below them."""

from __future__ import annotations

from bot.domain import Essay
from bot.text.outline import Outline
from bot.text.replies import answers, replies

TEXT = "政策问答\n问：什么时候开灯？\n答：每晚七点。\n周末延长一小时。\n2.问：谁管？\n答：水利站。\n联系人：某甲\n问：没有回答吗？\n下一段。"


def test_each_question_with_what_stands_below_it_up_to_the_next() -> None:
    found = [
        (TEXT[slice(*asked)].strip(), TEXT[slice(*reply)].strip())
        for asked, reply in replies(Outline(Essay("甲", TEXT)))
    ]
    assert found[0] == ("问：什么时候开灯？", "答：每晚七点。\n周末延长一小时。")
    assert [asked for asked, _ in found] == ["问：什么时候开灯？", "2.问：谁管？"]


def test_questions_without_a_mark_are_answered_by_what_stands_below() -> None:
    text = "灯塔问答\n晚上几点开灯？\n每晚七点开。\n周末八点。\n谁可以上去参观？\n凭票参观。\n"
    found = [(text[slice(*asked)], text[slice(*reply)]) for asked, reply in replies(Outline(Essay("甲", text)))]
    assert found == [("晚上几点开灯？", "每晚七点开。\n周末八点。"), ("谁可以上去参观？", "凭票参观。")]


def test_one_question_makes_no_text_of_questions() -> None:
    assert not replies(Outline(Essay("甲", "通知\n灯塔为什么要修？\n因为漏水。\n请配合。\n")))


def test_who_is_interviewed_gives_the_answers_of_a_text_that_nobody_signed() -> None:
    text = "灯塔管理所所长莫远接受了本报采访。\n问：什么时候开灯？\n答：每晚七点。\n问：谁管？\n答：管理所。\n"
    outline, at = Outline(Essay("甲", text)), text.index("每晚七点")
    assert answers(outline, "莫远", at)
    assert not answers(outline, "李强", at)
    assert not answers(outline, "莫远", text.index("什么时候"))
    assert not answers(Outline(Essay("甲", text, author="王明")), "莫远", at)
