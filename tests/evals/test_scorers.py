"""Each scorer with what is right, what is wrong, and what it does not judge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from made import ESSAYS, answered, case, refused, value

from bot.domain import Answer, Essay, Note
from policy_evals.cases import Case, Gold
from policy_evals.scorers import citing, following, naming, refusing
from policy_evals.scorers.common import Scorer, cites

BOTH = ("甲说乙", "丙说丁")


@pytest.mark.parametrize(
    ("scorer", "one", "answer", "expected"),
    [
        (citing.gold_cited, case(*BOTH), answered("丙说丁。"), 1),
        (citing.gold_cited, case(*BOTH, need="all"), answered("丙说丁。"), 0),
        (citing.gold_cited, case(*BOTH, need="all"), answered("甲说乙。", "丙说丁。"), 1),
        (citing.gold_cited, case("甲说乙。丙说丁。"), answered("丙说丁"), 1),  # a clause of the gold sentence
        (citing.gold_cited, case("甲说乙"), refused(), 0),
        (citing.gold_cited, case(), answered("丙说丁。"), None),
        (citing.gold_cited, case("甲说乙", expect="missing"), refused(), None),
        (citing.first_right, case("甲说乙"), answered("甲说乙。", "丙说丁。"), 1),
        (citing.first_right, case("丙说丁"), answered("甲说乙。", "丙说丁。"), 0),
        (citing.first_right, case("丙说丁"), refused(), 0),
        (citing.recall, case(*BOTH, need="all"), answered("丙说丁。"), 0.5),
        (citing.recall, case(*BOTH), answered("丙说丁。"), 1),
        (citing.recall, case(*BOTH), answered("戊说己。"), 0),
        (citing.precision, case("丙说丁"), answered("丙说丁。"), 1),
        (citing.precision, case("丙说丁"), answered("甲说乙。", "丙说丁。"), 0.5),
        (citing.precision, case("丙说丁", keys=("甲",)), answered("甲说乙。", "丙说丁。"), 1),  # needed for a key
        (citing.precision, case("丙说丁", authors=("某乙",)), answered("丙说丁。", "庚说辛。"), 1),
        (citing.precision, case("丙说丁"), refused(), None),
        (citing.keys_present, case(keys=("说丁", "壬")), answered("甲说乙。", "丙说丁。"), 0.5),
        (citing.keys_present, case(keys=("“甲”说",)), replace(refused(), text="‘甲’说"), 1),
        (refusing.status_right, case("甲说乙"), answered("甲说乙。"), 1),
        (refusing.status_right, case("甲说乙"), refused(), 0),
        (refusing.status_right, case(expect="missing"), answered("甲说乙。", status="partial"), 1),
        (refusing.status_right, case(expect="partial"), refused(), 0),
        (refusing.status_right, case(expect="refused"), answered("甲说乙。", status="partial"), 0),
        (refusing.refusal_precision, case(expect="missing"), refused(), 1),
        (refusing.refusal_precision, case(expect="partial"), refused(), 0),
        (refusing.refusal_precision, case("甲说乙"), answered("甲说乙。"), None),
        (refusing.refusal_recall, case(expect="refused"), refused(), 1),
        (refusing.refusal_recall, case(expect="missing"), answered("甲说乙。"), 0),
        (refusing.refusal_recall, case("甲说乙"), refused(), None),
        (refusing.not_falsely_refused, case("甲说乙"), answered("丙说丁。"), 1),
        (refusing.not_falsely_refused, case("甲说乙"), refused(), 0),
        (refusing.not_falsely_refused, case(expect="partial"), refused(), None),
        (refusing.reason_right, case(expect="refused", reason="off_topic"), refused("off_topic"), 1),
        (refusing.reason_right, case(expect="refused", reason="off_topic"), refused("not_in_corpus"), 0),
        (refusing.reason_right, case(expect="refused"), refused("not_in_corpus"), None),
        (refusing.partial_cites, case("甲说乙", expect="partial"), answered("甲说乙。", status="partial"), 1),
        (refusing.partial_cites, case("甲说乙", expect="partial"), answered("丙说丁。", status="partial"), 0),
        (refusing.partial_cites, case("甲说乙", expect="partial"), refused(), 0),
        (refusing.partial_cites, case("甲说乙", expect="missing"), refused(), None),
        (naming.authors_cited, case(authors=("某甲", "某乙")), answered("甲说乙。", "庚说辛。"), 1),
        (naming.authors_cited, case(authors=("某甲", "某乙")), answered("甲说乙。"), 0),
        (naming.only_cited, case(only=("某甲",)), answered("甲说乙。"), 1),
        (naming.only_cited, case(only=("某甲",)), answered("甲说乙。", "庚说辛。"), 0),
        (naming.silence_named, case(silent=("某乙",)), answered("甲说乙。", lead="某乙没有谈到这一点。"), 1),
        (naming.silence_named, case(silent=("某乙",)), answered("甲说乙。", notes=(Note("n", "未找到某乙的论述"),)), 1),
        (naming.silence_named, case(silent=("某乙",)), answered("甲说乙。", lead="没有别人。某乙也说了。"), 0),
        (naming.silence_named, case(silent=("某乙",)), answered("甲说乙。", lead="某乙谈未来产业。"), 0),
        (naming.silence_named, case(silent=("某乙",)), answered("庚说辛。", lead="某乙没有谈到这一点。"), 0),
        (
            naming.notes_right,
            case(notes=("author_mismatch",)),
            refused("off_topic", Note("author_mismatch", "某乙")),
            1,
        ),
        (
            naming.notes_right,
            case(notes=("number_mismatch",)),
            refused("off_topic", Note("author_mismatch", "某乙")),
            0,
        ),
        (naming.notes_right, case(note_has=("某甲",)), refused("off_topic", Note("author_mismatch", "某乙")), 0),
        (naming.notes_right, case(no_notes=True), refused("off_topic", Note("author_mismatch", "某乙")), 0),
        (naming.notes_right, case(no_notes=True), refused(), 1),
        (naming.notes_right, case(), refused(), None),
        (following.standalone_right, case(standalone="问？"), answered("甲说乙。"), 1),
        (following.standalone_right, case(standalone="问 什么"), answered("甲说乙。"), 0),
        (following.standalone_right, case(), answered("甲说乙。"), None),
    ],
)
def test_scorer(scorer: Scorer, one: Case, answer: Answer, expected: float | None) -> None:
    assert value(scorer(one, answer)) == expected


def test_a_given_place_is_cited_by_most_of_it() -> None:
    first, second = answered("甲说乙。", "丙说丁。").citations
    span = Gold("e", "说乙。丙", 1)
    assert cites(first, span) and not cites(second, span)
    assert not cites(first, Gold("e", "甲说乙。", 4))  # the same words elsewhere


def test_a_miss_says_why() -> None:
    score = citing.gold_cited(case("甲说乙"), refused())
    assert score is not None and "甲说乙" in score.reason and "not_in_corpus" in score.reason


def test_verbatim_compares_with_the_text() -> None:
    other: Any = {"e": Essay("e", "甲说丙。丙说丁。戊说己。")}
    answer = answered("甲说乙。", "丙说丁。")
    assert value(citing.verbatim(ESSAYS)(case(), answer)) == 1
    assert value(citing.verbatim(other)(case(), answer)) == 0.5
    assert citing.verbatim(ESSAYS)(case(), refused()) is None


def test_fresh_knows_what_was_shown() -> None:
    scorer = following.fresh({"c": (answered("甲说乙。", "庚说辛。"),)})
    assert value(scorer(case(fresh=True), answered("丙说丁。"))) == 1
    assert value(scorer(case(fresh=True), answered("丙说丁。", "甲说"))) == 0
    assert value(scorer(case(fresh=True), refused())) == 0
    assert scorer(case(), answered("甲说乙。")) is None
