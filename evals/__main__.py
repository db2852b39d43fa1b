"""Run the cases of the essays and print the table: python -m evals [--split dev|test] [--failures]."""

from __future__ import annotations

import argparse
import statistics
from collections import defaultdict
from dataclasses import replace

from bot import settings
from bot.app import Bot
from bot.domain import Answer
from evals import scorers
from evals.cases import Case, load
from evals.scorers import Score

SUITES = ("essays_direct", "essays_refuse")


def main() -> None:
    """Ask every case, score every answer."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), help="only this split")
    parser.add_argument("--failures", action="store_true", help="print what went wrong")
    given = parser.parse_args()
    configured = settings.load()
    bot = Bot(replace(configured, home=configured.home / "evals"))  # whatever corpus the user's own home holds
    bot.warm()
    essays = {key: essay for key, _, _ in bot.essays() if (essay := bot.essay(key))}
    judged = {
        "gold cited": scorers.gold_cited,
        "first right": scorers.first_right,
        "cited is gold": scorers.precision,
        "key strings": scorers.keys_present,
        "answer/refuse": scorers.status_right,
        "verbatim": scorers.verbatim(essays),
    }
    asked: list[tuple[Case, Answer]] = []
    for suite in SUITES:
        asked += [(case, bot.ask(case.question)) for case in load(suite, given.split)]
    table: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for case, answer in asked:
        for name, scorer in judged.items():
            score: Score | None = scorer(case, answer)
            if score is None:
                continue
            table[case.kind][name].append(score.value)
            table["ALL"][name].append(score.value)
            if given.failures and score.value < 1 and name != "cited is gold":
                print(f"{case.id}  {name}: {case.question}\n    {score.reason}")
    print(f"{'':14}{'cases':>7}" + "".join(f"{name:>15}" for name in judged))
    for kind, row in table.items():
        figures = (f"{statistics.fmean(row[name]):15.3f}" if row[name] else f"{'-':>15}" for name in judged)
        print(f"{kind:14}{len(row['answer/refuse']):7}" + "".join(figures))
    print(f"ask, warm: median {statistics.median(answer.ms for _, answer in asked):.0f} ms")


if __name__ == "__main__":
    main()
