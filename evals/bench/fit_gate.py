"""Fit the gate's coefficients: python -m evals.bench.fit_gate DATA_DIR (the folder that holds policy_qa/).

Positives: the essays' dev cases on the essays, the notices' dev questions on the notices. Negatives: off-topic cases
and the notices' questions on the essays, unanswerable and off-topic questions on the notices. One half of the notices'
questions is kept to report on; the essays' test split is never read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np

from bot import settings
from bot.app import Bot
from bot.search import evidence, gate
from evals.cases import load


def main() -> None:
    """Print the coefficients and how well they judge."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import balanced_accuracy_score, roc_auc_score

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data / "policy_qa"
    configured = settings.load()
    essays = Bot(replace(configured, home=configured.home / "evals"))
    notices = Bot(replace(configured, home=configured.home / "evals-policy_qa"))
    notices.build([data / "docs.jsonl"])

    ours = [case.question for case in load("essays_direct", "dev")]
    elsewhere = [case.question for case in load("essays_refuse", "dev") if case.kind == "off_topic"]
    gaps = [case.question for case in load("essays_refuse", "dev") if case.kind == "not_in_corpus"]
    theirs = questions(data / "queries_dev.jsonl")
    unanswerable = questions(data / "unanswerable_dev.jsonl")[: len(theirs)]
    groups = [
        ("essays, answerable", essays, ours, 1, 5.0),
        ("essays, off topic", essays, elsewhere, 0, 5.0),
        ("essays, not in them", essays, gaps, 0, 1.0),
        ("essays, of the notices", essays, theirs[:300], 0, 1.0),
        ("notices, answerable", notices, theirs, 1, 1.0),
        ("notices, unanswerable", notices, unanswerable, 0, 1.0),
        ("notices, off topic", notices, elsewhere + ours, 0, 1.0),
    ]
    figures = [np.array(list(features(bot, asked))) for _, bot, asked, _, _ in groups]
    labels = [np.full(len(found), label) for found, (_, _, _, label, _) in zip(figures, groups, strict=True)]
    weights = [np.full(len(found), weight) for found, (*_, weight) in zip(figures, groups, strict=True)]
    train = [np.arange(len(found)) % 2 == 0 if len(found) > 100 else np.full(len(found), True) for found in figures]
    picked = np.concatenate(train)
    x, y, w = np.concatenate(figures), np.concatenate(labels), np.concatenate(weights)
    model = LogisticRegression(C=100, max_iter=1000).fit(x[picked], y[picked], w[picked])
    print("Calibration(" + ", ".join(f"{value:.2f}" for value in [model.intercept_[0], *model.coef_[0]]) + ")")
    for name, found, half, label in zip(
        [group[0] for group in groups], figures, train, [g[3] for g in groups], strict=True
    ):
        held = found[~half] if (~half).any() else found
        right = (model.predict_proba(held)[:, 1] >= gate.THRESHOLD) == bool(label)
        print(f"{name:24}{len(held):6}  right {right.mean():.3f}{'' if (~half).any() else '  (fitted on)'}")
    held = (figures[4][~train[4]], figures[5][~train[5]])
    truth = np.concatenate([np.ones(len(held[0])), np.zeros(len(held[1]))])
    judged = model.predict_proba(np.concatenate(held))[:, 1]
    print(
        f"notices, held half: AUC {roc_auc_score(truth, judged):.3f}, "
        f"balanced accuracy {balanced_accuracy_score(truth, judged >= gate.THRESHOLD):.3f}"
    )


def features(bot: Bot, asked: Iterable[str]) -> Iterable[tuple[float, ...]]:
    """The gate's figures for each question."""
    searcher = bot.searcher
    for question in asked:
        query = searcher.query(question)
        hits = searcher.hits(query, 10)
        yield gate.features(query, hits, evidence.candidates(query, hits, searcher.index))


def questions(file: Path) -> list[str]:
    """The questions of a file of JSON lines."""
    return [json.loads(line)["question"] for line in file.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
