"""Whose figures may be set in order: places, each by the text that is of it, or years of one place, each by its report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.ask.everywhere import PLACE
from bot.index.store import Index
from bot.text import names, numbers, periods, words

# What asks of which year; how many years or places are meant.
YEAR = r"哪一?年|[这近前][几两二三四五\d]年"
OF_YEARS = re.compile(YEAR)
NUMBER = re.compile(rf"(?<!第)([二两三四五六七八九十]{{1,3}}|\d{{1,3}})个{PLACE}")


@dataclass(frozen=True, slots=True)
class Holders:
    """`texts`: place, or the year that a report looks back on -> the id of its text. `named`: those that the question names.

    `places`: what the question calls places.
    """

    texts: Mapping[str, str]
    named: tuple[str, ...]
    places: tuple[str, ...]
    of_years: bool = False

    @property
    def chosen(self) -> dict[str, str]:
        """The texts of those that the question names."""
        return {name: self.texts[name] for name in self.named}


def holders(question: str, index: Index) -> Holders | None:
    """Whose figures a question may set in order; None where the texts are not each of another place or year."""
    level, asked = words.fold(question), names.places(question)
    titled = [(place, key) for key, of in zip(index.essays, index.titled, strict=True) if len(of) == 1 for place in of]
    made = {key: year for _, key in titled if (year := periods.made_in(index.outlines[key])) is not None}
    reports = [(place, key) for place, key in titled if key in made]
    # Of the measures of a place beside its report nobody asks this.
    texts = reports if len(reports) > 1 else titled
    places = tuple(dict.fromkeys(place for place, _ in texts))
    if len(places) == len(texts) > 1:
        match = NUMBER.search(level)
        told = tuple(place for place in places if place in asked)
        many = match is None or numbers.ordinal(match[1]) == len(texts)
        return Holders(dict(texts), told, told) if many else None
    of_one = _of_a_kind([key for place, key in reports if place in asked or len(places) == 1], index)
    years = {f"{made[key] - 1}年": key for key in sorted(of_one, key=lambda key: made[key])}
    said = tuple(year for year in years if year in level)
    if len(years) == len(of_one) > 1 and len(asked & {*places}) <= 1 and (OF_YEARS.search(level) or len(said) > 1):
        return Holders(years, said, tuple(asked & {*places}), of_years=True)
    return None


def _of_a_kind(keys: Sequence[str], index: Index) -> list[str]:
    """Of reports the most that are called the same but for the year."""
    kinds: dict[str, list[str]] = {}
    for key in keys:
        kinds.setdefault(periods.YEAR.sub("", words.bare(index.essays[key].name)), []).append(key)
    return max(kinds.values(), key=len, default=[])
