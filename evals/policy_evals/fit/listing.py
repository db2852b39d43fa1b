"""Which lists come whole: `FITTED` of bot/ask/listing.py. python -m policy_evals.fit.listing [--data DIR] [--check]

A case is worth what is right of its quotation; of cases that ask for a list in words, which alone these numbers touch.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.ask import listing
from policy_evals.fit import corpora
from policy_evals.fit.evidence import remembered
from policy_evals.fit.numbers import Task, run

GRIDS = {
    "sure": (0, 0.3, 0.55, 0.8, 1),
    "within": (0, 0.15, 0.3, 0.6, 1.1),
    "one": (0.4, 0.6, 0.8, 1, 1.1),
    "each": (0, 0.15, 0.3, 0.6, 1.2),
    "whole": (0, 0.08, 0.15, 0.3, 0.6),
}
WITHOUT = {"sure": 0.0, "within": 0.0, "one": 1.1, "each": 0.0, "whole": 0.0}


def tasks(data: Path) -> Iterator[Task]:
    """The one set."""
    items = [item for item in corpora.answerable(data) if listing.ASKS.search(item.query.text)]
    read = [item.sentences for item in items]
    right = remembered()

    def score() -> list[float]:
        return [right(item, found) for item, found in zip(items, read, strict=True)]

    yield Task("listing", listing, GRIDS, WITHOUT, score, [corpora.about(item.case) for item in items])


if __name__ == "__main__":
    run(__doc__, tasks)
