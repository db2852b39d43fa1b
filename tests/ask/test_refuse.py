from __future__ import annotations

from typing import get_args

import pytest

from bot.app import Bot
from bot.ask.refuse import NEAREST, REFUSALS, SUGGESTED, refuse
from bot.domain import Answer, Hit, Reason
from bot.text import keys, vocabulary

EXAMPLES = ["甲是什么？", "乙是什么？", "丙是什么？", "丁是什么？"]
NEARBY: tuple[Reason, ...] = ("not_in_corpus", "unknown_author")


def refused(bot: Bot, reason: Reason, hits: list[Hit], examples: list[str] = EXAMPLES, person: str = "") -> Answer:
    return refuse("耐心资本怎么样？", reason, hits, bot.searcher, examples, person)


@pytest.mark.parametrize("reason", get_args(Reason))
def test_a_refusal_says_why_and_cites_nothing(bot: Bot, reason: Reason) -> None:
    for hits in ([], bot.search("耐心资本", 8)):
        for examples in ([], EXAMPLES):
            answer = refused(bot, reason, hits, examples, "王明")
            assert (answer.status, answer.reason, answer.citations) == ("refused", reason, ())
            assert answer.question == answer.standalone == "耐心资本怎么样？"
            assert answer.text and not set("{}") & set(answer.text)


def test_each_reason_has_words_of_its_own() -> None:
    assert set(REFUSALS) == set(get_args(Reason))
    assert len(set(REFUSALS.values())) == len(REFUSALS)


def test_the_nearest_passages_are_those_of_the_best_hits(bot: Bot) -> None:
    hits = bot.search("耐心资本", 8)
    assert refused(bot, "not_in_corpus", hits).nearest == tuple(hit.passage for hit in hits[:NEAREST])
    assert refused(bot, "not_in_corpus", hits[:1]).nearest == (hits[0].passage,)
    assert refused(bot, "not_in_corpus", []).nearest == ()


@pytest.mark.parametrize("reason", ["off_topic", "small_talk"])
def test_a_question_about_something_else_gets_the_corpus_s_own_examples(bot: Bot, reason: Reason) -> None:
    answer = refused(bot, reason, bot.search("耐心资本", 8))
    assert answer.suggestions == tuple(EXAMPLES[:SUGGESTED])
    assert f"“{EXAMPLES[0]}”" in answer.text


@pytest.mark.parametrize("reason", NEARBY)
def test_suggestions_are_on_terms_of_the_nearest_passages_that_were_not_asked_for(bot: Bot, reason: Reason) -> None:
    hits = bot.search("耐心资本怎么样？", 8)
    suggestions = refused(bot, reason, hits).suggestions
    assert 0 < len(suggestions) <= SUGGESTED and len(set(suggestions)) == len(suggestions)
    for suggestion in [item for item in suggestions if item not in EXAMPLES]:
        who, _, term = suggestion.removesuffix("？").partition("怎么谈")
        assert term in vocabulary.terms() and "耐心资本" not in term
        assert any(who == (hit.passage.author or "文章") and term in keys.tokens(hit.passage.text) for hit in hits[:3])


def test_the_rarest_term_of_a_passage_is_suggested(bot: Bot) -> None:
    (hit,) = bot.search("创新积分制", 1)
    idf = bot.searcher.index.lexical.idf
    held = set(keys.tokens(hit.passage.text)) - {"耐心资本"}
    (first, *_) = refused(bot, "not_in_corpus", [hit]).suggestions
    term = first.removesuffix("？").partition("怎么谈")[2]
    assert idf(term) == max(idf(other) for other in vocabulary.terms() if other in held)


def test_examples_fill_what_the_passages_leave_and_none_comes_twice(bot: Bot) -> None:
    assert refused(bot, "not_in_corpus", []).suggestions == tuple(EXAMPLES[:SUGGESTED])
    assert refused(bot, "off_topic", [], ["甲？", "甲？", "乙？"]).suggestions == ("甲？", "乙？")
    (near, *_) = refused(bot, "not_in_corpus", bot.search("创新积分制", 1), []).suggestions
    assert refused(bot, "not_in_corpus", bot.search("创新积分制", 1), [near, "甲？"]).suggestions == (near, "甲？")
    assert refused(bot, "off_topic", [], []).suggestions == ()


def test_an_unknown_author_is_named_where_one_was(bot: Bot) -> None:
    assert "没有“王明”的文章" in refused(bot, "unknown_author", [], person="王明").text
    assert "没有这位作者的文章" in refused(bot, "unknown_author", []).text
    assert "“{王明}”" in refused(bot, "unknown_author", [], person="{王明}").text
