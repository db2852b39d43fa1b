"""A row of the table: a sentence of the program's own, and what entitles the program to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from bot.contexts import under

T = TypeVar("T")

# Where only some of the texts were looked through, a sentence says no more than that.
SOME = (("共收录", "共选定"), ("所收录", "所选"), ("；收录的有", "；所选的有"))
_some: ContextVar[bool] = ContextVar("some", default=False)


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
        for all_, some in SOME if _some.get() else ():
            template = template.replace(all_, some)
        return template.format(**given)


def speak_of_some(whether: bool) -> None:
    """Let sentences speak of some of the texts, or of all, from now on in this context."""
    _some.set(whether)


def throughout(steps: Iterator[T]) -> Iterator[T]:
    """The same steps, each speaking of what is spoken of now: whoever takes them may do so in other contexts."""
    return under(_some, _some.get(), steps)
