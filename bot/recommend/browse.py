"""The catalogue of measures: a page of those that fit a filter, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.recommend.catalogue import Catalogue
from bot.recommend.nouns import Measure
from bot.recommend.recommend import catalogued
from bot.text import tags, words
from bot.text.measures import Proposal

# A measure that names no actor, or no means that the tables know.
UNNAMED = "未写明"


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted; None and "" let everything through. `words`: all of them, in the sentence of a measure."""

    words: str = ""
    actor: str | None = None
    instrument: str | None = None
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of the catalogue.

    `total`: measures that fit. `counts[actor][instrument]`: those that fit words and author alone, so that every cell
    can be chosen; a measure of two actors counts under both. `voices`: who proposes how many of all.
    """

    measures: tuple[Measure, ...]
    total: int
    offset: int
    actors: tuple[str, ...]
    instruments: tuple[str, ...]
    counts: Mapping[str, Mapping[str, int]]
    voices: Mapping[str, int]


def browse(catalogue: Catalogue, wanted: Filter, offset: int = 0, limit: int = 50) -> Shelf:
    """The measures that fit, in the corpus's order, from `offset` on, at most `limit`."""
    essays = catalogue.index.essays
    spoken = {key: catalogue.voices[key] or essay.name for key, essay in essays.items()}
    sought = words.fold(wanted.words).split()
    fitting, counts, total = [], Counter[tuple[str, str]](), 0
    for number, proposal in catalogue.measures:
        if wanted.whose and spoken[proposal.essay_id] != wanted.whose:
            continue
        if sought:
            said = _folded(essays[proposal.essay_id].text[proposal.first : proposal.last])
            if not all(word in said for word in sought):
                continue
        actors, means = classes(proposal)
        counts.update((actor, instrument) for actor in actors for instrument in means)
        if wanted.actor in (None, "", *actors) and wanted.instrument in (None, "", *means):
            total += 1
            fitting.append(number)
    table: dict[str, dict[str, int]] = {}
    for (actor, instrument), count in counts.items():
        table.setdefault(actor, {})[instrument] = count
    used = {instrument for _, instrument in counts}
    return Shelf(
        measures=tuple(catalogued(catalogue, fitting[max(0, offset) : max(0, offset) + limit])),
        total=total,
        offset=max(0, offset),
        actors=tuple(name for name in (*tags.names(tags.ACTORS), UNNAMED) if name in table),
        instruments=tuple(name for name in (*tags.names(tags.INSTRUMENTS), UNNAMED) if name in used),
        counts=table,
        voices=Counter(spoken[one.essay_id] for _, one in catalogue.measures),
    )


def classes(proposal: Proposal) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors and the means of a measure, never none."""
    return proposal.actors or (UNNAMED,), proposal.instruments or (UNNAMED,)


@lru_cache(maxsize=20_000)
def _folded(sentence: str) -> str:
    return words.fold(sentence)
