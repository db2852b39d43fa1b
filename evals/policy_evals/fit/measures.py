"""Which measures are recommended: `FITTED` of bot/recommend/match.py. python -m policy_evals.fit.measures [--data DIR]

From the dev situations of evals/measures, the provinces' where DIR has their reports, and those of evals/reading/needs that
no reader is trained on and that are not held, each text in one fold. A situation is worth what is right of it: groups of gold
measures met, gaps told and none that is none, needs met, nothing where nothing fits; and one whose measures somebody has
graded also how many of those that answer are listed and of those without use are not.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.app import Bot
from bot.recommend import match, recommend, situation
from bot.recommend.catalogue import Catalogue
from bot.recommend.heard import heard
from bot.recommend.look import Found, look
from bot.recommend.nouns import Recommendation
from bot.recommend.situation import Situation
from policy_evals import needs, recommending
from policy_evals.fit import corpora
from policy_evals.fit.numbers import Task, run
from policy_evals.reading import needs as reading
from policy_evals.recommending import GRADES, OF_PROVINCES, OF_SEVERAL, REPORTS, SITUATIONS, rows
from policy_evals.suites import Suite

GRIDS = {
    "words": (0, 0.5, 1, 1.5, 2),
    "means": (0, 1, 2, 3, 4),
    "direct": (0, 0.25, 0.5, 1, 2),
    "place": (0, 2, 4, 6, 8),
    "read": (0.4, 0.8, 1.2, 1.6),
    "answers": (2.5, 3, 3.5, 4, 4.5),
    "answers_large": (1.5, 2, 2.5, 3, 3.5),
    "share": (0, 1, 2, 3, 4),
    "sought": (0, 0.4, 0.8, 1.2, 1.6),
    "heard": (0.3, 0.6, 0.9, 1.2, 1.5),
    "length": (0, 0.3, 0.6, 0.9, 1.2),
    "foreign": (0, 0.6, 1.2, 1.8, 2.4),
    "spoken": (2.5, 3, 3.5, 4, 4.5, 5),
    "spoken_large": (0.5, 1, 1.5, 2, 2.5),
    "covered": (0.25, 0.5, 0.75, 0.9, 1.1),
}
WITHOUT = dict.fromkeys(GRIDS, 0.0) | {"covered": 1.1}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A situation with all that lies near to its needs."""

    row: Row
    situation: Situation
    found: list[Found]
    catalogue: Catalogue
    grades: needs.Grades

    def decided(self) -> Recommendation:
        """What is recommended now."""
        return recommend.decide(self.situation, self.row["need"], self.found, self.catalogue)


def tasks(data: Path) -> Iterator[Task]:
    """The one set."""
    items = list(_told(corpora.bot(Suite("essays", ())), [*rows(SITUATIONS), *rows(OF_SEVERAL)]))
    if (data / REPORTS).is_file():
        items += _told(corpora.bot(Suite("provinces", (), (data / REPORTS,))), rows(OF_PROVINCES))
        cases = [case for case in reading.read(reading.FITTED_ON) if case.doc not in reading.HELD]
        for one in reading.suites(data, {case.doc for case in cases}):
            own = [asdict(case) | {"split": "dev"} for case in cases if case.doc == one.name]
            items += _told(corpora.bot(one), own)

    def score() -> list[float]:
        return [right(item) for item in items]

    yield Task("measures", match, GRIDS, WITHOUT, score, [item.row.get("doc", item.row["id"]) for item in items])


def _told(bot: Bot, cases: list[dict[str, Any]]) -> Iterator[Told]:
    grades = {row["id"]: row["grades"] for row in rows(GRADES)}
    catalogue = Catalogue(bot.searcher.index)
    for row in cases:
        if row["split"] == "dev":
            read = situation.read(row["profile"], row["need"])
            near = heard(look(read, catalogue, bot.searcher), read.profile, bot.searcher)
            yield Told(row, read, near, catalogue, grades.get(row["id"], {}))


def right(item: Told) -> float:
    """What is right of a recommendation."""
    given = item.decided()
    if "doc" in item.row:
        return statistics.mean(_read(item.row, given))
    scores = list(_needs(item.row, given) if "needs" in item.row else _groups(item.row, given))
    if item.grades:
        scores.append(statistics.mean(_graded(item.grades, given)))
    return statistics.mean(scores)


def _groups(row: Row, given: Recommendation) -> Iterator[float]:
    case = dict(row)
    expected = len(row["groups"]) + len(row.get("words", ()))
    if not expected:
        yield float(given.status == "refused")
        return
    yield (len(row["groups"]) - len(recommending.unmet(case, given)) + recommending.wordy(case, given)) / expected
    gaps = row.get("gaps", ())
    yield recommending.told(case, given) / len(gaps) if gaps else float(not given.gaps)


def _needs(row: Row, given: Recommendation) -> Iterator[float]:
    quoted = needs.quotes(given)
    for need in row["needs"]:
        told = needs.is_told(need["words"], given)
        if need["phrases"]:
            yield float(not told and any(phrase in quote for phrase in need["phrases"] for quote in quoted))
        else:
            yield float(told)


def _read(row: Row, given: Recommendation) -> Iterator[float]:
    """Of a measure that answers half is that it is among the eight, half that it is listed; where none does, half that
    none is listed, half that nothing is shown."""
    if max(row["grades"].values()) == 0:
        listed = any(item.answers for item in given.measures)
        yield (float(given.status == "refused") + float(not listed)) / 2
        return
    shown = {one.citation.span or (0, 0): item.answers for item in given.measures for one in (item.measure, *item.also)}
    for span, grade in row["grades"].items():
        met = [1.0 if answers else 0.5 for place, answers in shown.items() if reading.meets(span, place)]
        if grade != 1:
            yield max(met, default=0.0) if grade else 1 - max(met, default=0.0)


def _graded(grades: needs.Grades, given: Recommendation) -> Iterator[float]:
    """2 is to be listed, 0 not even beside; loosely related is half of either."""
    shown = {item.measure.action: 1.0 if item.answers else 0.5 for item in given.measures}
    for action, grade in grades.items():
        if grade != 1:
            listed = shown.get(action, 0.0)
            yield listed if grade == 2 else 1 - listed


if __name__ == "__main__":
    run(__doc__, tasks)
