from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import CORPUS, LIBRARY, MARKET

from bot.check.check import check
from bot.check.marks import leveled, marked
from bot.check.quotations import quotations

KINDS = ["「”", "“」", "『”", "“』", "‘”", "“’", "\"”", "“\"", "\"」", "「\"", "\"“", "”“", "””", "」」", "““", "「「", "＂＂", "″″", "«»", "﹁﹂", "｢｣", "❝❞", "„“", "‟”", "〝〟", "＇＇", "''", "＂”"]  # fmt: skip


@pytest.mark.parametrize("marks", KINDS)
@pytest.mark.parametrize("draft", ["陆思齐写道，{0}{2}{1}。", "陆思齐写道：{0}{2}。{1}", "{0}{2}{1}，陆思齐写道。"])
def test_marks_of_any_kind_also_mixed_are_marks(marks: str, draft: str) -> None:
    (found,) = check(draft.format(*marks, LIBRARY), CORPUS).findings
    assert (found.marked, found.verdict, found.claimed_author) == (True, "misattributed", "陆思齐")
    assert found.quote.strip("。") == LIBRARY


def test_several_quotations_in_mixed_marks_stay_apart() -> None:
    draft = f"沈知远写道，「{LIBRARY}”，陆思齐写道，“{MARKET}」，又写道：“{MARKET}。“"
    assert [found.quote for found in check(draft, CORPUS).findings] == [LIBRARY, MARKET, f"{MARKET}。"]
    assert [found.verdict for found in check(draft, CORPUS).findings] == ["verbatim"] * 3


def test_a_finding_has_the_draft_s_own_marks_within() -> None:
    draft = "沈知远写道，“实施＂百灯计划＂，点亮一百间农家书屋”。"
    (found,) = check(draft, CORPUS).findings
    assert draft[found.start : found.end] == found.quote == "实施＂百灯计划＂，点亮一百间农家书屋"
    assert (found.verdict, found.folded) == ("verbatim", True)


def test_what_is_quoted_behind_a_mark_that_stays_open_is_quoted() -> None:
    assert [one.text for one in quotations("甲说，“春天种树。乙说，“秋天收果”。\n后文")] == ["秋天收果"]
    assert [one.text for one in quotations("甲说，“春天种树。乙说，“秋天收果”。")] == ["秋天收果"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("「他说“甲”好」", ["他说“甲”好"]),
        ("“不‘甲’乙’丙”", ["不‘甲’乙’丙"]),
        ("5″屏和6″屏", []),
        ("the river's banks and the town's lights", []),
        ("没有打开”，后文“甲”", ["甲"]),
        ("甲”乙“丙”丁", ["丙"]),
    ],
)
def test_what_looks_like_a_mixed_pair_and_is_none(draft: str, expected: list[str]) -> None:
    assert [draft[start:end] for start, end in marked(leveled(draft))] == expected


@given(st.text("“”「」『』‘’〝〞\"'＂″«»﹁﹂甲乙，。：\n5a", max_size=40))
def test_leveled_keeps_every_character_in_its_place(draft: str) -> None:
    level = leveled(draft)
    assert len(level) == len(draft)
    spans = list(marked(level))
    assert spans == sorted(spans)
    assert all(start < end for start, end in spans)


def test_a_page_s_number_within_a_quotation_does_not_end_it() -> None:
    assert [one.text for one in quotations("甲说：“春天\n- 12 -\n种树”。")] == ["春天\n- 12 -\n种树"]
    assert [one.text for one in quotations("甲说：“春天\n- 一条\n种树”。")] == []
