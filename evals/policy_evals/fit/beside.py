"""Which sentences are cited beside the best: `FITTED` of bot/ask/beside.py. python -m policy_evals.fit.beside [--data DIR] [--check]

Asked are the questions of `evals/reading` that no reader is trained on, and those of `evals/broad` (dev, dev2) that
sentences answer. A sentence is right where it meets what a complete answer cites or may cite. Told are, on five folds of
questions, the share of what is to be cited that is, and of what is cited that is right, for today's numbers and those
made again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.app import Bot
from bot.ask import beside
from bot.ask.beside import Figures, Fitted
from bot.ask.evidence import Candidate
from policy_evals.bench import broad
from policy_evals.cases import Case
from policy_evals.fit import corpora, sized
from policy_evals.fit.numbers import command, folds
from policy_evals.reading import questions

# A sentence meets a span where they share so much of the shorter.
OVERLAP = 0.5
DEPTH, MOST = 12, 8
# Broad questions that sentences answer; the others are answered from the structure.
KINDS = frozenset("topic point list yesno fact lay compare comparison which numbers".split())
SPLITS = ("dev", "dev2")
Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A question's sentences, best first: which groups of gold each meets, whether it is right, the figures of all but the first."""

    name: str
    about: str
    groups: int
    meets: Sequence[frozenset[int]]
    right: Sequence[bool]
    figures: Sequence[Figures]


def reports(data: Path) -> Iterator[bool]:
    """Print the numbers of today and those made again; whether they are the same."""
    asked = [*read(data), *whole()]
    fold = folds([one.about for one in asked])
    unseen: dict[int, Fitted] = {
        part: fitted([one for one, at in zip(asked, fold, strict=True) if at != part]) for part in np.unique(fold)
    }
    _told("today", asked, [beside.FITTED] * len(asked))
    _told("made again, over five folds", asked, [unseen[part] for part in fold])
    made = fitted(asked)
    print(f"FITTED = {made}")
    yield made == beside.FITTED


def read(data: Path) -> Iterator[Asked]:
    """The questions of `evals/reading`: of whole collections, and each set of seven texts by itself."""
    for name in questions.HELD:
        for held in questions.suites(data, "train", (name,)):
            yield from _with_gold(name, corpora.bot(held), held.cases)
    for name in questions.LATER:
        for some, bot, cases in sized.together(data, name):
            yield from _with_gold(some, bot, cases)


def _with_gold(name: str, bot: Bot, cases: Sequence[Case]) -> Iterator[Asked]:
    """The questions of a file that its texts answer; `cases`: one for each of its lines, in order, and perhaps more."""
    rows = questions.rows(name)
    some = [(case, row) for case, row in zip(cases[: len(rows)], rows, strict=True) if row["gold"]]
    gold = [
        ([list(map(tuple, group)) for group in row["gold"]], list(map(tuple, row.get("also") or ()))) for _, row in some
    ]
    yield from _asked(name, bot, [case for case, _ in some], gold)


def whole() -> Iterator[Asked]:
    """The questions of `evals/broad`."""
    for split in SPLITS:
        for bot, every in broad.together(split, KINDS):
            rows = [row for row in every if row["groups"]]
            cases = [Case(row["id"], row["want"], row["question"], "dev") for row in rows]
            gold = [
                (
                    [[_span(bot, one) for one in group] for group in row["groups"]],
                    [_span(bot, one) for one in row.get("also") or ()],
                )
                for row in rows
            ]
            yield from _asked(f"broad {split}", bot, cases, gold)


def _span(bot: Bot, given: Mapping[str, str]) -> Span:
    essay = bot.essay(given["essay_id"])
    at = essay.text.find(given["quote"]) if essay else -1
    return given["essay_id"], at, at + len(given["quote"])


def _asked(
    name: str, bot: Bot, cases: Sequence[Case], gold: Sequence[tuple[list[list[Span]], list[Span]]]
) -> Iterator[Asked]:
    for item, (groups, also) in zip(corpora.searched(bot, cases), gold, strict=True):
        ranked = item.sentences[:DEPTH]
        if not ranked:
            continue
        meets = [
            frozenset(at for at, group in enumerate(groups) if any(_met(span, one) for span in group)) for one in ranked
        ]
        right = [bool(met) or any(_met(span, one) for span in also) for met, one in zip(meets, ranked, strict=True)]
        yield Asked(
            name, item.case.id, len(groups), meets, right, [known for _, known in beside.figures(ranked, item.wants)]
        )


def _met(span: Span, one: Candidate) -> bool:
    name, start, end = span
    shared = min(end, one.end) - max(start, one.start)
    return name == one.passage.essay_id and start >= 0 and shared >= OVERLAP * min(end - start, one.end - one.start)


def fitted(asked: Sequence[Asked]) -> Fitted:
    """Weights made of some questions, rounded to hundredths."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows: NDArray[np.float64] = np.array([astuple(known) for one in asked for known in one.figures])
    right = np.array([found for one in asked for found in one.right[1:]])
    scale = StandardScaler().fit(rows)
    model = LogisticRegression(max_iter=2000).fit(scale.transform(rows), right)
    weights = model.coef_[0] / scale.scale_
    intercept = float(model.intercept_[0] - weights @ scale.mean_)
    return Fitted(Figures(*(round(float(one), 2) for one in weights)), round(intercept, 2), beside.FITTED.least)


def _told(how: str, asked: Sequence[Asked], numbers: Sequence[Fitted]) -> None:
    """Print, for each set, the groups cited, the citations right, whole answers, and how many are cited."""
    found: dict[str, list[tuple[int, int, int, int, int]]] = defaultdict(list)
    for one, given in zip(asked, numbers, strict=True):
        beside.FITTED, kept = given, beside.FITTED
        try:
            cited = [0, *(at for at, known in enumerate(one.figures, 1) if beside.cites(known))][:MOST]
        finally:
            beside.FITTED = kept
        met = len(frozenset().union(*(one.meets[at] for at in cited)))
        found[one.name].append((met, one.groups, sum(one.right[at] for at in cited), len(cited), met == one.groups))
    print(how)
    for name, rows in found.items():
        met, groups, right, cited, complete = (sum(column) for column in zip(*rows, strict=True))
        print(
            f"  {name:11} {len(rows):4}: of what is to be cited {met / groups:.3f}, right of what is {right / cited:.3f}, "
            f"complete {complete / len(rows):.3f}, cited {cited / len(rows):.2f}",
            flush=True,
        )


if __name__ == "__main__":
    command(__doc__, reports)
