from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.check.check import Finding, check
from bot.check.copies import CHANCE, COPY_MIN, PIECE, TERM, copies
from bot.check.locate import Corpus
from bot.check.quotations import Quotation, quotations
from bot.domain import Essay

TEXT = (
    "支持领军企业牵头组建创新联合体，推动创新要素向产业集聚。鼓励大型公司加大研发投入，建设高水平机构，承担国家和省级重大科技项目。"
    "推广创新积分制改革，将积分与信贷支持、政策奖补挂钩，破解融资难、融资贵问题。"
)
CORPUS = Corpus([Essay("one", TEXT), Essay("two", "别的内容，写的是春天里开放的各种花朵。")])
NOISE = "鸟鱼猫狗树草石河湖泊船桥"


def found(draft: str, *taken: tuple[int, int]) -> list[Quotation]:
    marked = [Quotation(draft[start:end], start, end, True) for start, end in taken]
    return list(copies(draft, CORPUS, marked))


@pytest.mark.parametrize("draft", ["", "。", NOISE * 5, TEXT[: COPY_MIN - 1]])
def test_what_is_no_copy_is_not_found(draft: str) -> None:
    assert found(draft) == []


def test_the_shortest_copy_and_the_whole_text_are_found() -> None:
    for copied in (TEXT[:COPY_MIN], TEXT, TEXT[-COPY_MIN - 1 :]):
        (one,) = found(copied)
        whole = copied.rstrip("。")
        assert (one.start, one.end, one.text, one.marked) == (0, len(whole), whole, False)


def test_a_copy_is_found_in_other_characters_and_with_a_change_in_it() -> None:
    traditional = "鼓勵大型公司加大研發投入，建設高水平機構，承擔國家和省級重大科技項目。"
    assert [item.text for item in found(f"{NOISE}。{traditional}")] == [traditional.rstrip("。")]
    changed = TEXT.replace("加大研发投入", "增加研发投入")
    assert [item.text for item in found(changed)] == [changed.rstrip("。")]


def test_the_rest_of_a_clause_belongs_to_the_copy() -> None:
    changed = "鼓励大型公司加大研发投入，建设高水平机构，承担国家和省级重要科技项目。"
    (one,) = found(f"他说，{changed}")
    assert one.text == changed.rstrip("。")
    for own in (TEXT[:COPY_MIN] + NOISE, NOISE + TEXT[:COPY_MIN]):
        (one,) = found(f"{own}。")
        assert one.text == own


def test_two_copies_are_found_in_the_order_of_the_draft() -> None:
    first, second = TEXT[66:-1], TEXT[:27]
    assert [item.text for item in found(f"{first}。{NOISE * 4}。{second}")] == [first, second]


def test_a_copy_that_touches_what_is_quoted_is_left_out() -> None:
    draft = f"{TEXT[:28]}{NOISE * 4}。{TEXT[66:]}"
    start = draft.index(TEXT[66:])
    assert [item.start for item in found(draft, (0, 10))] == [start]
    assert [item.start for item in found(draft, (start + 3, start + 16))] == [0]
    assert [item.start for item in found(draft, (28, start))] == [0, start]


@settings(max_examples=60)
@given(st.integers(0, len(TEXT) - COPY_MIN), st.integers(COPY_MIN, 60), st.integers(0, 5), st.integers(0, 5))
def test_a_slice_set_among_other_words_is_found(at: int, size: int, before: int, after: int) -> None:
    copied = TEXT[at : at + size].strip("，。、")
    assume(len(copied) >= COPY_MIN)
    draft = NOISE * before + copied + NOISE[::-1] * after
    start = len(NOISE) * before
    end = start + len(copied)  # of another clause, a character or two may be there by chance
    assert any(item.start <= start + CHANCE and end - CHANCE <= item.end for item in found(draft))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 50), st.integers(0, 12)), max_size=5),
    st.lists(st.tuples(st.integers(0, 80), st.integers(9, 20)), max_size=2),
)
def test_copies_are_slices_in_order_apart_from_what_is_quoted(
    pieces: list[tuple[int, int, int]], spans: list[tuple[int, int]]
) -> None:
    draft = "".join(TEXT[at : at + size] + NOISE[:noise] for at, size, noise in pieces)
    taken = [(start, start + size) for start, size in spans]

    def is_long(low: int, high: int) -> bool:
        return Quotation(draft[low:high], low, high, True).size >= TERM

    kept = found(draft, *taken)
    assert all(draft[item.start : item.end] == item.text for item in kept)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    assert not any(low < item.end and item.start < high for item in kept for low, high in taken if is_long(low, high))


def test_a_very_long_copy_comes_in_pieces_without_a_gap() -> None:
    rng = random.Random(0)
    text = "".join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(PIECE + 500))
    parts = list(copies(text, Corpus([Essay("long", text)]), []))
    assert len(parts) == 2
    assert "".join(item.text for item in parts) == text


