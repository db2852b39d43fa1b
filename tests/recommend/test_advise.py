from __future__ import annotations

from bot.app import Bot
from bot.recommend import advise

SITUATION = "我们是一家做有色金属的小厂，没有检测设备，缺停车位，怎么办？"


def test_a_situation_gets_measures_with_a_note(bot: Bot) -> None:
    answer = bot.ask(SITUATION)
    assert (answer.status, answer.notes[0].kind) == ("answered", advise.KIND)
    assert "没有检测设备" in answer.notes[0].text
    assert any("缺停车位" in note.text for note in answer.notes if note.kind == "not_specified")
    assert "科研仪器设备" in answer.text
    assert all(claim.verdict == "supported" for claim in answer.claims)
    for citation in answer.citations:
        essay = bot.essay(citation.essay_id)
        assert essay is not None and essay.text[citation.start : citation.end] == citation.quote


def test_a_situation_that_nothing_fits_is_asked_as_a_question(bot: Bot) -> None:
    answer = bot.ask("我是开奶茶店的，我是个小老板，生意不好，怎么办？")
    assert answer.status == "refused"


def test_a_question_on_measures_is_answered_in_quotation(bot: Bot) -> None:
    answer = bot.ask("马回对国有企业研发投入提出了哪些措施？")
    assert advise.KIND not in {note.kind for note in answer.notes}
