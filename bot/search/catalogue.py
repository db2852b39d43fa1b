"""The measures of an index, and which of them are near to a need: by its words, and by meaning."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.search.query import Query
from bot.search.store import Index, sentence_id
from bot.text import tags, words
from bot.text.measures import Proposal
from bot.text.passages import units

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# How many sentences by meaning, and passages by words, are looked into.
DEPTH = 60
WORDS_OF = 20_000


@dataclass(frozen=True, slots=True)
class Near:
    """A measure near a need.

    `share`: which share of the weight of the need's words stands in the quotation or its topic, `acted` in the act
    itself, both 0 to 1; `cosine` of the sentence that holds the act.
    """

    at: int
    proposal: Proposal
    share: float
    acted: float
    cosine: float
    around: float


class Catalogue:
    """The measures of one index, by their numbers."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.proposals = index.proposals
        self._of_passage: dict[int, list[int]] = {}
        self._passage: list[int] = []
        self._sentence: list[str] = []
        starts: dict[str, list[tuple[int, int]]] = {}
        for at, passage in enumerate(index.passages):
            starts.setdefault(passage.essay_id, []).append((passage.start, at))
        for number, proposal in enumerate(self.proposals):
            held = starts[proposal.essay_id]
            at = held[max(0, bisect.bisect_right(held, (proposal.start, len(index.passages))) - 1)][1]
            self._of_passage.setdefault(at, []).append(number)
            self._passage.append(at)
            spans = units(index.passages[at])
            inside = (n for n, (_, end) in enumerate(spans) if proposal.start < end)
            self._sentence.append(sentence_id(index.passages[at], next(inside, len(spans) - 1)))
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self._of_class: dict[tuple[str, str], list[int]] = {}
        for number, proposal in enumerate(self.proposals):
            for pair in itertools.product(proposal.actors, proposal.instruments):
                self._of_class.setdefault(pair, []).append(number)

    def classed(self, actors: Sequence[str], instruments: Collection[str]) -> list[int]:
        """The measures for any of these actors by any of these means, those for the first actors first."""
        found = (self._of_class.get((actor, means), ()) for actor in actors for means in instruments)
        return list(dict.fromkeys(number for numbers in found for number in numbers))

    def near(self, query: Query, whole: Query, besides: Sequence[int] = ()) -> list[Near]:
        """The measures in the passages that are nearest in meaning, or that hold most of the words, and those `besides`.

        `whole`: more of what was said, of which the query is a part.
        """
        index = self.index
        nearest = (index.nearest_by_sentence(vector, DEPTH) for vector in (query.vector, whole.vector))
        found = dict.fromkeys(at for ranking in nearest for at, _ in ranking)
        by_words = index.lexical.scores([*query.weights, *(word for group in query.meant.values() for word in group)])
        best = sorted(range(len(by_words)), key=lambda at: -by_words[at])[:DEPTH]
        found |= dict.fromkeys(at for at in best if by_words[at] > 0)
        numbers = dict.fromkeys(number for at in found for number in self._of_passage.get(at, ()))
        numbers |= dict.fromkeys(besides)
        self._fetch(list(numbers))
        return [self._judged(number, query, whole) for number in numbers]

    def sentence(self, number: int) -> str:
        """The id of the sentence that holds a measure."""
        return self._sentence[number]

    def words(self, proposal: Proposal) -> frozenset[str]:
        """The content words of an act."""
        return _words(self.index.essays[proposal.essay_id].text[proposal.start : proposal.end])

    def said(self, proposal: Proposal) -> frozenset[str]:
        """The content words of the sentence of an act, and of what it stands under."""
        text = self.index.essays[proposal.essay_id].text[proposal.first : proposal.last]
        return _words(text) | _words(proposal.topic)

    def acting(self, proposal: Proposal) -> frozenset[str]:
        """The actors that an act itself names."""
        return frozenset(tags.actors(self.index.essays[proposal.essay_id].text[proposal.start : proposal.end]))

    def _fetch(self, numbers: Sequence[int]) -> None:
        lacking = dict.fromkeys(self._passage[n] for n in numbers if self._sentence[n] not in self._vectors)
        if lacking:
            self._vectors |= self.index.sentence_vectors(self.index.passages[at] for at in lacking)

    def _judged(self, number: int, query: Query, whole: Query) -> Near:
        proposal = self.proposals[number]
        acted, quoted = self.words(proposal), self.said(proposal)
        vector = self._vectors[self._sentence[number]]
        near, around = float(query.vector @ vector), float(whole.vector @ vector)
        return Near(number, proposal, query.share(quoted), query.share(acted), near, around)


@lru_cache(maxsize=WORDS_OF)
def _words(text: str) -> frozenset[str]:
    return frozenset(words.content(text))
