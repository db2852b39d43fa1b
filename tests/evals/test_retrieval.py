"""The figures of retrieval, worked out by hand."""

from __future__ import annotations

from math import log2

import pytest
from made import ESSAYS, case

from policy_evals.cases import Gold
from policy_evals.retrieval import LONGEST, Place, holds, measure

TEXTS = {key: essay.text for key, essay in ESSAYS.items()}
FIRST, SECOND, THIRD, OTHER = Place("e", 0, 4), Place("e", 4, 8), Place("e", 8, 12), Place("f", 0, 4)


def test_a_passage_holds_most_of_the_gold_words() -> None:
    assert holds(Place("e", 1, 4), Gold("e", "甲说乙。"), TEXTS["e"])
    assert not holds(Place("e", 2, 12), Gold("e", "甲说乙。"), TEXTS["e"])
    assert not holds(Place("f", 0, 4), Gold("e", "甲说乙。"), TEXTS["e"])
    assert not holds(Place("e", 0, LONGEST + 1), Gold("e", "甲说乙。"), TEXTS["e"])


def test_a_place_may_be_given_where_the_words_stand_twice() -> None:
    text = "甲乙甲乙"
    assert Gold("e", "甲乙").spans(text) == [(0, 2), (2, 4)]
    assert Gold("e", "甲乙", 2).spans(text) == [(2, 4)]


def test_any_gold_place_is_enough() -> None:
    found = measure([(case("丙说丁", "戊说己"), [OTHER, SECOND, THIRD])], TEXTS)
    assert [found[name]["c"] for name in ("recall@1", "recall@3", "mrr")] == [0, 1, 0.5]
    assert found["ndcg@10"]["c"] == pytest.approx(1 / log2(3), abs=1e-4)


def test_all_gold_places_are_needed() -> None:
    found = measure([(case("丙说丁", "壬说癸", need="all"), [SECOND, FIRST])], TEXTS)
    assert [found[name]["c"] for name in ("recall@1", "recall@10", "mrr")] == [0.5, 0.5, 1]


def test_nothing_found_is_nought_and_no_gold_is_not_counted() -> None:
    found = measure([(case("丙说丁", id="a"), []), (case("丙说丁", id="b"), [SECOND]), (case(id="c"), [FIRST])], TEXTS)
    assert found["recall@5"] == {"a": 0, "b": 1}
    assert measure([(case("丙说丁", id="a"), [])], TEXTS)["mrr"] == {"a": 0}
