"""When a question is answered: the calibrations of bot/search/calibration.py, and `FITTED` of bot/ask/gate.py.

python -m policy_evals.fit.gate [--data DIR] [--check]

Small: asked of the essays, their dev cases that stand alone, and two hundred questions about health notices, to be
refused. Tiny: asked of single notices, the questions that were written for them alone (DIR/written/not-*.jsonl: `doc`,
`q`, `gold`), two of other notices and two everyday ones. Large: asked of the notices, their own questions, answerable and not. Weights say what an error costs: to
answer small talk about football is the worst, then to refuse what the texts answer; a question on a detail that the
texts lack though they name its subject is left to the rules on what is asked, where they see it. Test splits are
not read.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.app import Bot
from bot.ask import evidence, gate
from bot.ask.gate import Judgement
from bot.ask.trace import DEPTH
from bot.encoders.embed import choose
from bot.search import calibration
from bot.search.calibration import Calibration
from bot.settings import load
from bot.text import vocabulary
from policy_evals.bootstrap import SEED
from policy_evals.cases import Case
from policy_evals.fit import corpora, numbers
from policy_evals.fit.numbers import Task, command, folds, told
from policy_evals.scorers.refusing import RIGHT
from policy_evals.suites import Suite, suite

FOREIGN = 200
# Single notices: so many, no longer than that, with so many questions each.
SINGLE, SHORT, EACH = 24, 3_000, 9
# Of the notices' questions, which are hard to tell apart: what may be refused though it is answerable.
FALSE_REFUSALS = 0.07
COST = {"off_topic": 12.0, "answerable": 2.0, "unanswerable": 1.0, "told apart": 0.1, "foreign": 0.3}
GRIDS = {
    "belongs": (0.1, 0.3, 0.5, 0.7, 0.9),
    "off_topic": (0.0, 1.0, 2.0, 3.0, 4.0),
    "mention": (0.3, 0.4, 0.5, 0.6, 0.7),
}
WITHOUT = {"belongs": 1.0, "off_topic": 9.0, "mention": 0.0}
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
    if (written := data / "written").is_dir():
        yield report("TINY", calibration.TINY, single(notices, written), sharpness=0.1, least=0.4)
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


def single(notices: Suite, written: Path) -> Asked:
    """Questions on notices, each notice a collection of its own."""
    documents = {row["id"]: row for row in map(json.loads, notices.corpus[0].open(encoding="utf-8"))}
    rows: dict[str, list[dict[str, Any]]] = {}
    for file in sorted(written.glob("not-*.jsonl")):
        for row in map(json.loads, file.open(encoding="utf-8")):
            rows.setdefault(row["doc"], []).append(row)
    chosen = [one for one in sorted(rows) if len(documents[one]["text"]) < SHORT][:SINGLE]
    drawn, embedder, found = np.random.default_rng(SEED), choose(load().embedding_model), []
    for one in chosen:
        others = [row["q"] for other in chosen if other != one for row in rows[other]]
        cases = [_written(f"{one} {at}", row) for at, row in enumerate(rows[one][:EACH])]
        asked_of = [("foreign", others), ("off_topic", list(vocabulary.unrelated()))]
        for kind, questions in asked_of:
            cases += [
                Case(one, kind, str(q), "dev", expect="refused") for q in drawn.choice(questions, 2, replace=False)
            ]
        with tempfile.TemporaryDirectory() as home:
            file = Path(home) / "one.jsonl"
            file.write_text(json.dumps(documents[one], ensure_ascii=False), encoding="utf-8")
            bot = Bot(replace(load(), home=Path(home) / "home"), embedder)
            bot.build([file])
            found.append((one, asked(bot, cases)))
    return Asked(
        np.concatenate([part.figures for _, part in found]),
        np.concatenate([part.answerable for _, part in found]),
        np.concatenate([part.groups for _, part in found]),
        [one for one, part in found for _ in part.about],
        int(np.median([part.passages for _, part in found])),
    )


def _written(key: str, row: dict[str, Any]) -> Case:
    return Case(key, row["kind"], row["q"], "dev", expect="answered" if row["gold"] else "missing")


def report(
    name: str,
    today: Calibration,
    cases: Asked,
    refused: float | None = None,
    sharpness: float = 3.0,
    least: float = 0.5,
) -> bool:
    """Print one calibration; `refused`: the share of answerable questions that its intercept is moved to refuse.

    `sharpness`: the model is L2-regularised by its inverse; `least`: with such a chance a question shall be answered.
    """
    made = fit(cases, refused, sharpness=sharpness, least=least)
    fold = folds(cases.about)
    unseen = np.empty(len(fold))
    for one in range(fold.max() + 1):
        unseen[fold == one] = chances(fit(cases, refused, fold != one, sharpness, least), cases)[fold == one]
    now = chances(today, cases)
    kinds = list(dict.fromkeys(cases.groups.tolist()))
    print(f"{name}: {len(made.weights) + 1} numbers, {len(fold)} cases")
    for how, chance in (("today", now), ("made again, cross-validated", unseen)):
        let = ", ".join(f"{kind} {(chance[cases.groups == kind] >= 0.5).mean():.3f}" for kind in kinds)
        print(f"  {how}: right {told(_right(chance, cases))}; let through: {let}")
    sure, between = unseen >= today.sure, (unseen >= today.near) & (unseen < today.sure)
    print(
        f"  called answered: {(cases.answerable[sure]).mean():.3f} of it is answerable; "
        f"shown as nearest only: {between[cases.answerable].mean():.3f} of the answerable, "
        f"{between[~cases.answerable].mean():.3f} of the others"
    )
    print(f"  against today {told(_right(unseen, cases) - _right(now, cases), sign=True)}")
    weights = ", ".join(f"{value:.2f}" for value in made.weights)
    print(f"  {name} = Calibration({made.passages}, {made.intercept:.2f}, ({weights}))", flush=True)
    return replace(made, near=today.near, sure=today.sure) == today


def _right(chance: NDArray[np.float64], cases: Asked) -> NDArray[np.float64]:
    right: NDArray[np.bool_] = (chance >= 0.5) == cases.answerable
    return right.astype(np.float64)


def chances(model: Calibration, cases: Asked) -> NDArray[np.float64]:
    """The chance of each case under a calibration."""
    logits: NDArray[np.float64] = cases.figures @ np.array(model.weights) + model.intercept
    chance: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
    return chance


def fit(
    cases: Asked,
    refused: float | None,
    only: NDArray[np.bool_] | None = None,
    sharpness: float = 3.0,
    least: float = 0.5,
) -> Calibration:
    """A calibration made of some cases, rounded to hundredths."""
    from sklearn.linear_model import LogisticRegression

    x, y, costs = cases.figures, cases.answerable, cases.costs
    if only is not None:
        x, y, costs = x[only], y[only], costs[only]
    model = LogisticRegression(C=sharpness, max_iter=10_000).fit(x, y, costs)
    if refused is not None:
        least = float(np.quantile(model.predict_proba(x)[y, 1], refused))
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
