"""What lies nearest to each need, read: a reader sees who asks, the need and the sentences about a measure at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.recommend.look import PROFILE, Found
from bot.recommend.match import strength
from bot.search import runs
from bot.search.retrieve import Searcher

# So many runs are read for a situation; for each of several needs fewer, but so many at least.
RUNS, LEAST = 12, 4


def heard(found: Sequence[Found], profile: str, searcher: Searcher) -> list[Found]:
    """The same with what the reader says of the best, asked by whoever the profile tells of."""
    each = max(LEAST, RUNS // max(1, len(found)))
    who = f"{profile[:PROFILE]}，" if profile else ""
    return [_heard(one, f"{who}{one.need.text}", searcher, each) for one in found]


def _heard(found: Found, asked: str, searcher: Searcher, most: int) -> Found:
    index = searcher.index
    held = [(one.near.proposal.essay_id, one.near.proposal.start) for one in found.bearings]
    places = [(key, runs.begins(index, key, start)) for key, start in held]
    best = sorted(range(len(places)), key=lambda at: -strength(found.bearings[at]))
    scores = runs.read(asked, (places[at] for at in best), index, searcher.reader, most)
    bearings = [
        replace(one, read=scores[place][0]) if place in scores else one
        for one, place in zip(found.bearings, places, strict=True)
    ]
    return replace(found, bearings=bearings)
