"""How a draft's words differ from the source's, character by character, and how an editor is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from rapidfuzz.distance import Levenshtein

from bot.says import check as says

Op = Literal["equal", "insert", "delete", "replace"]
# Marks of another style are no change.
ONE_STYLE = str.maketrans("‘「『’」』", "“““”””")


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of the comparison, as done to the source: `insert` stands in the draft only, `delete` in the source only."""

    op: Op
    draft: str
    source: str


def changes(draft: str, source: str) -> tuple[Change, ...]:
    """What was done to the source to get the draft, character by character; white space makes no difference."""
    found = (
        (op.tag, draft[op.dest_start : op.dest_end], source[op.src_start : op.src_end])
        for op in Levenshtein.opcodes(source.translate(ONE_STYLE), draft.translate(ONE_STYLE))
    )
    return tuple(
        Change(cast(Op, tag if (said + given).strip() else "equal"), said, given) for tag, said, given in found
    )


def shown(change: Change) -> str:
    """A change in words. Example: “推广”写成了“取消”"""
    if change.op == "insert":
        return says.ADDED(draft=change.draft)
    if change.op == "delete":
        return says.LEFT_OUT(source=change.source)
    return says.REPLACED(source=change.source, draft=change.draft)


def distance(one: str, other: str) -> int:
    """How many characters must be put in, left out or exchanged to make one of the other."""
    return int(Levenshtein.distance(one, other))
