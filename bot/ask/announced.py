"""A list that a question calls by how many a text says there are: 今年要干的10个方面 -> what 重点做好以下10个方面工作： leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.ask.counts import measure
from bot.ask.laid import laid
from bot.ask.lists import lists
from bot.ask.nth import of_list
from bot.ask.pieces import Piece, Said, named, whose
from bot.ask.plan import Plan
from bot.ask.steps import NUMERALS, N
from bot.ask.subjects import TEXTS_MAX
from bot.ask.trace import Tracing
from bot.ask.wants import Want
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import numbers, words
from bot.text.outline import Node, Outline

# So many of what points and parts are counted by; 第十条 and 前三项 are some of them, and 三点 is an hour before 钟.
SO_MANY = re.compile(
    rf"(?<![第前后头每\d.{NUMERALS}])(?P<number>{N})(?:个|大)?(?P<unit>方面|板块|部分|[条项点件](?![^\W\d]?(?:钟|半)))"
)
# What asks for all of a list, whatever else it asks.
OF_ALL: tuple[Want, ...] = (
    "list",
    "document",
    "corpus",
    "count",
    "section",
    "point",
    "topic",
    "talk",
    "fact",
    "common",
    "other",
)
# What tells only when, and how many.
BARE = ("t", "m")


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The items by their names; None where a question says no number, or where not just one list is announced by it.

    What a question says besides must stand in the title or in what leads up to the list: 十个方面里养老怎么抓 asks for one of them.
    """
    question = words.fold(tracing.query.text)
    if not plan.named or plan.steps or len(plan.essays) > TEXTS_MAX or plan.want not in OF_ALL:
        return None
    asked = {(numbers.ordinal(one["number"]), one["unit"]) for one in SO_MANY.finditer(question)}
    if len(asked) != 1:
        return None
    (count, unit), *_ = asked
    outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
    found = [(outline, one) for outline in outlines for one in _announced(outline, count, unit)]
    if len(found) != 1 or count < 2:
        return None
    outline, listing = found[0]
    about = words.fold(f"{outline.essay.name} {listing.label or ''}")
    if not all(word in about or words.tagged(word)[0][1] in BARE for word in plan.own):
        return None
    row = says.COUNTED(whose=f"{whose(outline.essay)}{of_list(outline, listing)}", count=count, unit=measure(unit))
    pieces = tuple(Piece(named(outline, one), heading=one.section is not None) for one in listing.children)
    return laid(tracing.query.text, [Said(row, outline, pieces)], "", index)


def _announced(outline: Outline, count: int, unit: str) -> Iterator[Node]:
    """The lists of so many items before which the text says that they are so many."""
    for one in lists(outline):
        said = SO_MANY.finditer(words.fold(outline.essay.text[slice(*one.lead)]))
        if len(one.children) == count and (count, unit) in {(numbers.ordinal(m["number"]), m["unit"]) for m in said}:
            yield one
