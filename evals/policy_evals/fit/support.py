"""When a model's sentence is borne out: `FITTED` of bot/model/support.py. python -m policy_evals.fit.support [--check]

On the dev pairs of evals/claims: a true claim is to be kept, a corrupted one caught, and so is a true one with a
clause behind it that no text says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot.model import support
from bot.text import words
from policy_evals.bench.claims import pairs
from policy_evals.fit import corpora
from policy_evals.fit.numbers import Task, run
from policy_evals.suites import Suite

GRIDS = {"clause": (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)}
INVENTED = (
    "效果十分明显",
    "进展比较顺利",
    "取得良好成效",
    "已经初步见效",
    "受到普遍好评",
    "意义非常深远",
    "前景十分广阔",
)


def tasks(data: Path) -> Iterator[Task]:
    """The one set; `data` is not looked at."""
    del data
    bot = corpora.bot(Suite("essays", ()))
    words.names_something("创新")  # as a running bot has it
    asked = [pair for pair in pairs(bot.settings.bounds) if pair.split == "dev"]
    true = [pair for pair in asked if pair.supported]
    asked += [
        replace(pair, supported=False, text=f"{pair.text.removesuffix('。')}，{INVENTED[at % len(INVENTED)]}。")
        for at, pair in enumerate(true)
    ]

    def score() -> list[float]:
        reasons = (
            support.why_not(pair.cited, {item.number: item for item in pair.evidence}, bot.searcher.authors)
            for pair in asked
        )
        return [float((reason is None) is pair.supported) for reason, pair in zip(reasons, asked, strict=True)]

    groups = [pair.evidence[0].text for pair in asked]
    yield Task("support", support, GRIDS, dict.fromkeys(GRIDS, 0.0), score, groups)


if __name__ == "__main__":
    run(__doc__, tasks)
