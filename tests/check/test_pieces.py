from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.pieces import EDGES, ELLIPSIS, Said, said

MARKS = ["……", "…", "⋯⋯", "...", "......", "·····", "。。。。。。", "（略）", "（中略）", "〔略〕", "[下略]", "【前略】", "（以下从略）", "［省略］", "（略去一段）"]  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_every_kind_of_ellipsis_parts_a_quotation(mark: str) -> None:
    assert said(f"甲乙丙{mark}丁戊己") == Said(("甲乙丙", "丁戊己"), True)
    assert said(f"{mark}甲乙丙。{mark}") == Said(("甲乙丙",), True)
    assert said(f"甲，{mark}乙；{mark}丙") == Said(("甲", "乙", "丙"), True)
    assert said(mark) == Said((), True)


@pytest.mark.parametrize("text", ["甲乙丙。丁戊己", "甲·乙", "1.5", "（侵略）", "甲乙（战略）", "。。", "..", ""])
def test_what_is_no_ellipsis_parts_nothing(text: str) -> None:
    assert not said(text).elided


@pytest.mark.parametrize(
    ("text", "bare", "removed"),
    [
        ("［各地］甲乙丙", "甲乙丙", ("［各地］",)),
        ("甲[本省]乙丙", "甲乙丙", ("[本省]",)),
        ("甲乙（编者注：丁）丙", "甲乙丙", ("（编者注：丁）",)),
        ("甲乙丙（着重号为引者所加）", "甲乙丙", ("（着重号为引者所加）",)),
        ("甲乙（注：丁）丙", "甲乙丙", ("（注：丁）",)),
        ("甲①乙②丙", "甲乙丙", ("①", "②")),
        ("甲乙丙[1]", "甲乙丙", ("[1]",)),
        ("甲乙［12-14］丙", "甲乙丙", ("［12-14］",)),
        ("甲乙¹丙", "甲乙丙", ("¹",)),
        ("甲乙^3丙", "甲乙丙", ("^3",)),
        ("甲乙\n— 12 —\n丙", "甲乙丙", ("— 12 —",)),
        ("甲乙\n第 3 页 共 9 页\n丙", "甲乙丙", ("第 3 页 共 9 页",)),
        ("甲乙\n17\n丙", "甲乙丙", ("17",)),
        ("甲乙\n· 12 ·\n丙", "甲乙丙", ("· 12 ·",)),
        ("甲乙 · 12 · 丙", "甲乙丙", ("· 12 ·",)),
        ("〔各县要〕甲乙丙", "甲乙丙", ("〔各县要〕",)),
        ("甲乙（原文如此）丙", "甲乙丙", ("（原文如此）",)),
        ("甲乙[sic]丙", "甲乙丙", ("[sic]",)),
        ("甲乙（审校注：丁“戊”）丙", "甲乙丙", ("（审校注：丁“戊”）",)),
        ("甲乙（指本县——编者）丙", "甲乙丙", ("（指本县——编者）",)),
        ("甲乙〔3〕丙【4】", "甲乙丙", ("〔3〕", "【4】")),
        ("甲乙（注4）丙（见注③）丁〔注三〕", "甲乙丙丁", ("（注4）", "（见注③）", "〔注三〕")),
        ("甲乙[^1]丙<sup>2</sup>", "甲乙丙", ("[^1]", "<sup>2</sup>")),
    ],
)
def test_what_is_not_the_source_s_is_taken_out_and_named(text: str, bare: str, removed: tuple[str, ...]) -> None:
    assert said(text, without_notes=True) == Said((bare,), False, removed)
    assert said(text).removed == (), "only on request: the source may have it too"


@pytest.mark.parametrize(
    "text",
    [
        "甲（乙）丙",
        "甲——乙",
        "2025—2027年",
        "甲（试行）",
        "〔2025〕14号",
        "第3页的甲",
        "甲（1）乙",
        "【甲】乙",
        "甲[a]",
        "甲·乙·丙",
        "（一）甲",
    ],
)
def test_what_may_be_the_source_s_stays(text: str) -> None:
    assert said(text, without_notes=True) == Said((text,), False)


@pytest.mark.parametrize("text", ["“甲乙丙”", "「甲乙丙」", '"甲乙丙"', "‘甲乙丙’", " 甲乙丙\n"])
def test_outer_marks_are_no_words(text: str) -> None:
    assert said(text).pieces == ("甲乙丙",)


def test_inner_marks_and_the_marks_of_a_block_s_lines() -> None:
    assert said("“甲”和“乙”").pieces == ("“甲”和“乙”",)
    assert said("甲乙。\n> 丙丁。").pieces == ("甲乙。\n丙丁。",)


@given(st.text("甲乙丙，。…（）略[]1①\n—编者注：", max_size=40), st.booleans())
def test_pieces_hold_words_and_no_ellipsis(text: str, without_notes: bool) -> None:
    found = said(text, without_notes)
    assert all(piece.strip(EDGES) and not ELLIPSIS.search(piece) for piece in found.pieces)
    assert found.elided or len(found.pieces) <= 1


@pytest.mark.parametrize("line", ["第七页", "P12", "p. 12", "Page 12", "12 / 30", "～12～", "【12】", "（12）", "| 12 |", "页码：12", "xii", "题目", "12."])  # fmt: skip
def test_a_line_that_a_page_has_put_between_goes_on_request(line: str) -> None:
    found = said(f"甲乙\n{line}\n丙", without_notes=True, is_head=lambda text: text == "题目")
    assert found == Said(("甲乙\n丙",), False, (line,))


@pytest.mark.parametrize("text", ["题目\n甲乙", "甲乙\n题目", "甲乙\n丁戊\n丙"])
def test_other_lines_and_those_at_the_ends_stay(text: str) -> None:
    assert said(text, without_notes=True, is_head=lambda line: line == "题目") == Said((text,), False)
