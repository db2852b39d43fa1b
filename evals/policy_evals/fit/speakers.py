"""Who speaks of what is asked: `FITTED` of bot/ask/reading.py and of shares.py. python -m policy_evals.fit.speakers [--check]

On the dev comparisons, and on those dev questions that name an author (rightly or not) or ask for more; each is asked whole. A case is
worth the mean of the figures that it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.ask import reading, shares
from policy_evals.fit import corpora
from policy_evals.fit.numbers import Task, run
from policy_evals.suites import suite

NEARLY = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
SINGLE = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
STILL = (0, 0.1, 0.2, 0.3, 0.4)


def tasks(data: Path) -> Iterator[Task]:
    """Comparisons, then single speakers; `data` is not looked at."""
    del data
    essays = suite("essays", split="dev")
    bot = corpora.bot(essays)
    for module, kinds, grids in (
        (reading, ("compare",), {"nearly": NEARLY}),
        (shares, ("author", "followup", "premise"), {"nearly": SINGLE, "still": STILL}),
    ):
        cases = [case for case in essays.cases if case.kind in kinds]
        score, groups = partial(corpora.answered, bot, cases), [corpora.about(case) for case in cases]
        yield Task(module.__name__, module, grids, dict.fromkeys(grids, 0.0), score, groups)


if __name__ == "__main__":
    run(__doc__, tasks)
