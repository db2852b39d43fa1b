"""The nouns of study: terms and their uses, topics side by side, a text as a tree, cloze questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.domain import Citation, Essay
from bot.search.speakers import Heard, Speaker
from bot.text.outline import Span

Kind = Literal["term", "figure"]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the texts: its name, by how many speakers and in how many sentences it is used.

    `forms`: the names that the texts have for it, folded.
    """

    name: str
    forms: tuple[str, ...]
    speakers: int
    uses: int


@dataclass(frozen=True, slots=True)
class Uses:
    """The sentences in which a speaker uses a term, the first few of `total`."""

    speaker: Speaker
    quoted: tuple[Citation, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is shown of a term; `defined`: the sentences that say what it means, none where no text does.

    `of`: how many speakers use it; of so many the first are in `uses`.
    """

    term: Term
    defined: tuple[Citation, ...]
    uses: tuple[Uses, ...]
    of: int


# A topic and the speakers -> what each says of it, in their order.
Hear = Callable[[str, Sequence[Speaker]], Sequence[Heard]]


@dataclass(frozen=True, slots=True)
class Table:
    """Topics and the speakers side by side: `shown` of the `total` that fit, from `first` on."""

    topics: tuple[str, ...]
    shown: tuple[Speaker, ...]
    first: int
    total: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a text as it is drawn: its name, the slice that names it, its parts."""

    name: str
    span: Span
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """A text's outline; `left_out`: how many parts lie too deep, or are too many, to be shown."""

    essay: Essay
    root: Branch
    left_out: int


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence of a text with a blank: `answer` is the slice that is left out."""

    kind: Kind
    sentence: Citation
    blank: Span

    @property
    def before(self) -> str:
        """What stands before the blank."""
        return self.sentence.quote[: self.blank[0] - self._start]

    @property
    def answer(self) -> str:
        """What the blank stands for."""
        return self.sentence.quote[self.blank[0] - self._start : self.blank[1] - self._start]

    @property
    def after(self) -> str:
        """What stands behind the blank."""
        return self.sentence.quote[self.blank[1] - self._start :]

    @property
    def _start(self) -> int:
        return self.sentence.start or 0
