"""A row of the table: a sentence of the program's own, and what entitles the program to it."""

from __future__ import annotations

from dataclasses import dataclass


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
        return self.template.format(**given)
