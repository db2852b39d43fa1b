"""A sentence stands under the name of no author but its own."""

from __future__ import annotations

import pytest

from bot.ask.headed import under_whom
from bot.domain import Evidence, Item, Passage
from bot.text.building import Part

EVIDENCE = {
    number: Evidence(number, Passage("", str(number), "题", author, None, None, 0, 5, "推广积分制"), 0, 5, "推广积分制")
    for number, author in [(1, "马回"), (2, "邹慧")]
}


def part(text: str, *cites: int, heading: bool = False) -> Part:
    return Part((Item(text, cites, heading=heading),), verdict="supported")


@pytest.mark.parametrize(
    ("head", "cites", "kept"),
    [
        (part("马回", heading=True), (1,), True),
        (part("马回", heading=True), (2,), False),
        (part("马回和邹慧", heading=True), (2,), True),
        (part("马回："), (2,), False),
        (part("资金", heading=True), (2,), True),
        (part("马回主张推广积分制[1]。", 1), (2,), True),
    ],
)
def test_a_heading_with_a_name_holds_its_words_alone(head: Part, cites: tuple[int, ...], kept: bool) -> None:
    judged = under_whom(part("推广积分制", *cites), [head], EVIDENCE)
    assert (judged.verdict == "supported") == kept
    assert under_whom(part("推广积分制", *cites), [], EVIDENCE).verdict == "supported"