EDGES = "河长每月至少两次沿河步行巡查，发现问题当日上报，建立上下游横向补偿机制，水质变好的一方得到奖励。"
RIVER = Corpus(
    [Essay("river", f"第一段写别的。\n{EDGES}\n各地要办好《乡村阅读推广三年行动方案》中的“百灯计划”和流动书屋。")]
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("河长每月", "镇长每月"),
        ("河长每月", "每月"),
        ("河长每月", "各级河长每月"),
        ("得到奖励", "得到处罚"),
        ("得到奖励", "得到更多奖励"),
        ("一方得到奖励", "一方"),
        ("发现问题当日上报", "发现问题次日处理"),
        ("水质变好的一方得到奖励", "水质变差的一方支付补偿"),
    ],
)
def test_what_differs_at_an_edge_belongs_to_the_copy(old: str, new: str) -> None:
    said = EDGES.replace(old, new)
    for draft in (said, f"他们是这样做的。{said}后来怎样？"):
        (one,) = copies(draft, RIVER, [])
        assert one.text.rstrip("。") == said.rstrip("。")


def test_a_neighbouring_clause_of_the_draft_s_own_is_not_part_of_the_copy() -> None:
    copied = EDGES[:-1]
    (one,) = copies(f"今天天气很好，{copied}，我们都高兴极了", RIVER, [])
    assert one.text == copied


def test_a_copy_may_have_the_source_s_own_quotation_marks_and_no_others() -> None:
    source = "各地要办好《乡村阅读推广三年行动方案》中的“百灯计划”和流动书屋。"
    corpus = Corpus(
        [Essay("lamps", f"{source}选聘退休教师担任领读人，给予每月三百元的“点灯人专项岗位补贴”并按时发放。")]
    )
    own = "选聘退休教师担任领读人，给予每月三百元的“点灯人专项岗位补贴”并按时发放。"
    assert [item.text.rstrip("。") for item in copies(own, corpus, quotations(own))] == [own.rstrip("。")]
    put_in = "选聘退休教师担任领读人，“给予每月三百元的点灯人专项岗位补贴”并按时发放。"
    assert list(copies(put_in, corpus, quotations(put_in))) == []


@pytest.mark.parametrize(
    "draft", ["见《乡村阅读推广三年行动方案》。", "《乡村阅读推广三年行动方案》《乡村阅读推广三年行动方案》"]
)
def test_a_title_is_no_copy(draft: str) -> None:
    assert list(copies(draft, RIVER, [])) == []


def test_the_cells_of_a_table_are_bounds() -> None:
    (one,) = copies(f"| 顾念真 | {EDGES[:-1]} | 备注 |", RIVER, [])
    assert one.text == EDGES[:-1]


def test_an_ellipsis_in_a_copy_does_not_hide_it() -> None:
    half = len(EDGES) // 2
    assert list(copies(f"{EDGES[:half]}……{EDGES[half:]}", RIVER, []))


def test_a_copy_with_a_change_in_every_few_words_is_found() -> None:
    source = "夜间集市应当给小摊贩留出固定的位置，收费标准要提前公示，摊位由街道按照先到先得的原则分配。"
    corpus = Corpus([Essay("a", source)])
    copy = "夜间集市应当给小摊贩留出长期的位置，收费规则要提前公示。"
    (finding,) = check(f"开篇说几句闲话。{copy}此处不再多谈。", corpus).findings
    assert (finding.marked, finding.verdict) == (False, "altered")
    assert not check("夜间集市应当给小摊贩换个地方，消费者也要提前出门。", corpus).findings, "too little is the same"


SIDE = Corpus(
    [
        Essay(
            "side",
            "集市摊位由街道按照先到先得的原则分配，向全体居民公开收费。河道巡查由沿线各村的护河队员轮流承担并且每月至少两次，发现的问题全部当日上报给街道。"
            "流动书屋要开到每一个偏远的自然村，给领读人发放补贴。",
        )
    ]
)
MARKET, RIVERSIDE, BOOKS = SIDE.essays[0].text.rstrip("。").split("。")


@pytest.mark.parametrize("between", ["。", "。\n", "；", "。\n\n"])
def test_copies_side_by_side_in_another_order_are_two(between: str) -> None:
    changed = RIVERSIDE.replace("上报", "隐瞒")
    draft = f"{BOOKS}{between}{changed}。"
    assert [item.text.rstrip("；") for item in copies(draft, SIDE, [])] == [BOOKS, changed]
    assert len(list(copies(f"{MARKET}。{RIVERSIDE}。", SIDE, []))) == 1, "in the source's order they are one"


@pytest.mark.parametrize("marks", ["一、 二、", "1. 2.", "（一） （二）", "• •", "- -", "① ②", "3） 4）"])
def test_the_mark_of_a_list_s_item_is_no_part_of_a_copy(marks: str) -> None:
    one, two = marks.split()
    space = " " if one in "-•1." else ""
    draft = f"办法有两条：\n{one}{space}{MARKET}。\n{two}{space}{RIVERSIDE}。"
    assert [(item.quote, item.verdict) for item in _checked(draft)] == [(MARKET, "verbatim"), (RIVERSIDE, "verbatim")]
    changed = draft.replace("上报", "隐瞒")
    assert [item.verdict for item in _checked(changed)] == ["verbatim", "altered"]


def _checked(draft: str) -> list[Finding]:
    return list(check(draft, SIDE).findings)


def test_a_mark_that_the_source_has_is_part_of_the_copy() -> None:
    text = f"一、{MARKET}。\n二、{RIVERSIDE}。"
    (one,) = copies(text, Corpus([Essay("numbered", text)]), [])
    assert one.text == text.rstrip("。")
