"""The nouns of recommending: a measure that a text proposes, and what is recommended for a situation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.domain import Citation, Mode, Note, Reason, Status

Fit = Literal["direct", "related"]


@dataclass(frozen=True, slots=True)
class Measure:
    """An act that a text proposes: words of the sentence that its citation quotes.

    `actors` and `instruments` are the classes of `actors.txt` and `instruments.txt`; `whose` is the
    author, or where the document names none, the place in its title; `bare`: the sentence names no act.
    """

    action: str
    actors: tuple[str, ...]
    instruments: tuple[str, ...]
    whose: str | None
    citation: Citation
    bare: bool = False

    def __post_init__(self) -> None:
        if not self.action or self.action not in self.citation.quote:
            raise ValueError(f"measure {self.action!r} does not stand in its quotation")


@dataclass(frozen=True, slots=True)
class Recommended:
    """A measure for `needs`, in the asker's words; `also` are measures of other authors that say the same.

    `direct`: it addresses who asks; `related`: it helps through another, or, with `answers` false, bears on the need.
    """

    measure: Measure
    fit: Fit
    why: str
    needs: tuple[str, ...]
    also: tuple[Measure, ...] = ()
    answers: bool = True


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The measures for a situation, best first; `gaps` are sentences on what the texts do not provide for."""

    profile: str
    need: str
    status: Status
    reason: Reason | None
    text: str
    actors: tuple[str, ...]
    needs: tuple[str, ...]
    measures: tuple[Recommended, ...] = ()
    gaps: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    mode: Mode = "quoting"
    model: str | None = None
    ms: float = field(default=0.0, compare=False)

    def __post_init__(self) -> None:
        if (self.status == "refused") != (not self.measures) or (self.status == "refused") != (self.reason is not None):
            raise ValueError("a recommendation has measures, or it is a refusal with a reason")
        if self.status == "refused" and not self.gaps:
            raise ValueError("a refusal says what was looked for")
