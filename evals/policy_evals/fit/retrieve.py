"""Which windows are found: `FITTED` of bot/search/retrieve.py. python -m policy_evals.fit.retrieve [--data DIR] [--check]

On the notices' questions and the essays', and on those about provinces. A case is worth the mean of how early the first
window stands that holds gold (one through its rank) and how much gold the first five hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.app import Bot
from bot.ask.trace import DEPTH
from bot.search import retrieve
from bot.search.query import Query
from bot.search.retrieve import Scores
from policy_evals.cases import Case
from policy_evals.fit import corpora
from policy_evals.fit.numbers import Task, run
from policy_evals.recommending import REPORTS
from policy_evals.retrieval import Place, judged
from policy_evals.suites import suite

WEIGHTS = (0, 0.3, 0.6, 0.9, 1.2)
GRIDS = {
    "documents": WEIGHTS,
    "sentences": WEIGHTS,
    "passages": (0, 0.2, 0.4, 0.6, 0.8),
    "same_place": (0, 0.75, 1.5, 3, 6),
    "other_place": (0, 1.5, 3, 6, 12),
    "overlap": (0.1, 0.2, 0.3, 0.5, 0.7),
}
WITHOUT = dict.fromkeys(GRIDS, 0.0) | {"overlap": 1.0}
FIRST = 5


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A case with what each search says of its windows."""

    case: Case
    query: Query
    scores: Scores
    bot: Bot


def tasks(data: Path) -> Iterator[Task]:
    """The one set."""
    essays = suite("essays", split="dev")
    items = list(_scored(corpora.bot(essays), [case for case in essays.cases if case.gold and not case.history]))
    if (data / "policy_qa").is_dir():
        notices = suite("policy_qa", data / "policy_qa")
        asked = [case for case in notices.cases if case.gold]
        items += _scored(corpora.bot(notices), asked)
    if (data / REPORTS).is_file():
        provinces = suite("provinces", data, "dev")
        items += _scored(corpora.bot(provinces), [case for case in provinces.cases if case.gold])

    def score() -> list[float]:
        return [right(item) for item in items]

    yield Task("retrieve", retrieve, GRIDS, WITHOUT, score, [corpora.about(item.case) for item in items])


def _scored(of: Bot, cases: list[Case]) -> Iterator[Scored]:
    for case in cases:
        query = of.searcher.query(case.question)
        yield Scored(case, query, of.searcher.scores(query), of)


def right(item: Scored) -> float:
    """How well the windows of a case are ranked."""
    index = item.bot.searcher.index
    places = []
    for at in item.bot.searcher.best(item.query, item.scores, DEPTH):
        first, last = index.windows[at]
        start, end = index.passages[first], index.passages[last - 1]
        places.append(Place(start.essay_id, start.start, end.end))
    ranks, missing = judged(item.case, places, {key: essay.text for key, essay in index.essays.items()})
    early = 1 / (1 + ranks[0]) if ranks else 0.0
    return (early + sum(rank < FIRST for rank in ranks) / (len(ranks) + missing)) / 2


if __name__ == "__main__":
    run(__doc__, tasks)
