"""A claim laid beside its evidence: what stands where, whose a number is, and what the trees make of it."""

from __future__ import annotations

import pytest

from bot.app import Bot
from bot.domain import Evidence, Passage
from bot.model import aligned, whose
from bot.model.alignment import AlignedTrees, learnt, odds
from bot.model.called import named, persons
from bot.model.checker import Learnt, why_not
from bot.model.heading import only_heads
from bot.model.level import leveled
from bot.model.signs import signs
from bot.model.support import certain, unframed

SOURCE = "园区之间实行税收分享，前五年税收由孵化地和落户地按照4：6比例分享。设备投资、技术投资分别增长12%、35%。"


def cited(text: str, author: str = "甲", essay: str = "one") -> Evidence:
    """A piece of evidence of its own passage."""
    passage = Passage(essay, essay, "一份报告", author, None, None, 0, len(text), text)
    return Evidence(1, passage, 0, len(text), text)


def test_each_of_several_things_has_its_own_number() -> None:
    assert whose.singly("设备投资、技术投资分别增长12%、35%。") == "设备投资增长12%，技术投资增长35%，"
    assert whose.singly("投资增长12%。") == "投资增长12%"


def test_a_number_of_another_thing_has_another_label() -> None:
    source = leveled(SOURCE)
    right, wrong = (whose.numbers(leveled(f"{thing}增长35%"), source) for thing in ("技术投资", "设备投资"))
    assert right["number_gap"] > wrong["number_gap"]
    assert whose.numbers(leveled("投资增长99%"), source)["number_lacking"] == 1


def test_words_of_another_speaker_are_told() -> None:
    both = [cited("扩大试点范围。", "王明"), cited("压减审批环节。", "李华", "two")]
    source = leveled(*(one.text for one in both))
    right, wrong = (
        whose.speakers(leveled(text), source, both) for text in ("王明提出扩大试点范围", "李华提出扩大试点范围")
    )
    assert right["theirs_least"] > 0 > wrong["theirs_least"]


def test_what_only_the_claim_says_is_counted() -> None:
    figures = aligned.figures(leveled("税收由中央银行分享"), leveled(SOURCE))
    assert figures["lacks"] > 0
    assert figures["held"] < 1
    assert "b:中央" in aligned.wordings(leveled("税收由中央银行分享"), leveled(SOURCE))
    assert aligned.figures(leveled("税收分享"), leveled("税收分享"))["line"] == 1


def test_the_source_s_own_words_are_likelier_than_others() -> None:
    item = [cited(SOURCE)]
    given = {
        text: odds(text, item, (), signs(text, item, ()))
        for text in ("前五年税收由孵化地和落户地按照4：6比例分享。", "前五年税收全部归落户地，孵化地不得分享。")
    }
    right, wrong = given.values()
    assert right > wrong


def test_wordings_are_one_of_the_figures_that_the_trees_weigh() -> None:
    tree = [[0, 1.0, 1, 2, 0], [-1, 0, 0, 0, 2.0], [-1, 0, 0, 0, 3.0]]
    one = AlignedTrees.of(
        {"features": ["worded"], "start": 1.0, "trees": [tree], "words": {"b:甲乙": 0.5}, "intercept": 1}
    )
    assert one.odds({}, {"b:丙丁"}) == 3
    assert one.odds({}, {"b:甲乙", "b:丙丁"}) == 4
    assert learnt().trees.features[-1] == "worded"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("鼓励用银行保函替代现金", []),
        ("由紫金山实验室牵头", ["紫金山实验室"]),
        ("2026年计划新建30家", []),
    ],
)
def test_names_begin_where_a_word_does(text: str, names: list[str]) -> None:
    assert list(named(text)) == names


def test_two_unknown_characters_are_no_person() -> None:
    assert "卫健" not in list(persons("会同财政、卫健等部门"))


def test_a_plan_in_quotation_marks_is_a_name() -> None:
    assert certain("“十五五”时期要扩大试点。", [cited("扩大试点。")], ()) is None


def test_a_fraction_is_told_as_it_was_written() -> None:
    told = certain("七分之一的企业参加。", [cited("企业参加。")], ())
    assert told is not None
    assert "七分之一" in told


def test_labels_of_nouns_are_no_part_of_what_is_checked() -> None:
    item = [cited("优化财政支出结构。")]
    assert unframed("政府资金：优化财政支出结构", item, ()) == "优化财政支出结构"
    assert unframed("反对：优化财政支出结构", item, ()) == "反对：优化财政支出结构"


def test_a_heading_may_name_its_form_and_no_more() -> None:
    told = ["传统产业转型升级靠什么？", "推动传统产业数字化改造。"]
    assert only_heads("传统产业转型升级的路径", told)
    assert not only_heads("传统产业已经全部完成改造", told)


@pytest.mark.parametrize(
    "claim",
    ["甲[1]指出税收分享[1]。", "《一份报告》[1]规定，税收分享[1]。", "甲认为[1]，园区实行税收分享[1]。", "**[1]"],
)
def test_only_who_says_it_before_a_marker_is_no_error(claim: str, bot: Bot) -> None:
    checker = Learnt(bot._entailment, ["甲"])
    assert why_not(claim, {1: cited(SOURCE)}, checker) is None or isinstance(
        why_not(claim, {1: cited(SOURCE)}, checker), str
    )
    assert odds("甲", [cited(SOURCE)], ["甲"], signs("甲", [cited(SOURCE)], ["甲"])) == 0


def test_who_does_what_to_whom_is_no_heading_of_words_that_stand_there() -> None:
    told = ["甲公司监管乙公司，支持中试平台建设。"]
    assert not only_heads("乙公司监管甲公司", told)
    assert not only_heads("核能", told)
    assert not only_heads("量子、核能", told)
    assert only_heads("中试平台的路径", told)
