"""Fit the gate's coefficients: python -m evals.bench.fit_gate DATA_DIR (the folder that holds policy_qa/).

Asked of the essays: their own dev cases (to be answered), and off-topic cases, questions about gaps and two hundred
questions about health notices (to be refused). The weights say what an error costs: to refuse what the texts answer
is the worst, to answer small talk about football next. The essays' test split is never read.
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

FOREIGN = 200


def main() -> None:
    """Print the coefficients and what they let through."""
    from sklearn.linear_model import LogisticRegression

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    notices = questions(parser.parse_args().data / "policy_qa" / "queries_dev.jsonl")[:FOREIGN]
    configured = settings.load()
    bot = Bot(replace(configured, home=configured.home / "evals"))
    refused = list(load("essays_refuse", "dev"))
    groups = {
        "answerable": ([case.question for case in load("essays_direct", "dev")], 1, 60.0),
        "off topic": ([case.question for case in refused if case.kind == "off_topic"], 0, 60.0),
        "gaps": ([case.question for case in refused if case.kind == "not_in_corpus"], 0, 0.3),
        "health notices": (notices, 0, 1.0),
    }
    figures = {name: np.array([row[:3] for row in features(bot, asked)]) for name, (asked, _, _) in groups.items()}
    x = np.concatenate(list(figures.values()))
    y = np.concatenate([np.full(len(figures[name]), label) for name, (_, label, _) in groups.items()])
    w = np.concatenate([np.full(len(figures[name]), weight) for name, (_, _, weight) in groups.items()])
    model = LogisticRegression(C=100, max_iter=5000).fit(x, y, w)
    print("Calibration(" + ", ".join(f"{value:.1f}" for value in [model.intercept_[0], *model.coef_[0]]) + ")")
    for name, found in figures.items():
        through = model.predict_proba(found)[:, 1] >= gate.THRESHOLD
        print(f"{name:16}{len(found):5}  let through {through.mean():.3f}")


def features(bot: Bot, asked: Iterable[str]) -> Iterable[tuple[float, ...]]:
    """The gate's figures for each question."""
    searcher = bot.searcher
    for question in asked:
        query = searcher.query(question)
        hits = searcher.hits(query, 10)
        yield gate.features(hits, evidence.candidates(query, hits, searcher.index))


def questions(file: Path) -> list[str]:
    """The questions of a file of JSON lines."""
    return [json.loads(line)["question"] for line in file.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
