"""A cited fact of a record, which stands nowhere in the text, in every face."""

from __future__ import annotations

import json

from bot.domain import Answer, Essay, Evidence, Fact, Passage
from bot.faces import text, wire
from bot.text.building import Part, build, item_of
from bot.text.outline import Outline

ESSAY = Essay("e", "甲说乙。", title="题", author="某", affiliation="某所所长")
PASSAGE = Passage("p", "e", "题", "某", None, None, 0, 4, ESSAY.text)


def told() -> Answer:
    part = Part((item_of("某是某所所长[1]，他说“甲说乙。”[2]"),), verdict="supported", why="符合")
    known = [Fact(1, "e", "affiliation", "某所所长"), Evidence(2, PASSAGE, 0, 4, ESSAY.text)]
    return build("某是谁？", [part], known, {"e": Outline(ESSAY)})


def test_json_tells_the_field_and_no_place() -> None:
    fact, words = json.loads(wire.line(wire.answer(told())))["citations"]
    assert (fact["field"], fact["start"], fact["end"], fact["quote"]) == ("affiliation", None, None, "某所所长")
    assert (words["field"], words["start"], words["end"]) == (None, 0, 4)


def test_a_terminal_shows_what_the_fact_is_called() -> None:
    assert "[1] 某《题》\n    作者单位和职务：某所所长" in text.answer(wire.answer(told()))


def test_a_terminal_has_words_among_the_sources_only_where_the_answer_has_them_not() -> None:
    given = wire.answer(told())
    assert text.answer(given).endswith("[2] 某《题》")
    given["text"] = "某是某所所长[1]，他这样说[2]"
    assert text.answer(given).endswith("[2] 某《题》\n    “甲说乙。”")


def test_an_answer_that_is_handed_back_keeps_its_facts() -> None:
    given = {"question": "某是谁？", "answer": wire.answer(told())}
    turn = wire.turn(given, {"e": ESSAY}.get)
    assert not isinstance(turn, str) and turn.answer.citations == told().citations
    given["answer"]["citations"][0]["quote"] = "他所所长"
    assert wire.turn(given, {"e": ESSAY}.get) == "某是谁？"
