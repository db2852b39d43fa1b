from __future__ import annotations

import itertools

from bot.domain import Essay, Section
from bot.text.outline import Outline
from bot.text.passages import split
from bot.text.windows import joined, windows

LINES = [f"第{number}段谈一件事，写到这里为止，后面还有别的话要说。" for number in "甲乙丙丁戊己"]
TEXT = "\n".join(LINES)


def cut(sections: tuple[Section, ...] = ()) -> Essay:
    return Essay("a", TEXT, sections=sections)


def test_a_window_starts_at_every_passage_and_none_lies_within_the_one_before() -> None:
    essay = cut()
    passages = split(Outline(essay), 10, 40)
    found = windows(passages, {"a": essay}, 90)
    spans = [(passages[a].start, passages[b - 1].end) for a, b in found]
    assert all(end - start <= 90 for start, end in spans)
    assert [a for a, _ in found] == sorted({a for a, _ in found})
    assert [b for _, b in found] == sorted({b for _, b in found})
    assert {at for a, b in found for at in range(a, b)} == set(range(len(passages)))


def test_what_two_passages_share_stands_whole_in_some_window() -> None:
    essay = cut()
    passages = split(Outline(essay), 10, 40)
    found = windows(passages, {"a": essay}, 90)
    for one, other in itertools.pairwise(passages):
        assert any(passages[a].start <= one.start and other.end <= passages[b - 1].end for a, b in found)


def test_a_marked_heading_bounds_a_window_and_an_inferred_one_does_not() -> None:
    middle = TEXT.index(LINES[3])
    for inferred, crossed in ((False, False), (True, True)):
        sections = (Section("一", 0, middle, inferred=inferred), Section("二", middle, len(TEXT), inferred=inferred))
        essay = cut(sections)
        passages = split(Outline(essay), 10, 40)
        found = windows(passages, {"a": essay}, 200)
        assert any(passages[a].start < middle < passages[b - 1].end for a, b in found) is crossed


def test_joined_passages_are_a_slice_with_the_address_of_the_core() -> None:
    essay = cut()
    passages = split(Outline(essay), 10, 40)
    one = joined(essay, passages[1:3], passages[2])
    assert one.text == TEXT[passages[1].start : passages[2].end]
    assert one.passage_id not in {passage.passage_id for passage in passages}
    assert joined(essay, passages[1:2], passages[1]) is passages[1]
