from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.check.copies import COPY_MIN, PIECE, copies
from bot.check.locate import Corpus
from bot.check.quotations import Quotation
from bot.domain import Essay

TEXT = (
    "支持领军企业牵头组建创新联合体，推动创新要素向产业集聚。鼓励大型公司加大研发投入，建设高水平机构，承担国家和省级重大科技项目。"
    "推广创新积分制改革，将积分与信贷支持、政策奖补挂钩，破解融资难、融资贵问题。"
)
CORPUS = Corpus([Essay("one", TEXT), Essay("two", "别的内容，写的是春天里开放的各种花朵。")])
NOISE = "鸟鱼猫狗树草石河湖泊船桥"


def found(draft: str, *taken: tuple[int, int]) -> list[Quotation]:
    return list(copies(draft, CORPUS, taken))


@pytest.mark.parametrize("draft", ["", "。", NOISE * 5, TEXT[: COPY_MIN - 1]])
def test_what_is_no_copy_is_not_found(draft: str) -> None:
    assert found(draft) == []


def test_the_shortest_copy_and_the_whole_text_are_found() -> None:
    for copied in (TEXT[:COPY_MIN], TEXT, TEXT[-COPY_MIN - 1 :]):
        (one,) = found(copied)
        assert (one.start, one.end, one.text, one.marked) == (0, len(copied), copied, False)


def test_a_copy_is_found_in_other_characters_and_with_a_change_in_it() -> None:
    traditional = "鼓勵大型公司加大研發投入，建設高水平機構，承擔國家和省級重大科技項目。"
    assert [item.text for item in found(NOISE + traditional)] == [traditional]
    changed = TEXT.replace("加大研发投入", "增加研发投入")
    assert [item.text for item in found(changed)] == [changed]


def test_the_rest_of_a_clause_belongs_to_the_copy_where_it_is_nearly_the_same() -> None:
    changed = "鼓励大型公司加大研发投入，建设高水平机构，承担国家和省级重要科技项目。"
    (one,) = found(f"他说，{changed}")
    assert one.text.rstrip("。") == changed.rstrip("。")
    (one,) = found(TEXT[:COPY_MIN] + NOISE + "。")
    assert one.text == TEXT[:COPY_MIN]


def test_two_copies_are_found_in_the_order_of_the_draft() -> None:
    first, second = TEXT[66:], TEXT[:28]
    assert [item.text for item in found(first + NOISE * 4 + second)] == [first, second]


def test_a_copy_that_touches_what_is_taken_is_left_out() -> None:
    draft = TEXT[:28] + NOISE * 4 + TEXT[66:]
    start = 28 + len(NOISE) * 4
    assert [item.start for item in found(draft, (0, 1))] == [start]
    assert [item.start for item in found(draft, (start + 3, start + 4))] == [0]
    assert [item.start for item in found(draft, (28, start))] == [0, start]


@settings(max_examples=60)
@given(st.integers(0, len(TEXT) - COPY_MIN), st.integers(COPY_MIN, 60), st.integers(0, 5), st.integers(0, 5))
def test_a_slice_set_among_other_words_is_found(at: int, size: int, before: int, after: int) -> None:
    copied = TEXT[at : at + size]
    draft = NOISE * before + copied + NOISE[::-1] * after
    start = len(NOISE) * before
    assert any(item.start <= start and start + len(copied) <= item.end for item in found(draft))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 50), st.integers(0, 12)), max_size=5),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9)), max_size=2),
)
def test_copies_are_slices_in_order_apart_from_what_is_taken(
    pieces: list[tuple[int, int, int]], spans: list[tuple[int, int]]
) -> None:
    draft = "".join(TEXT[at : at + size] + NOISE[:noise] for at, size, noise in pieces)
    taken = [(start, start + size) for start, size in spans]
    kept = found(draft, *taken)
    assert all(draft[item.start : item.end] == item.text for item in kept)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    assert not any(low < item.end and item.start < high for item in kept for low, high in taken)


def test_a_very_long_copy_comes_in_pieces_without_a_gap() -> None:
    rng = random.Random(0)
    text = "".join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(PIECE + 500))
    parts = list(copies(text, Corpus([Essay("long", text)]), []))
    assert len(parts) == 2
    assert "".join(item.text for item in parts) == text
