"""The part of a speaker's texts that is given to a topic, heading and all: what its items say."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask.listing import LIST_MAX, opening
from bot.ask.pieces import as_evidence, items
from bot.ask.subjects import matches
from bot.ask.wants import own_words
from bot.domain import Evidence
from bot.index.store import Index
from bot.search.query import Query


def devoted(query: Query, essays: Sequence[str], index: Index) -> tuple[Evidence, ...]:
    """The openings of the items of the part that a topic names by its heading; empty where none has such a name."""
    found = matches(query, own_words(query.text), [index.essays[key] for key in essays], index)
    best = next((one.part for one in found if one.sure and one.part.node.section), None)
    if best is None:
        return ()
    listed, text = items(best.node), best.outline.essay.text
    if not 1 < len(listed) <= LIST_MAX:
        return ()
    return tuple(as_evidence(best.outline, (one.start, opening(text, one.start, one.end))) for one in listed)
