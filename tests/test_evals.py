"""The evaluation's own arithmetic, and the floor under the answers on the essays."""

from __future__ import annotations

from statistics import fmean

import pytest

from bot.app import Bot
from bot.domain import Answer, Citation, Essay
from evals import scorers
from evals.cases import Case, Gold, load

ESSAY = Essay("e", "甲说乙。丙说丁。", title="题", author="某")


def answered(*quotes: str) -> Answer:
    citations = tuple(
        Citation(n, "e", "题", "某", None, None, (at := ESSAY.text.index(q)), at + len(q), q, "参考", None, ESSAY)
        for n, q in enumerate(quotes, 1)
    )
    return Answer(
        "问", "问", "answered", None, "".join(f"“{c.quote}”[{c.number}]" for c in citations), citations=citations
    )


def case(*gold: str, need: str = "any", keys: tuple[str, ...] = ()) -> Case:
    return Case("c", "direct", "问", "dev", tuple(Gold("e", text) for text in gold), need, keys)


def value(score: scorers.Score | None) -> float | None:
    return None if score is None else score.value


def test_any_gold_sentence_or_all_of_them() -> None:
    both, one = answered("甲说乙。", "丙说丁。"), answered("丙说丁。")
    assert value(scorers.gold_cited(case("甲说乙", "丙说丁"), one)) == 1
    assert value(scorers.gold_cited(case("甲说乙", "丙说丁", need="all"), one)) == 0
    assert value(scorers.gold_cited(case("甲说乙", "丙说丁", need="all"), both)) == 1
    assert value(scorers.gold_cited(case(), one)) is None


def test_first_citation_precision_and_keys() -> None:
    both = answered("甲说乙。", "丙说丁。")
    assert value(scorers.first_right(case("甲说乙"), both)) == 1
    assert value(scorers.first_right(case("丙说丁"), both)) == 0
    assert value(scorers.precision(case("丙说丁"), both)) == 0.5
    assert value(scorers.keys_present(case(keys=("说丁", "戊")), both)) == 0.5


def test_refusing_is_right_where_a_refusal_is_expected() -> None:
    refusal = Answer("问", "问", "refused", "off_topic", "无关")
    assert value(scorers.status_right(Case("c", "off_topic", "问", "dev", expect="refused"), refusal)) == 1
    assert value(scorers.status_right(case("甲说乙"), refusal)) == 0


def test_the_answers_keep_their_floor(bot: Bot) -> None:
    asked = [(one, bot.ask(one.question)) for one in load("essays_direct")]
    essays = {key: essay for key, _, _ in bot.essays() if (essay := bot.essay(key))}
    cited = [value(scorers.gold_cited(one, answer)) for one, answer in asked]
    assert fmean(filter(lambda score: score is not None, cited)) >= 0.95
    assert all(value(scorers.verbatim(essays)(one, answer)) in (None, 1) for one, answer in asked)


@pytest.mark.parametrize("kind", ["off_topic", "small_talk"])
def test_what_is_off_topic_is_refused(bot: Bot, kind: str) -> None:
    wrong = [
        one.question for one in load("essays_refuse") if one.kind == kind and bot.ask(one.question).status != "refused"
    ]
    assert wrong == []
