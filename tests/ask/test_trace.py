from __future__ import annotations

import pytest

from bot.app import Bot
from bot.ask.trace import Tracing
from policy_evals.cases import Case
from policy_evals.suites import suite


def test_a_question_is_searched_and_judged_once_for_each_speaker(bot: Bot) -> None:
    tracing = Tracing("创新积分制改革怎么用？", bot.searcher)
    whole = tracing.judge()
    assert tracing.read() is whole and tracing.judge() is whole
    own = tracing.judge("马回")
    assert {hit.passage.author for hit in own.hits} == {"马回"}
    assert [trace.speaker for trace in tracing.made] == [None, "马回"]
    assert set(whole.spent) == {"query", "search", "read", "judge"}
    assert all(spent >= 0 for spent in whole.spent.values())


@pytest.mark.parametrize("case", suite("essays", split="dev").cases, ids=lambda case: case.id)
def test_what_is_explained_is_what_was_answered_from(bot: Bot, case: Case) -> None:
    answer, told = bot.explain(case.question, case.history)
    assert told["standalone"] == answer.standalone
    judged = told["gate"]
    if told["route"] != "question" or not told["traces"]:  # several questions in one are each judged by itself
        assert judged is None and answer.confidence is None
        assert bool(told["traces"]) == (told["route"] in ("comparison", "person"))
        return
    assert judged["probability"] == answer.confidence
    if answer.status == "refused" and judged["status"] == "answered":
        assert case.history, "only what was cited before can be missing from what answers"
    else:
        assert (judged["status"], judged["reason"]) == (answer.status, answer.reason)
    assert judged["missing"] is None or judged["missing"] in answer.text
    shown = {sentence["text"] for trace in told["traces"] for sentence in trace["sentences"]}
    if answer.status == "partial":
        assert {citation.quote for citation in answer.citations} <= shown


def test_a_question_about_a_number_is_explained_as_it_was_answered(bot: Bot) -> None:
    """Explaining used to judge anew without what the question takes for granted, and said refused of an answer."""
    answer, told = bot.explain("2019年以来中国工程院与多少个省共建地方研究院？")
    assert answer.status == told["gate"]["status"] == "answered"
