from __future__ import annotations

import itertools

import numpy as np
import pytest

from bot.app import Bot
from bot.index.lexical import Lexical, Postings
from bot.search.retrieve import Scores, fuse
from bot.text import keys


def test_fusion_adds_standard_scores() -> None:
    scores = Scores(np.array([4, 7]), np.array([[3.0, 5.0, 0.8, 0.9], [1.0, 5.0, 0.7, 0.8]], dtype=np.float32))
    (first, best), (second, least) = fuse(scores, (1.0, 9.0, 0.5, 0.5))
    assert (first, second) == (4, 7)
    assert best == pytest.approx(2.0)  # what is the same for all counts nothing
    assert least == pytest.approx(-2.0)
    assert fuse(Scores(np.array([], dtype=np.int64), np.zeros((0, 4), dtype=np.float32)), (1.0,) * 4) == []


def test_hits_join_neighbours_and_do_not_repeat_each_other(bot: Bot) -> None:
    hits = bot.search("科技成果转化", 10)
    index = bot.searcher.index
    for hit in hits:
        essay = index.essays[hit.passage.essay_id]
        assert hit.passage.text == essay.text[hit.parts[0].start : hit.parts[-1].end]
        assert len(hit.passage.text) <= bot.settings.window_max
        assert len({part.section for part in hit.parts}) == 1
    places = [(hit.passage.essay_id, hit.passage.start, hit.passage.end) for hit in hits]
    for one, other in itertools.combinations(places, 2):
        shared = min(one[2], other[2]) - max(one[1], other[1])
        assert one[0] != other[0] or shared <= 0.3 * min(one[2] - one[1], other[2] - other[1])


def test_character_pairs_find_a_word_with_a_wrong_character(bot: Bot) -> None:
    assert "创新积分制" in bot.search("创薪积分制改革", 1)[0].passage.text


def bm25(*texts: list[str]) -> Lexical:
    return Lexical([Postings.count(texts)], [np.arange(len(texts))])


def test_bm25_knows_rare_from_common_words() -> None:
    lexical = bm25(*(keys.content(text) for text in ("企业要创新", "企业要发展", "建设四库系统")))
    assert lexical.scores(["四库系统"]).argmax() == 2
    assert lexical.scores(["没有这个词"]).tolist() == [0, 0, 0]
    assert lexical.idf("没有这个词") > lexical.idf("四库系统") > lexical.idf("企业")


def test_bm25_takes_texts_without_words() -> None:
    assert bm25([], []).scores(["企业"]).tolist() == [0, 0]


def test_bm25_over_parts_is_that_of_the_texts_that_are_left() -> None:
    texts = [keys.bigrams(text) for text in ("企业要创新，企业要投入", "企业要发展", "建设四库系统", "高校要开放")]
    apart = Lexical(
        [Postings.count(texts[:2]), Postings.count([keys.bigrams("企业没有了"), *texts[2:]])],
        [np.arange(2), np.array([-1, 2, 3])],
    )
    whole = bm25(*texts)
    for question in ("企业要创新", "四库系统", "没有", "高校 企业 企业"):
        assert apart.scores(keys.bigrams(question)).tolist() == whole.scores(keys.bigrams(question)).tolist()
    assert not apart.knows("没有")
    for document in range(4):
        assert apart.among(texts[2], document) == whole.among(texts[2], document)


def test_hits_are_ranked_and_carry_their_figures(bot: Bot) -> None:
    hits = bot.search("创新积分制改革", 5)
    assert len(hits) == 5
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].passage.author == "马回"
    assert all(hit.dense is not None and 0.5 < hit.dense < 1 for hit in hits)
    assert hits[0].lexical is not None


def test_an_author_s_passages_only(bot: Bot) -> None:
    assert {hit.passage.author for hit in bot.search("成果转化", 10, "邹慧")} == {"邹慧"}
    assert bot.search("成果转化", 10, "无此人") == []


def test_everyday_words_find_policy_words(bot: Bot) -> None:
    query = bot.searcher.query("国企不肯花钱搞研发怎么办？")
    assert {"国有", "有企"} <= set(query.grams)
    assert query.share({"国有企业", "投入", "研发"}) > 0.5
    assert "国有企业" in bot.search("国企不肯花钱搞研发怎么办？", 1)[0].passage.text


def test_an_author_s_name_is_no_word_of_the_question(bot: Bot) -> None:
    named, bare = bot.searcher.query("马回怎么看耐心资本？"), bot.searcher.query("怎么看耐心资本？")
    assert named.weights == bare.weights
