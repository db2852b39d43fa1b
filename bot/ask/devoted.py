"""The part of a speaker's texts that is given to a topic, heading and all: what its items say."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask.listing import LIST_MAX, opening
from bot.ask.pieces import items
from bot.ask.subjects import matches
from bot.ask.wants import own_words
from bot.domain import Evidence, Passage
from bot.index.store import Index
from bot.search.query import Query
from bot.text.outline import Node, Outline


def devoted(query: Query, essays: Sequence[str], index: Index) -> tuple[Evidence, ...]:
    """The openings of the items of the part that a topic names by its heading; empty where none has such a name."""
    found = matches(query, own_words(query.text), [index.essays[key] for key in essays], index)
    best = next((one.part for one in found if one.sure and one.part.node.section), None)
    if best is None:
        return ()
    listed = items(best.node)
    return tuple(_opening(best.outline, one) for one in listed) if 1 < len(listed) <= LIST_MAX else ()


def _opening(outline: Outline, node: Node) -> Evidence:
    essay = outline.essay
    start, end = node.start, opening(essay.text, node.start, node.end)
    place = (essay.essay_id, essay.title, essay.author, outline.heading(start), outline.point(start))
    text = essay.text[start:end]
    return Evidence(1, Passage("", *place, start, end, text), start, end, text)
