"""Which sentences answer: `FITTED` of bot/ask/evidence.py. python -m policy_evals.fit.evidence [--data DIR] [--check]

A case is worth what is right of its quotation: a gold sentence first, the gold cited, and nothing idle beside it.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.ask import beside, evidence
from bot.ask.ask import Asking
from bot.ask.evidence import Candidate
from policy_evals.fit import corpora
from policy_evals.fit.numbers import Task, run
from policy_evals.scorers import citing

GRIDS = {
    "words": (0, 0.25, 0.5, 1, 2),
    "meaning": (0, 0.07, 0.14, 0.28, 0.56),
    "passage": (0, 0.25, 0.5, 1, 2),
    "window": (0, 0.025, 0.05, 0.1, 0.2),
    "bare": (0, 0.25, 0.5, 1, 2),
    "read": (0, 0.05, 0.15, 0.3, 0.45),
    "run": (0, 0.025, 0.05, 0.1, 0.2),
    "untimely": (0, 0.6, 1.2, 1.8, 2.4),
    "ranged": (0, 0.3, 0.6, 1.2, 2.4),
}
WITHOUT = dict.fromkeys(GRIDS, 0.0)


def tasks(data: Path) -> Iterator[Task]:
    """The one set."""
    items = list(corpora.answerable(data))
    read = [item.sentences for item in items]
    right = remembered()

    def score() -> list[float]:
        return [right(item, evidence.best_first(found)) for item, found in zip(items, read, strict=True)]

    yield Task("evidence", evidence, GRIDS, WITHOUT, score, [corpora.about(item.case) for item in items])


def remembered() -> Callable[[corpora.Searched, Sequence[Candidate]], float]:
    """What is right of the quotation that answers a case from sentences, best first; each quotation is scored once."""
    known: dict[tuple[str, tuple[tuple[str, int, int], ...]], float] = {}

    def right(item: corpora.Searched, ranked: Sequence[Candidate]) -> float:
        searcher = item.bot.searcher
        most = searcher.settings.evidence_max
        chosen = beside.choose(item.query, ranked, most, searcher.index, item.wants)
        key = item.case.id, tuple((one.passage.essay_id, one.start, one.end) for one in chosen)
        if key not in known:
            answer = Asking(searcher, ()).written(item.case.question, chosen).answer
            scores = [scorer(item.case, answer) for scorer in (citing.gold_cited, citing.first_right, citing.precision)]
            known[key] = statistics.mean(one.value for one in scores if one is not None)
        return known[key]

    return right


if __name__ == "__main__":
    run(__doc__, tasks)
