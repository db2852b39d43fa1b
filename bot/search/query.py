"""A question, prepared once for everything that looks at it: its vector, and its words with their weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.search.embed import Embedder
from bot.search.lexical import Lexical
from bot.text import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """`vector` is the question's unit vector; `weights` maps its content words to their idf."""

    text: str
    vector: NDArray[np.float32]
    weights: dict[str, float]

    @classmethod
    def of(cls, question: str, embedder: Embedder, lexical: Lexical, authors: Sequence[str]) -> Query:
        """Fold and embed a question, and weigh its words; a part of a longer word of it counts half.

        Names of authors do not count: whose words they are is a passage's address, not among its words.
        """
        nameless = question
        for author in authors:
            nameless = nameless.replace(author, " ")
        tokens = list(dict.fromkeys(words.content(nameless)))
        inner = {token for token in tokens if any(token != other and token in other for other in tokens)}
        weights = {token: lexical.idf(token) * (0.5 if token in inner else 1.0) for token in tokens}
        return cls(question, embedder.queries([words.fold(question)])[0], weights)

    def share(self, found: Iterable[str]) -> float:
        """Which share of the question's weight these tokens hold, 0 to 1."""
        total = sum(self.weights.values())
        present = self.weights.keys() & set(found)
        return sum(self.weights[token] for token in present) / total if total else 0.0
