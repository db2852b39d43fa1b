"""Which sentences are cited beside the best one."""

from __future__ import annotations

from dataclasses import replace

from bot.app import Bot
from bot.ask import beside
from bot.ask.trace import Tracing


def test_the_best_is_always_cited_and_no_more_than_so_many(bot: Bot) -> None:
    ranked = Tracing("怎样支持企业创新？", bot.searcher).read().ranked
    for most in (1, 3, 8):
        found = beside.answering(ranked, most, {"list": 1.0})
        assert found[0] is ranked[0] and len(found) <= most
    assert beside.answering([], 3, {}) == []


def test_who_wants_all_gets_more_than_who_wants_one(bot: Bot) -> None:
    ranked = Tracing("怎样支持企业创新？", bot.searcher).read().ranked
    one, many = (beside.answering(ranked, 20, wants) for wants in ({"fact": 1.0}, {"topic": 1.0}))
    assert len(one) < len(many) and set(map(id, one)) <= set(map(id, many))


def test_a_sentence_that_the_reader_takes_for_an_answer_is_likelier_one(bot: Bot) -> None:
    ranked = Tracing("怎样支持企业创新？", bot.searcher).read().ranked[:4]
    low, high = (
        [replace(one, read=read, run=read) if at == 2 else one for at, one in enumerate(ranked)] for read in (-8.0, 4.0)
    )
    chances = [[beside.chance(known) for _, known in beside.figures(some, {"fact": 1.0})][1] for some in (low, high)]
    assert chances[0] < chances[1]
