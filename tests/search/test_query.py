from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import Bot
from bot.encoders.embed import HashEmbedder
from bot.search.query import STRESS, Query
from bot.settings import Settings
from bot.text import keys, words

TOKENS = st.dictionaries(st.sampled_from("企业 高校 人才 金融 创新".split()), st.floats(0.1, 9), max_size=5)
HELD = st.frozensets(st.sampled_from("企业 高校 人才 金融 创新 国有企业 别的".split()))


def query(bot: Bot, question: str) -> Query:
    searcher = bot.searcher
    return Query.of(question, bot.embedder, searcher.index, searcher.authors)


def made(weights: dict[str, float], meant: dict[str, frozenset[str]] | None = None) -> Query:
    return Query("", np.zeros(1, dtype=np.float32), weights, meant or {}, weights)


def test_the_vector_is_a_unit_vector_of_the_folded_question(bot: Bot) -> None:
    vector = query(bot, "國企怎麼融資？").vector
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)
    np.testing.assert_allclose(vector, query(bot, "国企怎么融资？").vector, atol=1e-6)


def test_a_vector_that_is_known_is_taken(bot: Bot) -> None:
    searcher, known = bot.searcher, np.ones(3, dtype=np.float32)
    found = Query.of("企业", bot.embedder, searcher.index, (), known)
    assert found.vector is known and found.text == "企业"


def test_script_and_width_change_no_weight(bot: Bot) -> None:
    one, other = query(bot, "「雙融合」與ＡＩ"), query(bot, "“双融合”与ai")
    assert one.weights == other.weights and one.grams == other.grams


def test_names_of_authors_do_not_count(bot: Bot) -> None:
    named, bare = query(bot, "马回怎么看耐心资本？"), query(bot, "怎么看耐心资本？")
    assert named.weights == bare.weights
    assert not any("马" in gram or "回" in gram for gram in named.grams)


def test_a_part_of_a_longer_word_counts_half(bot: Bot) -> None:
    found = query(bot, "国有企业")
    idf = bot.searcher.index.lexical.idf
    assert found.weights == {"国有企业": idf("国有企业"), "国有": idf("国有") / 2, "企业": idf("企业") / 2}


def test_what_is_quoted_weighs_more(bot: Bot) -> None:
    marked, plain = query(bot, "“双融合”的举措"), query(bot, "双融合的举措")
    assert marked.weights["双融合"] == pytest.approx(STRESS * plain.weights["双融合"])
    assert marked.weights["举措"] == plain.weights["举措"]
    assert marked.grams["双融"] == pytest.approx(STRESS * plain.grams["双融"])


@pytest.mark.xfail(
    strict=True, reason="after a quotation of one character what stands between the next two counts as quoted"
)
def test_what_stands_between_two_quotations_does_not_weigh_more(bot: Bot) -> None:
    marked, plain = query(bot, "“链”的举措和“双融合”"), query(bot, "链的举措和双融合")
    assert marked.weights["举措"] == plain.weights["举措"]
    assert marked.weights["双融合"] == pytest.approx(STRESS * plain.weights["双融合"])


def test_an_everyday_word_stands_for_policy_words(bot: Bot) -> None:
    found = query(bot, "国企怎么融资？")
    assert found.meant == {"国企": frozenset({"国有企业"})}
    assert found.weights["国企"] == bot.searcher.index.lexical.idf("国有企业")
    assert {"国有", "有企", "企业"} <= found.grams.keys()
    assert found.share({"国有企业"}) == found.share({"国企"}) > 0


def test_of_an_english_question_only_words_of_the_texts_count(bot: Bot) -> None:
    assert query(bot, "How do xyzzy enterprises plugh?").weights == {}


@pytest.mark.parametrize("question", ["", "？？？", "的了吗", "马回"])
def test_a_question_without_a_word_of_its_own_holds_nothing(bot: Bot, question: str) -> None:
    found = query(bot, question)
    assert found.weights == {} and found.share({"企业"}) == 0.0


def test_a_very_long_question_is_weighed_like_a_short_one(bot: Bot) -> None:
    assert query(bot, "耐心资本，" * 300).weights == query(bot, "耐心资本").weights


@given(TOKENS, HELD, HELD)
def test_a_share_lies_between_nought_and_one_and_grows_with_what_is_present(
    weights: dict[str, float], held: frozenset[str], more: frozenset[str]
) -> None:
    found = made(weights, {"企业": frozenset({"国有企业"})})
    for share in (found.share, found.overlap):
        assert share(frozenset()) == 0.0
        assert 0 <= share(held) <= share(held | more) + 1e-9 <= 1 + 2e-9
        assert share(weights.keys()) == pytest.approx(1 if weights else 0)


@given(TOKENS, HELD)
def test_a_share_is_the_weight_that_is_held(weights: dict[str, float], held: frozenset[str]) -> None:
    total = sum(weights.values())
    expected = sum(weight for token, weight in weights.items() if token in held) / total if total else 0
    assert made(weights).share(held) == pytest.approx(expected)
    assert made(weights).overlap(held) == pytest.approx(expected)


def test_grams_are_pairs_of_the_question(bot: Bot) -> None:
    assert set(query(bot, "推进双融合").grams) == {gram for gram in keys.bigrams("推进双融合") if gram not in keys.STOP}


def test_a_short_form_that_a_text_introduces_is_looked_for_beside_the_full_one(tmp_path: Path) -> None:
    path = tmp_path / "货运.txt"
    path.write_text(
        "关于货运的通知\n\n货运车辆通行证（以下简称货通证）由市交通局核发。\n\n货通证每月十日前核发。\n",
        encoding="utf-8",
    )
    found = Bot(Settings(home=tmp_path / "home"), HashEmbedder())
    found.build([path])
    assert {"货通", "通证"} <= set(query(found, "货运车辆通行证几号核发").grams)
    assert {"车辆", "行证"} <= set(query(found, "货通证几号核发").grams)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("哪种行为罚1200元？", "一千二百元"),
        ("哪种行为罚1,200元？", "一千二百元"),
        ("谁奖励六万元？", "6万元"),
        ("谁奖励60000元？", "6万元"),
        ("什么票优惠20%？", "百分之二十"),
        ("第 9 章和第12条", "第十二条"),
        ("罚3000元的有吗", "3000元"),
        ("罚200元的有吗", "200元"),
        ("十五五时期罚款多少", "十五五"),
    ],
)
def test_a_number_is_looked_for_as_the_texts_write_it(
    asked: str, held: str, bot: Bot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("spelt")
    rules = (
        "第十二条　超载的，处一千二百元罚款。\n超员的，处三百元罚款。\n无事故的，奖励6万元。\n老年票优惠百分之二十。\n"
    )
    (folder / "渡船办法.txt").write_text(f"渡船办法\n{rules}", encoding="utf-8")
    ferries = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    ferries.build([folder])
    found = query(ferries, asked)
    assert held in words.fold(found.said) and found.text == asked


@pytest.mark.parametrize("question", ["二十二个省一起建了研究院吗", "共建研究院的有二十二个对不对"])
def test_what_asks_behind_a_number_does_not_hide_it(bot: Bot, question: str) -> None:
    assert "22" in query(bot, question).weights
