"""When a question is answered: the trees of bot/ask/data/gate.json, and `FITTED` of bot/ask/gate.py.

python -m policy_evals.fit.gate [--data DIR] [--check]

Asked are, of the notices, their own dev questions; of reports, notices and our own texts the questions of `evals/reading`
that no reader is trained on, in collections of one text to hundreds (`fit.sized`); of the essays, their dev cases that stand
alone, and broad dev questions; and of each some questions on other texts and everyday ones. Each set weighs by the root of
its size, the essays more. Chances are those of five folds of what the questions are about; `near` and `sure` are the quantiles of the answerable that
may be refused, and that may be shown as nearest only. Test splits are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np

from bot.app import Bot
from bot.ask import gate
from bot.ask.chance import FEATURES, Chance
from bot.ask.gate import Judgement
from bot.ask.missing import missing
from bot.text import vocabulary
from policy_evals.bench import broad
from policy_evals.cases import Case
from policy_evals.fit import beside, corpora, numbers, sized
from policy_evals.fit.boosted import Asked, chances, fitted, told
from policy_evals.fit.numbers import Task, command, folds
from policy_evals.reading import questions
from policy_evals.scorers.refusing import RIGHT
from policy_evals.suites import Suite, suite

MADE = Path(str(files("bot.ask") / "data" / "gate.json"))
# Of the answerable: what may be refused, and what more may be shown as nearest only.
REFUSED, NEAREST = 0.015, 0.09
GRIDS = {
    "belongs": (0.1, 0.3, 0.5, 0.7, 0.9),
    "off_topic": (0.0, 1.0, 2.0, 3.0, 4.0),
    "mention": (0.3, 0.4, 0.5, 0.6, 0.7),
}
WITHOUT = {"belongs": 1.0, "off_topic": 9.0, "mention": 0.0}
# More cases of a collection than that are too many.
MANY = 400
# Questions on other texts that are asked of the essays.
FOREIGN = 200
KINDS_ALONE = ("followup", "small_talk")
# The premises and comparisons among the essays' cases tell nothing of another world.
NOT_BOUNDED = ("compare", "premise")
# Broad questions that sentences answer.
BROAD = ("topic", "point", "list", "yesno", "fact", "lay", "numbers", "which")


def reports(data: Path) -> Iterator[bool]:
    """Print the numbers of today and those made again; whether each set is the same."""
    essays = suite("essays", split="dev")
    alone = [case for case in essays.cases if case.kind not in KINDS_ALONE]
    yield _made(Asked.joined(list(everything(data))))
    yield numbers.report(bounds([case for case in alone if case.kind not in NOT_BOUNDED]))


def _made(cases: Asked) -> bool:
    """Print what trees made again are worth; whether they are the same as the file's."""
    unseen = np.empty(len(cases.about))
    fold = folds(cases.about)
    for one in range(fold.max() + 1):
        unseen[fold == one] = chances(fitted(cases, fold != one), cases.figures[fold == one])
    near, sure = (round(float(np.quantile(unseen[cases.answerable], q)), 3) for q in (REFUSED, REFUSED + NEAREST))
    made = Chance(fitted(cases), near, sure)
    told("made again, over five folds", unseen, cases, near, sure)
    for one in np.unique(cases.sets):
        apart = chances(fitted(cases, cases.sets != one), cases.figures[cases.sets == one])
        part = np.full(len(unseen), np.nan)
        part[cases.sets == one] = apart
        told("made without it", part, cases, near, sure, only=str(one))
    same = MADE.read_text(encoding="utf-8") == made.written()
    if not same:
        MADE.with_suffix(".made.json").write_text(made.written(), encoding="utf-8")
        print(f"{MADE.with_suffix('.made.json')} differs from {MADE.name}", flush=True)
    return same


def everything(data: Path) -> Iterator[Asked]:
    """What is asked of each collection; the questions on a document share their fold."""
    essays, notices = suite("essays", split="dev"), suite("policy_qa", data / "policy_qa")
    yield asked("policy_qa", corpora.bot(notices), [*notices.cases, *everyday()])
    for name in questions.HELD:
        for held in questions.suites(data, "train", (name,)):
            yield asked(name, corpora.bot(held), [*held.cases, *everyday()])
    for name in questions.LATER:
        for some, bot, cases in sized.collections(data, name):
            yield replace(asked(some, bot, cases), about=[case.id.split()[0] for case in cases])
    foreign = [replace(case, kind="foreign", expect="refused") for case in notices.cases[:FOREIGN]]
    alone = [case for case in essays.cases if case.kind not in KINDS_ALONE]
    passing = [Case(f"talk {at}", "off_topic", q, "dev", expect="refused") for at, q in enumerate(sized.talk()[::10])]
    yield asked("essays", corpora.bot(essays), [*alone, *foreign, *passing])
    for bot, rows in (pair for split in beside.SPLITS for pair in broad.together(split, BROAD)):
        cases = [Case(f"broad {row['id']}", row["want"], row["question"], "dev") for row in rows]
        told = [one if row["groups"] else replace(one, expect="missing") for one, row in zip(cases, rows, strict=True)]
        yield asked("broad", bot, told)


def everyday() -> list[Case]:
    """Questions of another world."""
    return [
        Case(f"everyday {at}", "off_topic", str(q), "dev", expect="refused")
        for at, q in enumerate(vocabulary.unrelated())
    ]


def bounds(cases: Sequence[Case]) -> Task:
    """The two bounds: a case is right where its kind is what is told of it."""
    bot = corpora.bot(Suite("essays", ()))
    index = bot.searcher.index
    items = corpora.searched(bot, cases)
    ranked = [item.sentences for item in items]

    def score() -> list[float]:
        judged = (gate.judge(item.query, item.hits, found, index) for item, found in zip(items, ranked, strict=True))
        return [_told_rightly(item.case, one) for item, one in zip(items, judged, strict=True)]

    return Task("gate", gate, GRIDS, WITHOUT, score, [corpora.about(case) for case in cases])


def _told_rightly(case: Case, given: Judgement) -> float:
    if case.kind == "off_topic":
        return float(given.reason == "off_topic")
    return float(given.status in RIGHT[case.expect] and given.reason != "off_topic")


def asked(name: str, of: Bot, cases: Sequence[Case]) -> Asked:
    """Cases asked of a bot; of many only every second, as reading one takes a quarter of a second."""
    cases = cases[::2] if len(cases) > MANY else cases
    index, rows = of.searcher.index, []
    for item in corpora.searched(of, cases):
        lacking = missing(item.query, gate.mentions(item.sentences), index)
        found = gate.features(item.query, item.hits, item.sentences, index, lacking)
        rows.append([found[feature] for feature in FEATURES])
    return Asked(
        np.array(rows),
        np.array([case.answerable for case in cases]),
        np.array([case.kind for case in cases]),
        np.array([name] * len(cases)),
        [corpora.about(case) for case in cases],
    )


if __name__ == "__main__":
    command(__doc__, reports)
