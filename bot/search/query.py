"""A question, prepared once for everything that looks at it: its vector, and its words with their weights."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.encoders.embed import Embedder
from bot.index.store import Index
from bot.search.spelt import as_texts_do
from bot.text import keys, words
from bot.text.phrases import outermost

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What the asker puts in quotation marks is what the question is about, and weighs more.
QUOTED = re.compile(r"[\"《]([^\"《》]{2,20})[\"》]")
STRESS = 2.0


# In a collection of fewer passages than this, how many of them hold a word says nothing about the word.
FEW = 24


# What asks for yes or no: 是不是, 能不能.
TWICE = re.compile(r"([\u4e00-\u9fff]{1,2})[不没]\1")


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """`vector` is the question's unit vector; `weights` maps its content words to their idf.

    `meant` maps everyday words of the question to the policy words that stand for them: 国企 -> {国有企业}.
    `said` is the question without the places after which files are called: whose words they are is an address too.
    `grams` maps the character bigrams to look for to their idf: the question's own, and those of such policy words.
    """

    text: str
    vector: NDArray[np.float32]
    weights: dict[str, float]
    meant: dict[str, frozenset[str]]
    grams: dict[str, float]
    said: str = ""

    @classmethod
    def of(
        cls,
        question: str,
        embedder: Embedder,
        index: Index,
        authors: Sequence[str],
        vector: NDArray[np.float32] | None = None,
    ) -> Query:
        """Fold and embed a question, and weigh its words; a part of a longer word of it counts half.

        `vector`: its meaning, where that is known.

        Names of authors do not count: whose words they are is a passage's address, not among its words.
        """
        unplaced = as_texts_do(index.unplaced(question), index)
        nameless = words.fold(unplaced)
        for author in authors:
            nameless = nameless.replace(words.fold(author), " ")
        stood_for = words.everyday().held(nameless)
        everyday = outermost(stood_for)
        rest = nameless
        for word in everyday:
            rest = rest.replace(word, " ")
        own = keys.content(TWICE.sub(" ", rest))
        if not words.HAN.search(nameless):  # in an English question, what the Chinese texts never say tells nothing
            own = [token for token in own if index.lexical.knows(token)]
        tokens = list(dict.fromkeys([*own, *everyday]))
        whole = frozenset(outermost(tokens))
        meant = {word: frozenset(stood_for[word]) for word in everyday}
        marked = " ".join(QUOTED.findall(nameless))
        stressed = {*keys.content(marked), *keys.bigrams(marked)}
        weights = {
            token: min(_rarity(one, index) for one in meant.get(token, {token}))
            * (1.0 if token in whole else 0.5)
            * (STRESS if token in stressed else 1.0)
            for token in tokens
        }
        others = [word for words_ in meant.values() for word in words_]
        others += [token for token in tokens if token not in nameless]  # terms that its synonyms stand for
        others += [
            form
            for named, forms in index.short_forms.items()
            if named in nameless
            for form in forms
            if form not in nameless
        ]
        grams = {
            gram: (index.by_window.idf(gram) if len(index.passages) >= FEW else 1.0)
            * (STRESS if gram in stressed else 1.0)
            for text in (nameless, *others)
            for gram in keys.bigrams(text)
            if gram not in keys.STOP
        }
        vector = embedder.queries([words.fold(unplaced)])[0] if vector is None else vector
        return cls(question, vector, weights, meant, grams, unplaced)

    def overlap(self, present: Set[str]) -> float:
        """Which share of the weight of the question's character bigrams are among these, 0 to 1."""
        total = sum(self.grams.values())
        return sum(weight for gram, weight in self.grams.items() if gram in present) / total if total else 0.0

    def share(self, present: Set[str]) -> float:
        """Which share of the question's weight these tokens hold, 0 to 1."""
        total = sum(self.weights.values())
        held = (
            weight
            for token, weight in self.weights.items()
            if token in present or not present.isdisjoint(self.meant.get(token, ()))
        )
        return sum(held) / total if total else 0.0


def _rarity(token: str, index: Index) -> float:
    """A word's idf in the index; in a small collection, in general Chinese: log(words / occurrences)."""
    if len(index.passages) >= FEW:
        return index.lexical.idf(token)
    return math.log(words.total() / (words.frequency(token) + 1))
