"""Fit the gate's two calibrations: python -m policy_evals.bench.fit_gate DATA_DIR (the folder of policy_qa's files).

Small: asked of the essays, their dev cases that stand alone, and two hundred questions about health notices, to be
refused. Large: asked of the notices, their own questions, answerable and not. Weights say what an error costs: to
answer small talk about football is the worst, then to refuse what the texts answer; a question on a detail that the
texts lack though they name its subject is left to the rules on what is asked, where they see it. Test splits are
not read.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot import settings
from bot.app import Bot
from bot.ask import evidence, gate
from policy_evals.cases import Case
from policy_evals.suites import Suite, suite

FOREIGN = 200
# Of the notices' questions, which are hard to tell apart: what may be refused though it is answerable.
FALSE_REFUSALS = 0.07
COST = {"off_topic": 12.0, "answerable": 2.0, "unanswerable": 1.0, "told apart": 0.1, "foreign": 0.3}
KINDS_ALONE = ("followup", "compare", "small_talk", "premise")


def main() -> None:
    """Print the coefficients and what they let through, in cross-validation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    essays, notices = suite("essays", split="dev"), suite("policy_qa", data)
    foreign = [replace(case, kind="foreign", expect="refused") for case in notices.cases[:FOREIGN]]
    fit("SMALL", bot(essays), [case for case in essays.cases if case.kind not in KINDS_ALONE] + foreign)
    fit("LARGE", bot(notices), notices.cases, FALSE_REFUSALS)


def bot(of: Suite) -> Bot:
    """A bot that answers from a suite's corpus; the same home as `bot eval` uses."""
    configured = settings.load()
    made = Bot(replace(configured, home=configured.home / "evals" / of.name))
    if of.corpus and len(made.essays()) < 100:
        made.build(of.corpus)
    return made


def group(case: Case) -> str:
    """Which cost an error on this case has."""
    if case.answerable:
        return "answerable"
    if case.kind in ("off_topic", "foreign"):
        return case.kind
    return "unanswerable"


def fit(name: str, of: Bot, cases: Iterable[Case], refused: float | None = None) -> None:
    """Print one calibration; `refused`: the share of answerable questions that its intercept is moved to refuse."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    cases = list(cases)
    x, seen = features(of, [case.question for case in cases])
    y = np.array([case.answerable for case in cases])
    groups = np.array([group(case) for case in cases])
    groups[(groups == "unanswerable") & seen] = "told apart"
    weight = np.array([COST[found] for found in groups])
    weight[y] *= weight[~y].sum() / weight[y].sum()
    model = LogisticRegression(C=3, max_iter=10_000)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    chance = cross_val_predict(model, x, y, cv=folds, method="predict_proba", params={"sample_weight": weight})[:, 1]
    model.fit(x, y, weight)
    threshold = 0.5 if refused is None else float(np.quantile(chance[y], refused))
    intercept = model.intercept_[0] - np.log(threshold / (1 - threshold))
    passages = len(of.searcher.index.passages)
    weights = ", ".join(f"{value:.2f}" for value in model.coef_[0])
    print(f"{name} = Calibration({passages}, {intercept:.2f}, ({weights}))")
    for found in dict.fromkeys(groups):
        at = groups == found
        print(f"    {found:14}{at.sum():5}  let through {(chance[at] >= threshold).mean():.3f}")


def features(of: Bot, questions: Iterable[str]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The gate's figures, shape (questions, features), and whether the rules see that what is asked is not given."""
    searcher = of.searcher
    rows, seen = [], []
    for question in questions:
        query = searcher.query(question)
        hits = searcher.hits(query, 10)
        ranked = evidence.candidates(query, hits, searcher.index)
        found = gate.features(query, hits, ranked, searcher.index)
        rows.append([found[name] for name in gate.FEATURES])
        seen.append(gate.missing(query, gate.mentions(ranked), searcher.index) is not None)
    return np.array(rows), np.array(seen)


if __name__ == "__main__":
    main()
