"""When a question is answered in a small collection: `TINY` and `SMALL` of bot/search/calibration.py.

python -m policy_evals.fit.calibration [--data DIR] [--check]

Small: asked of the essays, their dev cases that stand alone, and two hundred questions about health notices, to be
refused. Tiny: asked of single notices, questions that were written for each, two of other notices and two everyday ones.
Weights say what an error costs: to answer small talk about football is the worst, then to refuse what the texts answer; a
question on a detail that the texts lack though they name its subject is left to the rules on what is asked, where they
see it. Test splits are not read.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.app import Bot
from bot.ask.chance import COUNTED, FEATURES
from bot.encoders.embed import choose
from bot.search import calibration
from bot.search.calibration import Calibration
from bot.settings import load
from bot.text import vocabulary
from policy_evals.bootstrap import SEED
from policy_evals.cases import Case
from policy_evals.fit import corpora
from policy_evals.fit.gate import KINDS_ALONE, Asked, asked
from policy_evals.fit.numbers import command, folds, told
from policy_evals.reading import questions
from policy_evals.suites import Suite, suite

FOREIGN = 200
# Single notices: so many, no longer than that, with so many questions each.
SINGLE, SHORT, EACH, WRITTEN = 24, 3_000, 9, "not-4"
COST = {"off_topic": 12.0, "answerable": 2.0, "unanswerable": 1.0, "told apart": 0.1, "foreign": 0.3}
LACKS = FEATURES.index("lacks")


def reports(data: Path) -> Iterator[bool]:
    """Print the numbers of today and those made again; whether each set is the same."""
    essays = suite("essays", split="dev")
    notices = suite("policy_qa", data / "policy_qa")
    foreign = [replace(case, kind="foreign", expect="refused") for case in notices.cases[:FOREIGN]]
    alone = [case for case in essays.cases if case.kind not in KINDS_ALONE]
    yield report("TINY", calibration.TINY, single(notices), sharpness=0.1, least=0.4)
    yield report("SMALL", calibration.SMALL, asked("essays", corpora.bot(essays), [*alone, *foreign]))


def single(notices: Suite) -> Asked:
    """Questions on notices, each notice a collection of its own, with two of other notices and two everyday ones."""
    documents = {row["id"]: row for row in map(json.loads, notices.corpus[0].open(encoding="utf-8"))}
    rows: dict[str, list[dict[str, Any]]] = {}
    file = questions.FOLDER / "questions" / "train" / f"{WRITTEN}.jsonl"
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        rows.setdefault(row["doc"], []).append(row)
    chosen = [one for one in sorted(rows) if len(documents[one]["text"]) < SHORT][:SINGLE]
    drawn, embedder, found = np.random.default_rng(SEED), choose(load().embedding_model), []
    for one in chosen:
        others = [row["q"] for other in chosen if other != one for row in rows[other]]
        cases = [_written(f"{one} {at}", row) for at, row in enumerate(rows[one][:EACH])]
        for kind, texts in (("foreign", others), ("off_topic", list(vocabulary.unrelated()))):
            cases += [Case(one, kind, str(q), "dev", expect="refused") for q in drawn.choice(texts, 2, replace=False)]
        with tempfile.TemporaryDirectory() as home:
            file = Path(home) / "one.jsonl"
            file.write_text(json.dumps(documents[one], ensure_ascii=False), encoding="utf-8")
            bot = Bot(replace(load(), home=Path(home) / "home"), embedder)
            bot.build([file])
            found.append(replace(asked("single", bot, cases), about=[one] * len(cases)))
    return Asked.joined(found)


def _written(key: str, row: dict[str, Any]) -> Case:
    return Case(key, row["kind"], row["q"], "dev", expect="answered" if row["gold"] else "missing")


def groups(cases: Asked) -> NDArray[np.str_]:
    """Which cost an error on each case has; the rules on what is asked see what is `told apart`."""
    rest = np.where(cases.figures[:, LACKS] > 0, "told apart", "unanswerable")
    apart = np.where(np.isin(cases.kinds, ("off_topic", "foreign")), cases.kinds, rest)
    return np.where(cases.answerable, "answerable", apart)


def costs(cases: Asked) -> NDArray[np.float64]:
    """What an error costs; both sides the same in all."""
    found = np.array([COST[group] for group in groups(cases)])
    found[cases.answerable] *= found[~cases.answerable].sum() / found[cases.answerable].sum()
    return found


def report(name: str, today: Calibration, cases: Asked, sharpness: float = 3.0, least: float = 0.5) -> bool:
    """Print one calibration. `sharpness`: the model is L2-regularised by its inverse; `least`: with such a chance a question
    shall be answered."""
    made = fit(cases, None, today.passages, sharpness, least)
    fold = folds(cases.about)
    unseen = np.empty(len(fold))
    for one in range(fold.max() + 1):
        unseen[fold == one] = chances(fit(cases, fold != one, today.passages, sharpness, least), cases)[fold == one]
    now = chances(today, cases)
    print(f"{name}: {len(made.weights) + 1} numbers, {len(fold)} cases")
    kinds = groups(cases)
    for how, chance in (("today", now), ("made again, cross-validated", unseen)):
        let = ", ".join(f"{kind} {(chance[kinds == kind] >= 0.5).mean():.3f}" for kind in np.unique(kinds))
        print(f"  {how}: right {told(_right(chance, cases))}; let through: {let}")
    print(f"  against today {told(_right(unseen, cases) - _right(now, cases), sign=True)}")
    weights = ", ".join(f"{value:.2f}" for value in made.weights)
    print(f"  {name} = Calibration({made.passages}, {made.intercept:.2f}, ({weights}))", flush=True)
    return replace(made, near=today.near, sure=today.sure) == today


def _right(chance: NDArray[np.float64], cases: Asked) -> NDArray[np.float64]:
    right: NDArray[np.bool_] = (chance >= 0.5) == cases.answerable
    return right.astype(np.float64)


def chances(model: Calibration, cases: Asked) -> NDArray[np.float64]:
    """The chance of each case under a calibration."""
    logits: NDArray[np.float64] = cases.figures[:, : len(COUNTED)] @ np.array(model.weights) + model.intercept
    chance: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
    return chance


def fit(
    cases: Asked, only: NDArray[np.bool_] | None, passages: int, sharpness: float = 3.0, least: float = 0.5
) -> Calibration:
    """A calibration made of some cases, rounded to hundredths."""
    from sklearn.linear_model import LogisticRegression

    some = np.ones(len(cases.about), dtype=bool) if only is None else only
    model = LogisticRegression(C=sharpness, max_iter=10_000)
    model.fit(cases.figures[some][:, : len(COUNTED)], cases.answerable[some], costs(cases)[some])
    intercept = model.intercept_[0] - np.log(least / (1 - least))
    return Calibration(passages, round(float(intercept), 2), tuple(round(float(one), 2) for one in model.coef_[0]))


if __name__ == "__main__":
    command(__doc__, reports)
