"""Short terms that come near to the texts' own, and what in a draft turns a right quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import CORPUS, LIBRARY, one, place

from bot.check.check import check
from bot.check.locate import Corpus
from bot.check.opposites import opposed, restricts
from bot.check.terms import LONGEST, SHORTEST, near_term
from bot.check.turned import turn_of, turned_by, turns_by_cutting
from bot.domain import Essay
from bot.faces.labels import summary

TERMS = Corpus([Essay("t", "实施“1269”行动计划，建设“四横五纵”路网，用好“百灯计划”和“河湖守望者联盟”。")])


@pytest.mark.parametrize(
    ("term", "meant"),
    [
        ("1296", "1269"),
        ("1268", "1269"),
        ("四横四纵", "四横五纵"),
        ("百灯工程", None),
        ("千灯计划", "百灯计划"),
        ("四横五纵", None),
        ("专精特新", None),
        ("灯", None),
        ("", None),
    ],
)
def test_a_near_miss_of_a_term(term: str, meant: str | None) -> None:
    found = near_term(term, TERMS, said=False)
    assert (found.place.text if found else None) == meant
    assert found is None or (not found.exact and found.how.startswith(f"原文作“{meant}”，"))


def test_what_is_said_to_be_somebody_s_word_may_differ_in_half_of_it() -> None:
    found = near_term("百灯工程", TERMS, said=True)
    assert found is not None and found.place.text == "百灯计划"


def test_another_number_is_another_thing() -> None:
    found = near_term("1268", TERMS, said=False)
    assert found is not None and found.severity == "meaning"


@given(st.text("0123456789四横五纵百灯计划河湖", max_size=LONGEST), st.booleans())
def test_a_term_of_the_texts_is_no_near_miss(term: str, said: bool) -> None:
    found = near_term(term, TERMS, said)
    if len(term) < SHORTEST or term in TERMS.text:
        assert found is None
    assert found is None or found.place.text != term


def test_a_near_term_is_told_without_a_verb_of_saying_and_another_is_skipped() -> None:
    finding = one("我们走过“四横四纵”的河边。")
    assert (finding.verdict, finding.source_quote, finding.author) == ("altered", "四横五纵", "顾念真")
    assert check("我们谈谈“专精特新”和“双碳”。", CORPUS).summary["skipped"] == 2


@pytest.mark.parametrize(
    ("lead", "turn"),
    [
        ("反对“", "反对"),
        ("沈知远不赞成“", "不赞成"),
        ("并非主张“", "并非主张"),
        ("从未说过：“", "从未说过"),
        ("禁止“", "禁止"),
        ("沈知远从不抵制“", None),
        ("没有人拒绝“", None),
        ("不要叫停“", None),
        ("并非从未说过“", None),
        ("不得不暂停“", "暂停"),
        ("主张“", None),
        ("不仅提出“", None),
        ("反对者也承认，他提出“", None),
        ("沈知远从来不认为应该“", "从来不认为应该"),
        ("请大家别急着“", "别急着"),
        ("沈知远要求放弃“", "放弃"),
        ("会上建议推迟“", "推迟"),
        ("眼下不宜“", "不宜"),
        ("沈知远特别主张“", None),
        ("谁也少不得“", None),
        ("", None),
    ],
)
def test_what_turns_a_quotation(lead: str, turn: str | None) -> None:
    assert turned_by(lead, place(LIBRARY)) == turn


def test_where_the_source_denies_too_nothing_is_turned() -> None:
    assert turned_by("避免“", place("重复采购和图书闲置")) is None
    listed = Essay("l", "不得有下列行为：\n（一）占用消防通道堆放杂物；\n（二）高空抛物。")
    corpus = Corpus([listed])
    (there,) = corpus.exact("占用消防通道堆放杂物")
    assert turned_by("禁止“", there) is None
    assert turned_by("鼓励“", there) is None


@pytest.mark.parametrize(
    ("words", "after", "word"),
    [
        (LIBRARY, "”是荒谬的，他说。", "是荒谬"),
        (LIBRARY, "”的想法说不过去。", "说不过去"),
        (LIBRARY, "”，这不可取。", "不可取"),
        (LIBRARY, "”缺乏依据。", "缺乏依据"),
        (LIBRARY, "”应当暂停。", "暂停"),
        (LIBRARY, "”不容忽视。", None),
        (LIBRARY, "”离不开各方。", None),
        (LIBRARY, "”必须不断加强。", None),
        (LIBRARY, "”，经费不合理。", None),
        (LIBRARY, "”是正确的。", None),
        ("重复采购和图书闲置", "”必须杜绝。", None),
        ("服务半径", "”要缩小。", "缩小"),
        ("服务半径", "”要扩大。", None),
    ],
)
def test_what_turns_a_quotation_behind_it(words: str, after: str, word: str | None) -> None:
    turn = turn_of("沈知远说，“", place(words), after)
    assert (turn.word if turn else None) == word


def test_of_those_who_oppose_words_it_is_not_said_that_the_words_are_opposed() -> None:
    assert turned_by("反对“", place(LIBRARY), "”的人没有到过乡下。") is None
    assert turned_by("沈知远反对“", place(LIBRARY), "”的说法。") == "反对"


@pytest.mark.parametrize("after", ["”是狭隘的。", "”是错误的。"])
def test_who_rejects_and_is_himself_judged_turns_nothing(after: str) -> None:
    assert turn_of("反对“", place(LIBRARY), after) is None
    assert turn_of("反对“", place(LIBRARY), "”是明智的。") is not None


@pytest.mark.parametrize(
    ("lead", "after", "cut"),
    [
        ("沈知远谈到“", "”的现象。", None),
        ("沈知远抨击“", "”。", None),
        ("沈知远指出，“", "”亟待消除。", None),
        ("沈知远指出，“", "”必须坚决杜绝。", None),
        ("沈知远主张“", "”。", "避免"),
        ("沈知远鼓励“", "”的现象。", "避免"),
        ("沈知远指出，“", "”必须加强。", "避免"),
    ],
)
def test_what_a_draft_denies_in_its_own_words_is_not_cut(lead: str, after: str, cut: str | None) -> None:
    assert turns_by_cutting(place("重复采购和图书闲置"), lead, after) == cut


def test_a_turned_sense_is_counted() -> None:
    assert "改变原意 1 处" in summary(check(f"沈知远说，“{LIBRARY}”行不通。", CORPUS))
    assert "改变原意" not in summary(check(f"沈知远说，“{LIBRARY}”。", CORPUS))


def test_a_turned_quotation_is_right_in_words_and_wrong_in_meaning() -> None:
    finding = one(f"他反对“{LIBRARY}”。")
    assert (finding.verdict, finding.severity) == ("verbatim", "meaning")
    assert "“反对”" in finding.message


@pytest.mark.parametrize(
    ("one_word", "other"),
    [
        ("高", "低"),
        ("奖励", "处罚"),
        ("长期", "短期"),
        ("刚性", "柔性"),
        ("挂钩", "脱钩"),
        ("有", "无"),
        ("禁止", "鼓励"),
    ],
)
def test_opposites_either_way(one_word: str, other: str) -> None:
    assert opposed(one_word, other)
    assert opposed(other, one_word)


@pytest.mark.parametrize(
    ("one_word", "other"), [("高", "高"), ("提升", "提高"), ("书屋", "集市"), ("", "低"), ("高低", "低高")]
)
def test_what_is_not_opposed(one_word: str, other: str) -> None:
    assert not opposed(one_word, other)


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("国有", True),
        ("省级", True),
        ("部分", True),
        ("的大型", True),
        ("非", True),
        ("进一步", False),
        ("", False),
        ("书屋", False),
    ],
)
def test_restrictions(words: str, limits: bool) -> None:
    assert restricts(words) is limits


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("实施“千灯计划”，点亮农家书屋。", 1),
        ("实施“千灯计划”、点亮农家书屋。", 1),
        ("我们编印“千灯计划”宣传画册。", 1),
        ("形成“四横四纵”监测网络。", 1),
        ("形成“四横四纵”公路干线。", 0),
        ("“十四五”期间要修路。", 0),
    ],
)
def test_a_term_that_goes_on_with_other_words_is_another(draft: str, found: int) -> None:
    network = Essay("n", "形成“四横五纵”监测网络，“十五五”期间建成。实施“百灯计划”，点亮书屋。")
    assert len(check(draft, Corpus([network])).findings) == found
