"""The measures of an index, and which of them are near to a need: by its words, and by meaning."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.index.parts import sentence_id
from bot.index.store import Index
from bot.search import cut
from bot.search.query import Query
from bot.text import names, tags
from bot.text.measures import Proposal
from bot.text.passages import units

if TYPE_CHECKING:
    from numpy.typing import NDArray

# How many sentences by meaning, and passages by words, are looked into.
DEPTH = 60


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A need, prepared: the words of each clause, the words and the meaning of the need, and the meaning of all needs."""

    clauses: tuple[Query, ...]
    query: Query
    whole: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Near:
    """A measure near a need.

    `nearness` of its sentence to the need, `around` to all the needs, in standard deviations above the best that
    unrelated questions reach. Shares of the weight of words, 0 to 1: `share` of the need's that stand in the sentence
    or its topic, `clause` of the best clause's, `acted` of the best clause's that stand in the act itself.
    """

    at: int
    proposal: Proposal
    nearness: float
    around: float
    share: float
    clause: float
    acted: float


class Catalogue:
    """The measures of one index, by their numbers."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.proposals = index.proposals
        self._of_passage: dict[int, list[int]] = {}
        self._passage: list[int] = []
        self._sentence: list[str] = []
        for number, proposal in enumerate(self.proposals):
            own = index.passages_of(proposal.essay_id)
            before = int(np.searchsorted(index.starts[own.start : own.stop], proposal.start, "right"))
            at = own[max(0, before - 1)]
            self._of_passage.setdefault(at, []).append(number)
            self._passage.append(at)
            passage = index.passages[at]
            spans = units(passage)
            inside = (n for n, (_, end) in enumerate(spans) if proposal.start < end)
            self._sentence.append(sentence_id(passage, next(inside, len(spans) - 1)))
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self._of_class: dict[tuple[str, str], list[int]] = {}
        self._of_voice: dict[str | None, list[int]] = {}
        # Who proposes what a document proposes, by its id; and the classes of actors that any measure names.
        self.voices = {key: names.whose(essay) for key, essay in index.essays.items()}
        self.addressed = frozenset(actor for one in self.proposals for actor in one.actors)
        # The measures among them, with their numbers; a bare sentence is none unless a reader finds it of use.
        self.measures = [(number, one) for number, one in enumerate(self.proposals) if not one.bare]
        for number, proposal in self.measures:
            self._of_voice.setdefault(self.voices[proposal.essay_id], []).append(number)
            for pair in itertools.product(proposal.actors, proposal.instruments):
                self._of_class.setdefault(pair, []).append(number)

    def classed(self, actors: Sequence[str], instruments: Collection[str]) -> list[int]:
        """The measures for any of these actors by any of these means, those for the first actors first."""
        found = (self._of_class.get((actor, means), ()) for actor in actors for means in instruments)
        return list(dict.fromkeys(number for numbers in found for number in numbers))

    def voiced(self, voices: Collection[str]) -> list[int]:
        """The measures that any of these authors or places propose."""
        return [number for name in voices for number in self._of_voice.get(name, ())]

    def near(self, wanted: Wanted, besides: Sequence[int] = ()) -> list[Near]:
        """The measures in the passages that are nearest in meaning, or that hold most of the words, and those `besides`."""
        index, query = self.index, wanted.query
        nearest = (index.nearest_by_sentence(vector, DEPTH) for vector in (query.vector, wanted.whole))
        found = dict.fromkeys(at for ranking in nearest for at, _ in ranking)
        by_words = index.lexical.scores([*query.weights, *(word for group in query.meant.values() for word in group)])
        best = sorted(range(len(by_words)), key=lambda at: -by_words[at])[:DEPTH]
        found |= dict.fromkeys(at for at in best if by_words[at] > 0)
        numbers = dict.fromkeys(number for at in found for number in self._of_passage.get(at, ()))
        numbers |= dict.fromkeys(besides)
        self._fetch(list(numbers))
        return [self.judged(number, wanted) for number in numbers]

    def sentence(self, number: int) -> str:
        """The id of the sentence that holds a measure."""
        return self._sentence[number]

    def words(self, proposal: Proposal) -> frozenset[str]:
        """The content words of an act."""
        return cut.words_of(self.index.essays[proposal.essay_id].text[proposal.start : proposal.end])

    def said(self, proposal: Proposal) -> frozenset[str]:
        """The content words of the sentence of an act, and of what it stands under."""
        text = self.index.essays[proposal.essay_id].text[proposal.first : proposal.last]
        return cut.words_of(text) | cut.words_of(proposal.topic)

    def acting(self, proposal: Proposal) -> frozenset[str]:
        """The actors that an act itself names."""
        return frozenset(tags.actors(self.index.essays[proposal.essay_id].text[proposal.start : proposal.end]))

    def _fetch(self, numbers: Sequence[int]) -> None:
        lacking = dict.fromkeys(self._passage[n] for n in numbers if self._sentence[n] not in self._vectors)
        if lacking:
            self._vectors |= self.index.sentence_vectors(self.index.passages[at] for at in lacking)

    def judged(self, number: int, wanted: Wanted) -> Near:
        """How near a measure that `near` has found is to a need."""
        proposal = self.proposals[number]
        acted, said = self.words(proposal), self.said(proposal)
        vector = self._vectors[self._sentence[number]]
        mean, deviation = self.index.background["sentences"]
        nearness, around = ((float(one @ vector) - mean) / deviation for one in (wanted.query.vector, wanted.whole))
        share = wanted.query.share(said)
        clause, act = (max(one.share(of) for one in wanted.clauses) for of in (said, acted))
        return Near(number, proposal, nearness, around, share, clause, act)
