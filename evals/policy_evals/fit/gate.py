"""When a question is answered: the two calibrations of bot/search/calibration.py, and `FITTED` of bot/ask/gate.py.

python -m policy_evals.fit.gate [--data DIR] [--check]

Small: asked of the essays, their dev cases that stand alone, and two hundred questions about health notices, to be
refused. Large: asked of the notices, their own questions, answerable and not. Weights say what an error costs: to
answer small talk about football is the worst, then to refuse what the texts answer; a question on a detail that the
texts lack though they name its subject is left to the rules on what is asked, where they see it. Test splits are
not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.app import Bot
from bot.ask import evidence, gate
from bot.ask.gate import Judgement
from bot.ask.trace import DEPTH
from bot.search import calibration
from bot.search.calibration import Calibration
from policy_evals.cases import Case
from policy_evals.fit import corpora, numbers
from policy_evals.fit.numbers import Task, command, folds, told
from policy_evals.scorers.refusing import RIGHT
from policy_evals.suites import Suite, suite

FOREIGN = 200
# Of the notices' questions, which are hard to tell apart: what may be refused though it is answerable.
FALSE_REFUSALS = 0.07
COST = {"off_topic": 12.0, "answerable": 2.0, "unanswerable": 1.0, "told apart": 0.1, "foreign": 0.3}
GRIDS = {"off_topic": (0.0, 1.0, 2.0, 3.0, 4.0), "mention": (0.3, 0.4, 0.5, 0.6, 0.7)}
WITHOUT = {"off_topic": 9.0, "mention": 0.0}
KINDS_ALONE = ("followup", "compare", "small_talk", "premise")


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Cases as the model sees them: its figures, shape (cases, features), whether the texts answer, and what each is."""

    figures: NDArray[np.float64]
    answerable: NDArray[np.bool_]
    groups: NDArray[np.str_]
    about: Sequence[str]
    passages: int

    @property
    def costs(self) -> NDArray[np.float64]:
        """What an error costs; both sides the same in all."""
        costs = np.array([COST[found] for found in self.groups])
        costs[self.answerable] *= costs[~self.answerable].sum() / costs[self.answerable].sum()
        return costs


def reports(data: Path) -> Iterator[bool]:
    """Print the numbers of today and those made again; whether each set is the same."""
    folder = data / "policy_qa"
    essays = suite("essays", split="dev")
    yield numbers.report(bounds([case for case in essays.cases if case.kind not in KINDS_ALONE]))
    notices = suite("policy_qa", folder)
    foreign = [replace(case, kind="foreign", expect="refused") for case in notices.cases[:FOREIGN]]
    alone = [case for case in essays.cases if case.kind not in KINDS_ALONE]
    yield report("SMALL", calibration.SMALL, asked(corpora.bot(essays), [*alone, *foreign]))
    yield report("LARGE", calibration.LARGE, asked(corpora.bot(notices), notices.cases), FALSE_REFUSALS)


def bounds(cases: Sequence[Case]) -> Task:
    """The two bounds: a case is right where its kind is what is told of it."""
    bot = corpora.bot(Suite("essays", ()))
    index = bot.searcher.index
    items = corpora.searched(bot, cases)
    ranked = [evidence.candidates(item.query, item.hits, index) for item in items]

    def score() -> list[float]:
        judged = (gate.judge(item.query, item.hits, found, index) for item, found in zip(items, ranked, strict=True))
        return [_told_rightly(item.case, one) for item, one in zip(items, judged, strict=True)]

    return Task("gate", gate, GRIDS, WITHOUT, score, [corpora.about(case) for case in cases])


def _told_rightly(case: Case, given: Judgement) -> float:
    if case.kind == "off_topic":
        return float(given.reason == "off_topic")
    return float(given.status in RIGHT[case.expect] and given.reason != "off_topic")


def report(name: str, today: Calibration, cases: Asked, refused: float | None = None) -> bool:
    """Print one calibration; `refused`: the share of answerable questions that its intercept is moved to refuse."""
    made = fit(cases, refused)
    fold = folds(cases.about)
    unseen = np.empty(len(fold))
    for one in range(fold.max() + 1):
        unseen[fold == one] = chances(fit(cases, refused, fold != one), cases)[fold == one]
    now = chances(today, cases)
    kinds = list(dict.fromkeys(cases.groups.tolist()))
    print(f"{name}: {len(made.weights) + 1} numbers, {len(fold)} cases")
    for how, chance in (("today", now), ("made again, cross-validated", unseen)):
        let = ", ".join(f"{kind} {(chance[cases.groups == kind] >= 0.5).mean():.3f}" for kind in kinds)
        print(f"  {how}: right {told(_right(chance, cases))}; let through: {let}")
    print(f"  against today {told(_right(unseen, cases) - _right(now, cases), sign=True)}")
    weights = ", ".join(f"{value:.2f}" for value in made.weights)
    print(f"  {name} = Calibration({made.passages}, {made.intercept:.2f}, ({weights}))", flush=True)
    return made == today


def _right(chance: NDArray[np.float64], cases: Asked) -> NDArray[np.float64]:
    right: NDArray[np.bool_] = (chance >= gate.THRESHOLD) == cases.answerable
    return right.astype(np.float64)


def chances(model: Calibration, cases: Asked) -> NDArray[np.float64]:
    """The chance of each case under a calibration."""
    logits: NDArray[np.float64] = cases.figures @ np.array(model.weights) + model.intercept
    chance: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
    return chance


def fit(cases: Asked, refused: float | None, only: NDArray[np.bool_] | None = None) -> Calibration:
    """A calibration made of some cases, rounded to hundredths."""
    from sklearn.linear_model import LogisticRegression

    x, y, costs = cases.figures, cases.answerable, cases.costs
    if only is not None:
        x, y, costs = x[only], y[only], costs[only]
    model = LogisticRegression(C=3, max_iter=10_000).fit(x, y, costs)
    least = 0.5 if refused is None else float(np.quantile(model.predict_proba(x)[y, 1], refused))
    intercept = model.intercept_[0] - np.log(least / (1 - least))
    return Calibration(
        cases.passages, round(float(intercept), 2), tuple(round(float(one), 2) for one in model.coef_[0])
    )


def asked(of: Bot, cases: Iterable[Case]) -> Asked:
    """Cases asked of a bot."""
    searcher = of.searcher
    rows, groups, cases = [], [], list(cases)
    for case in cases:
        query = searcher.query(case.question)
        hits = searcher.hits(query, DEPTH)
        ranked = evidence.candidates(query, hits, searcher.index)
        found = gate.features(query, hits, ranked, searcher.index)
        rows.append([found[name] for name in gate.FEATURES])
        groups.append(_group(case, gate.missing(query, gate.mentions(ranked), searcher.index) is not None))
    answerable = np.array([case.answerable for case in cases])
    about = [corpora.about(case) for case in cases]
    return Asked(np.array(rows), answerable, np.array(groups), about, len(searcher.index.passages))


def _group(case: Case, seen: bool) -> str:
    """Which cost an error on this case has; `seen`: the rules on what is asked see that it is not given."""
    if case.answerable:
        return "answerable"
    if case.kind in ("off_topic", "foreign"):
        return case.kind
    return "told apart" if seen else "unanswerable"


if __name__ == "__main__":
    command(__doc__, reports)
