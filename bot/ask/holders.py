"""Whose figures may be set in order: places, each by the text that is of it, or years of one place, each by its report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.ask.everywhere import PLACE
from bot.index.store import Index
from bot.search import cut
from bot.text import indicators, names, numbers, periods, words

# What asks of which year; how many years or places are meant.
YEAR = r"哪一?年|[这近前][几两二三四五\d]年|(?<![一二三四五六七八九十\d第])[几两二三四五]年(?=里|间|来|加|合|一共|总|各|分别)|历年|逐年|每一?年"
OF_YEARS = re.compile(YEAR)
# Years that are named: 2023、2024、2025三年; all from one to another: 2023年到2025年.
SAID = re.compile(r"(?<!\d)20\d\d(?!\d)年?")
UP_TO = re.compile(r"(?<!\d)(20\d\d)年?\s*(?:到|至|[-—–~]{1,2})\s*(20\d\d)(?!\d)年?")
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

    @property
    def ends(self) -> dict[str, str]:
        """The texts of the two that a question holds together, or of the first and the last of a row of years."""
        return {name: self.texts[name] for name in (self.named[0], self.named[-1])} if self.named else {}


def holders(question: str, index: Index) -> Holders | None:
    """Whose figures a question may set in order; None where the texts are not each of another place or year."""
    level, asked = words.fold(question), names.places(question)
    titled = [(place, key) for key, of in zip(index.essays, index.titled, strict=True) if len(of) == 1 for place in of]
    reports = [(place, key) for place, key, _ in _reports(index) if place]
    # Of the measures of a place beside its report nobody asks this.
    texts = reports if len(reports) > 1 else titled
    places = tuple(dict.fromkeys(place for place, _ in texts))
    if len(places) == len(texts) > 1:
        match = NUMBER.search(level)
        told = tuple(sorted((place for place in places if place in asked), key=level.find))
        many = match is None or numbers.ordinal(match[1]) == len(texts)
        return Holders(dict(texts), told, told) if many else None
    years, of = yearly(question, index)
    said = _years(level)
    if len(years) > 1 and (OF_YEARS.search(level) or len(said) > 1):
        # Of years without a report it is not known which is first, nor what they come to.
        return Holders(years, said, of, of_years=True) if {*said} <= {*years} else None
    return None


def yearly(question: str, index: Index) -> tuple[dict[str, str], tuple[str, ...]]:
    """The year that each report of one place looks back on -> its id, and that place where it is named; none for reports of several."""
    asked, reports = names.places(question), _reports(index)
    places = {place for place, _, _ in reports}
    made = {key: year for place, key, year in reports if place in asked or len(places) == 1}
    of_one = sorted(_of_a_kind(list(made), index), key=lambda key: made[key])
    years = {f"{made[key] - 1}年": key for key in of_one}
    one = len(years) == len(of_one) and len(asked & places) <= 1
    return (years, tuple(asked & places - {""})) if one else ({}, ())


def _reports(index: Index) -> list[tuple[str, str, int]]:
    """Place, id and year of each report of one place; where none names a place, all are of the same, which has no name."""
    outlines = ((key, of, index.outlines[key]) for key, of in zip(index.essays, index.titled, strict=True))
    made = [(key, of, periods.made_in(outline)) for key, of, outline in outlines if len(of) < 2]
    named = [(place, key, year) for key, of, year in made if year is not None for place in of]
    nameless = [
        ("", key, year) for key, of, year in made if year is not None and not of and "报告" in index.essays[key].name
    ]
    return named if len(named) >= len(nameless) else nameless


def _years(level: str) -> tuple[str, ...]:
    """The years that a question names, in order, with those between two that it names as ends."""
    found = {int(match.group()[:4]) for match in SAID.finditer(level)}
    for match in UP_TO.finditer(level):
        found |= {*range(int(match[1]), int(match[2]) + 1)}
    return tuple(f"{year}年" for year in sorted(found))


def _of_a_kind(keys: Sequence[str], index: Index) -> list[str]:
    """Of reports the most that are called the same but for the year."""
    kinds: dict[str, list[str]] = {}
    for key in keys:
        kinds.setdefault(periods.YEAR.sub("", words.bare(index.essays[key].name)), []).append(key)
    return max(kinds.values(), key=len, default=[])


def figures(
    key: str, known: Collection[str], growth: bool, index: Index
) -> Iterator[tuple[tuple[int, int], indicators.Figure]]:
    """Each figure that a text gives of an indicator, or of its growth, with the sentence that has it, in order."""
    essay = index.essays[key]
    for start, end in cut.citable_of(essay.text):
        for figure in indicators.figures(essay.text[start:end], known, growth, names.of_essay(essay)):
            yield (start, end), figure
