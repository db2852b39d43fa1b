"""What is left of a model's answer reads as one: openings, numbers, points of a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.ask.flow import by_name, counts, mended, numbered, orphaned, points, told, under
from bot.domain import Evidence, Item, Passage
from bot.model.heading import only_heads
from bot.model.reply import Reader
from bot.model.sentence import Sentence
from bot.text.building import Part

SAID = "推广积分制。"
EVIDENCE = {1: Evidence(1, Passage("", "a", "题", "马回", None, None, 0, len(SAID), SAID), 0, len(SAID), SAID)}


def part(text: str, shown: bool = True, level: int = 0, number: int | None = None, heading: bool = False) -> Part:
    item = Item(text, (1,) if shown and not heading else (), level, heading)
    return Part((item,), verdict="supported" if shown else "unsupported", number=number)


@pytest.mark.parametrize(
    ("text", "before", "stands"),
    [
        ("其次，推广积分制。", [part("首先，建库。", shown=False)], "推广积分制。"),
        ("其次，推广积分制。", [part("首先，建库。")], "其次，推广积分制。"),
        ("其一，推广积分制。", [part("有两点。", shown=False)], "其一，推广积分制。"),
        ("其三，推广积分制。", [part("其一，建库。"), part("其二，修路。", shown=False)], "推广积分制。"),
        ("其三，推广积分制。", [part("建库。"), part("修路。")], "推广积分制。"),
        ("其三，推广积分制。", [part("其一，建库。"), part("其二，修路。")], "其三，推广积分制。"),
        ("因此，推广积分制。", [part("建库。")], "推广积分制。"),
        ("此外，推广积分制。", [], "推广积分制。"),
        ("此外，推广积分制。", [part("资金：", shown=False)], "此外，推广积分制。"),
        ("同时，他主张推广积分制。", [part("建库。", shown=False)], "马回主张推广积分制。"),
        ("在资金上，他主张推广积分制。", [part("建库。", shown=False)], "在资金上，马回主张推广积分制。"),
        ("他主张推广积分制。", [part("马回主张建库。")], "他主张推广积分制。"),
        ("他主张推广积分制。", [part("马回主张建库。"), part("修路。", shown=False)], "他主张推广积分制。"),
        ("他们主张推广积分制。", [part("建库。", shown=False)], "他们主张推广积分制。"),
    ],
)
def test_a_sentence_that_goes_on_from_one_that_is_not_shown_is_mended(
    text: str, before: list[Part], stands: str
) -> None:
    assert mended(Sentence(text, (1,)), before, EVIDENCE).text == stands


@pytest.mark.parametrize(
    ("text", "shown", "kept_out"),
    [
        ("它推动多家平台落户。", False, True),
        ("几年来，它推动多家平台落户。", False, True),
        ("这一做法值得推广。", False, True),
        ("它推动多家平台落户。", True, False),
        ("其他地方也推广积分制。", False, False),
        ("推广积分制。", False, False),
    ],
)
def test_what_points_back_to_nothing_is_kept_out(text: str, shown: bool, kept_out: bool) -> None:
    assert orphaned(Sentence(text, (1,)), [part("江西研究院成立于2018年。", shown=shown)]) is kept_out
    assert not orphaned(Sentence(text, (1,)), [part("江西研究院", shown=False, heading=True)])


def test_a_point_that_is_left_out_leaves_no_hole() -> None:
    parts = [
        part("甲", level=1, number=1), part("乙", shown=False, level=1, number=2), part("丙", level=1, number=3),
        part("丁", level=2, number=1), part("戊", level=1, number=4),
        part("一段话"), part("己", level=1, number=1), part("庚", level=1, number=1),
    ]  # fmt: skip
    assert [one.number for one in numbered(parts) if one.verdict == "supported"] == [1, 2, 1, 3, None, 1, 2]


def test_a_numbered_point_is_read_with_its_number() -> None:
    reader = Reader()
    read = [*reader.feed("1. 建库[1]。扩围[1]。\n2、修路[2]。\n- 通水[3]。\n"), *reader.end()]
    assert [(one.number, one.level, one.opens) for one in read] == [
        (1, 1, True), (1, 1, False), (2, 1, True), (None, 1, True),
    ]  # fmt: skip


def test_a_lead_counts_points_and_not_sentences() -> None:
    listed = [part("甲", level=1), part("乙", level=2), part("丙", level=1)]
    assert points(listed) == ["甲乙", "丙"]
    assert points([part("标题一", heading=True), part("甲"), part("乙"), part("标题二", heading=True), part("丙")]) == [
        "甲乙", "丙",
    ]  # fmt: skip
    lead, head = (Part((Item(text, heading=text[-1:] != "："),)) for text in ("两个方面：", "标题"))
    assert list(under([lead, head, *listed, head, *listed], 0)) == [head, *listed, head, *listed]
    assert list(under([lead, *listed, head], 0)) == listed
    assert list(under([lead, *listed, part("三点都重要")], 0)) == listed


def test_a_heading_is_held_against_the_points_that_its_sentences_stand_in() -> None:
    placed = {1: replace(EVIDENCE[1], passage=replace(EVIDENCE[1].passage, point="一是强化供给端"))}
    found = told([part("推广积分制。[1]")], placed)
    assert only_heads("供给端", found) and not only_heads("需求端", found)
    assert only_heads("马回提出了三条举措：", found, {3}) and not only_heads("马回提出了五条举措：", found, {3})
    assert not only_heads("马回完成三项改革", found, {3})
    assert counts([part("甲[1]", level=1), part("乙[1]", level=1)], placed) == {2, 1}


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("他还主张推广积分制。", "马回还主张推广积分制。"),
        ("在他看来，要推广积分制。", "在马回看来，要推广积分制。"),
        ("他们主张推广积分制。", "他们主张推广积分制。"),
        ("推广积分制，是他的主张。", "推广积分制，是他的主张。"),
    ],
)
def test_a_sentence_is_checked_with_him_by_name(text: str, stands: str) -> None:
    assert by_name(text, list(EVIDENCE.values())) == stands
