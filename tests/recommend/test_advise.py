from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot
from bot.recommend import advise

SITUATION = "我们是一家做有色金属的小厂，没有检测设备，缺停车位，怎么办？"


def test_a_situation_gets_measures_with_a_note(bot: Bot) -> None:
    answer = bot.ask(SITUATION)
    assert (answer.status, answer.notes[0].kind) == ("answered", advise.KIND)
    assert any("缺停车位" in note.text for note in answer.notes if note.kind == "not_specified")
    assert "科研仪器设备" in answer.text
    assert all(claim.verdict == "supported" for claim in answer.claims)
    for citation in answer.citations:
        essay = bot.essay(citation.essay_id)
        assert essay is not None and essay.text[citation.start : citation.end] == citation.quote


def test_a_situation_that_nothing_fits_is_asked_as_a_question(bot: Bot) -> None:
    answer = bot.ask("我是开奶茶店的，我是个小老板，生意不好，怎么办？")
    assert answer.status in ("refused", "partial")
    assert advise.KIND not in [note.kind for note in answer.notes]


def test_a_question_on_measures_is_answered_in_quotation(bot: Bot) -> None:
    answer = bot.ask("马回对国有企业研发投入提出了哪些措施？")
    assert advise.KIND not in {note.kind for note in answer.notes}


@pytest.mark.parametrize("message", ["我想开一家奶茶店，有补贴吗？", "我怕孩子在学校被人欺负，怎么办？"])
def test_what_no_measure_answers_is_not_called_advised(bot: Bot, message: str) -> None:
    assert advise.KIND not in {note.kind for note in bot.ask(message).notes}


def test_measures_that_only_bear_on_a_need_are_no_answer(bot: Bot) -> None:
    given = bot.recommend("民营科技企业", "想参与重大科技项目")
    loose = tuple(replace(item, answers=False) for item in given.measures)
    outlines = bot.searcher.index.outlines
    assert advise.answer("想参与重大科技项目", given, outlines) is not None
    assert advise.answer("想参与重大科技项目", replace(given, measures=loose), outlines) is None


def test_who_names_an_author_is_given_that_ones_measures(bot: Bot) -> None:
    answer = bot.ask("我是高校老师，有项成果一直转化不出去。马回有没有提到怎么办？")
    assert answer.citations and {one.author for one in answer.citations} == {"马回"}
