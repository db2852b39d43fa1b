from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.marks import OPEN_MAX
from bot.check.quotations import Quotation, in_speech, overlapping, quotations
from bot.text import words
from bot.text.folding import folded

LONG = "推广创新积分制改革的做法"
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda span: (span[0], sum(span))), max_size=6)


def texts(draft: str) -> list[str]:
    return [item.text for item in quotations(draft)]


@given(st.text("“”「」『』‘’\"'> \n甲乙丙丁，。：说沈知远（）—", max_size=60))
def test_quotations_are_slices_in_order_that_do_not_overlap(draft: str) -> None:
    found = quotations(draft)
    assert all(draft[item.start : item.end] == item.text and item.text and item.marked for item in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text("甲乙丙，。 ", min_size=1, max_size=30), st.sampled_from(["“”", "「」", "『』", "‘’", "〝〞", '""']))
def test_what_stands_between_marks_is_found_whole(said: str, marks: str) -> None:
    (found,) = quotations(f"前{marks[0]}{said}{marks[1]}后")
    assert (found.text, found.start) == (said, 2)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("", []),
        ("没有引号的一句话。", []),
        ("“”", []),
        ("“没有闭合", []),
        ("没有打开”", []),
        ("“从第一个字到最后一个字”", ["从第一个字到最后一个字"]),
        ("他说“甲“乙”丙丁戊己庚辛”", ["甲“乙”丙丁戊己庚辛"]),
        ("「甲『乙』丙丁戊己庚辛」“丁”", ["甲『乙』丙丁戊己庚辛", "丁"]),
        ("“甲乙丙丁\"，后文", ["甲乙丙丁"]),
        ('"甲乙丙丁”，后文', ["甲乙丙丁"]),
        ("“甲乙\n丙丁”后", ["甲乙\n丙丁"]),
        ("“甲乙。\n“丙丁。”", ["甲乙。", "丙丁。"]),
        ("“甲乙没有闭合\n\n后文“丙丁”", ["丙丁"]),
        ("前文\n> 甲乙丙。\n> 丁戊。\n\n后文", ["甲乙丙。\n> 丁戊。"]),
        ("> “甲乙丙。”\n", ["甲乙丙。"]),
        ("> 甲说“乙”，丙说“丁”\n", ["甲说“乙”，丙说“丁”"]),
        ("> \n", []),
    ],
)  # fmt: skip
def test_marks_and_blocks(draft: str, expected: list[str]) -> None:
    assert texts(draft) == expected


@pytest.mark.parametrize(
    ("block", "signed"),
    [
        ("> 甲乙丙丁。——沈知远", "——沈知远"),
        ("> 甲乙丙丁。\n> ——沈知远", "——沈知远"),
        ("> 甲乙丙丁。\n> 沈知远", "沈知远"),
        ("> 甲乙丙丁。\n> 沈知远，青岚市社会科学院", "沈知远，青岚市社会科学院"),
        ("> 甲乙丙丁。（沈知远）", "（沈知远）"),
        ("> “甲乙丙丁。”——沈知远", "——沈知远"),
        ("> 甲乙丙丁。", ""),
    ],
)
def test_a_signature_is_no_part_of_what_it_signs(block: str, signed: str) -> None:
    (found,) = quotations(f"前文：\n\n{block}\n\n后文")
    assert (found.text, found.signed) == ("甲乙丙丁。", signed)


def test_a_very_long_quotation_is_one_and_an_open_mark_reaches_only_so_far() -> None:
    assert texts(f"“{LONG * 5000}”") == [LONG * 5000]
    assert texts(f"“甲\n{'乙' * OPEN_MAX}”") == []


def test_the_size_of_a_quotation_counts_letters_and_digits() -> None:
    assert Quotation("“十四五”，2025年。", 0, 13, True).size == 8


@given(SPANS, st.integers(0, 50), st.integers(1, 9))
def test_overlapping_agrees_with_comparing_each_span(spans: list[tuple[int, int]], start: int, size: int) -> None:
    expected = any(low < start + size and start < high for low, high in spans)
    assert overlapping(spans)(start, start + size) is expected


@given(st.text(max_size=40))
def test_each_folded_character_has_the_place_it_came_from(text: str) -> None:
    chars, places = folded(text)
    assert len(chars) == len(places)
    assert places == sorted(places)
    for at in set(places):
        came = "".join(char for char, place in zip(chars, places, strict=True) if place == at)
        assert came == words.fold(text[at]).replace("'", '"')


def test_folding_drops_white_space_and_makes_marks_one() -> None:
    assert folded("鏈主 企業「ＡＩ」\n\u200b") == ('链主企业"ai"', [0, 1, 3, 4, 5, 6, 7, 8])
    assert folded("‘甲’")[0] == folded("“甲”")[0]
    assert folded("") == ("", [])


def test_in_speech_what_others_are_quoted_with_is_apart_from_what_is_said_around_it() -> None:
    (speech,) = quotations("他说：“我在会上听人讲过，‘新建住宅小区应当预留绿地’，很好。”")
    inner, around = in_speech(speech)
    assert [item.text for item in inner] == ["新建住宅小区应当预留绿地"]
    assert [item.text for item in around] == ["我在会上听人讲过"]
    for item in (*inner, *around):
        assert item.text == "他说：“我在会上听人讲过，‘新建住宅小区应当预留绿地’，很好。”"[item.start : item.end]


@pytest.mark.parametrize("text", ["只有‘试点’一词", "没有人引用什么", "‘", "’开着的"])
def test_a_term_in_a_quotation_makes_it_no_speech(text: str) -> None:
    assert in_speech(Quotation(text, 0, len(text), True)) == ([], [])


def test_an_opening_mark_typed_for_the_closing_one_closes() -> None:
    assert texts("他写道：“春天要种树“。") == ["春天要种树"]
    assert texts("他写道：“春天要种树“，又说“秋天收果”。") == ["春天要种树", "秋天收果"]
    assert texts("他写道：“春天要种“树”。”") == ["春天要种“树”。"]
