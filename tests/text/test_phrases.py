"""One matcher for every list: against the slow and plain way of saying the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.text.phrases import Phrases, apart, outermost

WORD = st.text("甲乙丙", min_size=1, max_size=4)
LISTS = st.lists(WORD, max_size=8, unique=True)
TEXT = st.text("甲乙丙丁", max_size=30)
SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda at: (at[0], at[0] + at[1])), max_size=12)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@given(LISTS, TEXT)
def test_every_phrase_is_found_at_every_place(listed: list[str], text: str) -> None:
    matcher = Phrases({word: number for number, word in enumerate(listed)})
    expected = {(at, word) for word in listed for at in range(len(text)) if text.startswith(word, at)}
    spans = matcher.all(text)
    assert {(span.start, span.phrase) for span in spans} == expected and len(spans) == len(expected)
    assert all(text[span.start : span.end] == span.phrase == listed[span.label] for span in spans)
    assert list(matcher.held(text)) == [word for word in listed if word in text]


@given(SPANS)
def test_of_spans_that_overlap_the_longest_and_then_the_first_is_kept(spans: list[tuple[int, int]]) -> None:
    slow: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if not any(overlap(span, other) for other in slow):
            slow.append(span)
    assert apart(spans) == sorted(slow)


def test_the_longest_phrase_wins_and_one_that_does_not_count_makes_room() -> None:
    matcher = Phrases({"企业": "广", "中小企业": "窄", "业联": "无"})
    assert [span.label for span in matcher.find("中小企业联合企业")] == ["窄", "广"]
    assert [span.label for span in matcher.find("中小企业联", lambda span: span.label != "窄")] == ["广"]


def test_a_list_may_be_empty() -> None:
    assert Phrases[str]({}).find("企业") == [] and Phrases[str]({}).held("企业") == {}


def test_what_lies_within_a_longer_word_is_left_out() -> None:
    assert outermost(["国企", "国企改革", "银行"]) == ["国企改革", "银行"]
