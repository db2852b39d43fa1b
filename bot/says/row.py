"""A row of the table: a sentence of the program's own, and what entitles the program to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

from bot.contexts import under

T = TypeVar("T")

# Where only some of the texts were looked through, a sentence says no more than that.
SOME = (("共收录", "共选定"), ("所收录", "所选"), ("；收录的有", "；所选的有"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is spoken of: only `some` of the texts, or all; `editions` tells those of one name apart, by their ids."""

    some: bool = False
    editions: Mapping[str, str] = field(default_factory=dict)


_spoken: ContextVar[Spoken] = ContextVar("spoken", default=Spoken())  # noqa: B039 – it is frozen


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with places to fill in (`template`), and what must be true before it may be said (`holds`).

    `check`: the function that finds out whether it is true, by its import path. Example: bot.ask.compare.compare
    """

    template: str
    holds: str
    check: str

    def __call__(self, **given: object) -> str:
        """The sentence with what is `given` in its places. Example: author=王明, topic=氢能 -> 王明没有谈到氢能。"""
        template = self.template
        for all_, some in SOME if _spoken.get().some else ():
            template = template.replace(all_, some)
        return template.format(**given)


def speak_of(spoken: Spoken) -> None:
    """Let sentences speak of these texts, and call them so, from now on in this context."""
    _spoken.set(spoken)


def edition(essay_id: str) -> str:
    """What tells a text from others of its name; empty where it is the only one. Example: 青政发〔2020〕6号"""
    return _spoken.get().editions.get(essay_id, "")


def throughout(steps: Iterator[T]) -> Iterator[T]:
    """The same steps, each speaking of what is spoken of now: whoever takes them may do so in other contexts."""
    return under(_spoken, _spoken.get(), steps)
