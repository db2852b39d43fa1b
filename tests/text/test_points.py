"""The points of a paragraph: which marks count, and which words only look like marks."""

from __future__ import annotations

import pytest

from bot.text.points import stretches


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("办好书屋。一要选好址。二要管好书。", [None, "一要选好址", "二要管好书"]),
        ("一靠改革，二靠开放。", [None]),  # clauses of one sentence are no points
        ("一靠改革。二靠开放。", ["一靠改革", "二靠开放"]),
        ("一要选好址。此事不难。", [None]),  # nothing goes on counting
        ("一来路远。二要花钱。", [None]),
        ("二要管好书。三要用好人。", [None]),
        (
            "一要选址。二要管理。其次，一要筹资。一要选人。二要用人。",
            ["一要选址", "二要管理", "一要选人", "二要用人"],
        ),
    ],
)
def test_points_that_are_counted_with_one_word(text: str, labels: list[str | None]) -> None:
    assert [label for _, _, label in stretches(text, 0, len(text), plain=True)] == labels


def test_a_number_goes_on_behind_a_comma() -> None:
    """A point in digits may end in a comma, not in a full stop, before the next of its number."""
    text = "8、有住宿生的每日巡视，9、每周给宿舍消毒，10、每月通风。"
    assert [label for _, _, label in stretches(text, 0, len(text), plain=True)] == [
        "8、有住宿生的每日巡视", "9、每周给宿舍消毒", "10、每月通风",
    ]  # fmt: skip
    other = "8、每间教室配水壶2个，12、15日各查一次。"
    assert len(stretches(other, 0, len(other), plain=True)) == 1
