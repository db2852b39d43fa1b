from __future__ import annotations

import pytest

from bot.app import Bot
from bot.search import gate
from bot.search.as_langchain import PolicyRetriever
from bot.search.lexical import Lexical
from bot.search.retrieve import fuse


def test_fusion_adds_reciprocal_ranks() -> None:
    fused = fuse([[(1, 0.9), (2, 0.8)], [(2, 7.0), (3, 5.0)]], rrf_k=10)
    assert [at for at, _ in fused] == [2, 1, 3]
    assert fused[0][1] == pytest.approx(1 / 12 + 1 / 11)


def test_bm25_knows_rare_from_common_words() -> None:
    lexical = Lexical.build(["企业要创新", "企业要发展", "建设四库系统"])
    assert lexical.scores(["四库系统"]).argmax() == 2
    assert lexical.scores(["没有这个词"]).tolist() == [0, 0, 0]
    assert lexical.idf("没有这个词") > lexical.idf("四库系统") > lexical.idf("企业")


def test_bm25_takes_texts_without_words() -> None:
    assert Lexical.build(["。。。", ""]).scores(["企业"]).tolist() == [0, 0]


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
    assert "国有企业" in query.searched
    assert query.share(["国有企业", "投入", "研发"]) > 0.5
    assert "国有企业" in bot.search("国企不肯花钱搞研发怎么办？", 1)[0].passage.text


def test_an_author_s_name_is_no_word_of_the_question(bot: Bot) -> None:
    named, bare = bot.searcher.query("马回怎么看耐心资本？"), bot.searcher.query("怎么看耐心资本？")
    assert named.weights == bare.weights


def test_a_model_without_calibration_is_judged_by_words_alone() -> None:
    assert gate.calibration("multilingual-e5-small:abc").passage > 0
    other = gate.calibration("another-model:abc")
    assert (other.passage, other.sentence) == (0, 0)
    assert other.words > 0


@pytest.mark.parametrize("text", ["你好", "您好！", "谢谢你。", "你是谁？", "Hello!", "  ", "在吗在吗", "好的，谢谢"])
def test_small_talk(text: str) -> None:
    assert gate.is_small_talk(text)


@pytest.mark.parametrize("text", ["你好，创新积分制怎么用？", "怎么用创新积分？", "帮助企业攻关", "测试平台"])
def test_a_greeting_before_a_question_is_no_small_talk(text: str) -> None:
    assert not gate.is_small_talk(text)


def test_langchain_gets_the_same_passages(bot: Bot) -> None:
    found = PolicyRetriever.of(bot.searcher, k=3).invoke("创新积分制改革")
    assert [document.page_content for document in found] == [
        hit.passage.text for hit in bot.search("创新积分制改革", 3)
    ]
    assert found[0].metadata["author"] == "马回"
