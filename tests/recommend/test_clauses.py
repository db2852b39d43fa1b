from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recommend import ruled
from bot.recommend.clauses import another, kind, listed, matters, onward, plain, stated, telling, troubled

PIECES = "缺钱 缺设备 想上市 设备老旧 企业 ， 、 。 ； 另外 还想 也 我们 一是 没人 招不到人才 \n 和".split(" ")
TOLD = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("told", "cut"),
    [
        ("", []),
        ("缺钱", [["缺钱"]]),
        ("缺钱，没人。想上市", [["缺钱", "没人"], ["想上市"]]),
        ("缺钱，另外想上市", [["缺钱"], ["想上市"]]),
        ("缺钱；没人\n怕断供", [["缺钱"], ["没人"], ["怕断供"]]),
        ("一是缺人，二是没有市场", [["缺人"], ["没有市场"]]),
        ("设备老旧，还想招人", [["设备老旧"], ["还想招人"]]),
        ("，，缺钱，。", [["缺钱"]]),
    ],
)
def test_a_description_is_cut_where_a_new_matter_begins(told: str, cut: list[list[str]]) -> None:
    assert [matter for matter in matters(told) if matter] == cut


@given(TOLD)
def test_clauses_are_words_of_the_description_in_its_order(told: str) -> None:
    at = 0
    for clause in (clause for matter in matters(told) for clause in matter):
        assert clause and clause == clause.strip() and not re.search(r"[，。；\n]", clause)
        at = told.index(clause, at) + len(clause)


def test_a_very_long_description_is_cut_throughout() -> None:
    assert len([matter for matter in matters("缺钱，没人。" * 5000) if matter == ["缺钱", "没人"]]) == 5000


@pytest.mark.parametrize(
    ("clause", "left"),
    [("我们现在缺设备", "缺设备"), ("但是因为没钱", "没钱"), ("缺设备", "缺设备"), ("并购企业", "并购企业"), ("", "")],
)
def test_words_that_only_lead_to_a_clause_are_left_out(clause: str, left: str) -> None:
    assert plain(clause) == left


@pytest.mark.xfail(strict=True, reason="half a word is taken off: 我 of 我们的, 都 of 都市, 也 of 也门")
@pytest.mark.parametrize("clause", ["我们的产品卖不出去", "都市农业缺资金", "也门市场打不开"])
def test_no_word_is_cut_in_two(clause: str) -> None:
    assert plain(clause) in (clause, clause.removeprefix("我们的"))


@given(TOLD)
def test_what_is_left_of_a_clause_is_its_end_and_stays(clause: str) -> None:
    assert clause.endswith(plain(clause))
    assert plain(plain(clause)) == plain(clause)


@pytest.mark.parametrize(
    ("clause", "what"),
    [
        ("想上市", "wish"),
        ("公司很想上市", "wish"),
        ("希望融资", "wish"),
        ("缺钱", "lack"),
        ("没有抵押物", "lack"),
        ("设备老旧", "lack"),
        ("主机厂拖欠货款", "lack"),
        ("银行不肯贷款", "lack"),
        ("做铜加工", ""),
        ("不断创新", ""),
        ("", ""),
    ],
)
def test_a_clause_wishes_or_lacks_or_only_tells(clause: str, what: str) -> None:
    assert kind(clause) == what
    assert stated(clause) or not what
    assert troubled(clause) is bool(what)


@given(TOLD)
def test_what_is_stated_is_troubled(clause: str) -> None:
    assert bool(kind(clause)) <= stated(clause) <= troubled(clause)


def test_a_hardship_within_a_story_is_not_stated() -> None:
    assert troubled("领导都愁") and not stated("领导都愁")
    assert troubled("海外市场想走出去") and stated("海外市场想走出去")
    assert not troubled("产品做出来") and not stated("")


def test_a_clause_that_goes_on_is_told_from_one_that_begins() -> None:
    assert onward("说不定哪天就断供") and onward("所以停产") and onward("也跟着停产")
    assert not onward("缺钱") and not onward("也想上市") and not onward("")


def test_what_names_nothing_is_not_telling() -> None:
    assert telling("缺钱") and telling("电价太贵")
    assert not telling("") and not telling("没有办法") and not telling("领导老是说")


@pytest.mark.parametrize(
    ("clause", "before", "is_another"),
    [
        ("缺设备", ["缺钱"], True),
        ("想改造", ["设备老旧"], False),
        ("银行嫌没有抵押", ["有几项专利"], False),
        ("怎么办", ["缺钱"], False),
        ("缺钱", [], False),
        ("产品做出来", ["缺钱"], False),
        ("缺设备", ["有几项专利", "缺钱"], True),
    ],
)
def test_another_need_is_told_from_more_of_the_same(clause: str, before: list[str], is_another: bool) -> None:
    assert another(clause, before) is is_another


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("缺资金、设备和人才", ["缺资金", "缺设备", "缺人才"]),
        ("缺钱、缺设备", ["缺钱", "缺设备"]),
        ("招不到人才和缺钱", ["招不到人才", "缺钱"]),
        ("院所考评办法、给课题组更多自主权", ["院所考评办法", "给课题组更多自主权"]),
        ("缺钱", ["缺钱"]),
        ("缺少基础研究和工程科技人才", ["缺少基础研究和工程科技人才"]),
        ("", [""]),
    ],
)
def test_a_list_of_needs_comes_apart_where_each_is_one(said: str, items: list[str]) -> None:
    assert listed(said) == items


@given(TOLD)
def test_the_items_of_a_list_end_as_its_pieces_do(said: str) -> None:
    if (items := listed(said)) != [said]:
        assert len(items) > 1 and all(item and "、" not in item for item in items)
        assert re.sub(r"[、\s]+\Z", "", said).endswith(items[-1][1:])


@pytest.mark.parametrize(
    ("clause", "ruled_out"),
    [
        ("不缺钱", ("钱", "")),
        ("我们公司不缺设备", ("设备", "")),
        ("除了贷款还有什么办法", ("贷款", "还有什么办法")),
        ("除贷款以外的办法", ("贷款", "的办法")),
        ("除尘设备买不起", None),
        ("质量不差但卖不出去", None),
        ("技术不差订单太少", None),
    ],
)
def test_what_is_needed_is_not_ruled_out(clause: str, ruled_out: tuple[str, str] | None) -> None:
    assert ruled.out(clause) == ruled_out
