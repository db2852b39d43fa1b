"""When a question is answered: the trees of bot/ask/data/gate.json and few.json, and `FITTED` of bot/ask/gate.py.

python -m policy_evals.fit.gate [--data DIR] [--check]

For large collections are asked: of the notices their own dev questions; of reports, notices and our own texts the questions
of `evals/reading` that no reader is trained on, the last of seven texts each; and of each some everyday questions. For
small ones: questions of few documents (`fit.smaller`), and the essays' dev cases that stand alone. Each set weighs by the
root of its size, the essays more. Chances are those of five folds of what the questions are about; `near` and `sure` are the
quantiles of the answerable that may be refused, and that may be shown as nearest only. Test splits are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.app import Bot
from bot.ask import gate
from bot.ask.chance import FEATURES, Chance
from bot.ask.gate import Judgement
from bot.ask.missing import missing
from bot.encoders.trees import Trees
from bot.text import vocabulary
from policy_evals.bootstrap import SEED
from policy_evals.cases import Case
from policy_evals.fit import corpora, numbers, smaller
from policy_evals.fit.numbers import Task, command, folds
from policy_evals.reading import questions
from policy_evals.scorers.refusing import RIGHT
from policy_evals.suites import Suite, suite

LARGE, FEW = (Path(str(files("bot.ask") / "data" / name)) for name in ("gate.json", "few.json"))
# Of the answerable: what may be refused, and what more may be shown as nearest only.
REFUSED, NEAREST = 0.03, 0.12
# Answering small talk about football is the worst.
COST = {"off_topic": 4.0}
# The essays are few beside the others, and what is asked of them is broader.
WEIGHT = {"essays": 3.0}
# The same of small collections, where little looks like an answer and is none.
FEW_REFUSED, FEW_NEAREST = 0.01, 0.03
# More of these never makes an answer less likely.
RISING = frozenset({"read", "second", "run", "sentence", "share"})
TREES: dict[str, Any] = {
    "max_depth": 3,
    "max_iter": 150,
    "learning_rate": 0.06,
    "l2_regularization": 1.0,
    "min_samples_leaf": 20,
    "random_state": SEED,
}
# Of large collections there are four times as many questions.
LARGER = TREES | {"max_depth": 4, "max_iter": 200}
GRIDS = {
    "belongs": (0.1, 0.3, 0.5, 0.7, 0.9),
    "off_topic": (0.0, 1.0, 2.0, 3.0, 4.0),
    "mention": (0.3, 0.4, 0.5, 0.6, 0.7),
}
WITHOUT = {"belongs": 1.0, "off_topic": 9.0, "mention": 0.0}
# Questions on other texts that are asked of the essays.
FOREIGN = 200
KINDS_ALONE = ("followup", "compare", "small_talk", "premise")


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Cases as the model sees them: figures (cases, features), whether the texts answer, kind, set and what each is about."""

    figures: NDArray[np.float64]
    answerable: NDArray[np.bool_]
    kinds: NDArray[np.str_]
    sets: NDArray[np.str_]
    about: Sequence[str]

    @classmethod
    def joined(cls, parts: Sequence[Asked]) -> Asked:
        """Several as one."""
        return cls(
            np.concatenate([part.figures for part in parts]),
            np.concatenate([part.answerable for part in parts]),
            np.concatenate([part.kinds for part in parts]),
            np.concatenate([part.sets for part in parts]),
            [one for part in parts for one in part.about],
        )

    @property
    def weights(self) -> NDArray[np.float64]:
        """What an error costs."""
        found = np.array([COST.get(kind, 1.0) for kind in self.kinds])
        for one in np.unique(self.sets):
            found[self.sets == one] *= WEIGHT.get(str(one), 1.0) / np.sqrt((self.sets == one).sum())
        found /= found.mean()
        return found


def reports(data: Path) -> Iterator[bool]:
    """Print the numbers of today and those made again; whether each set is the same."""
    essays = suite("essays", split="dev")
    alone = [case for case in essays.cases if case.kind not in KINDS_ALONE]
    yield _made(LARGE, Asked.joined(list(large(data))), REFUSED, NEAREST, LARGER)
    yield _made(FEW, Asked.joined(list(small(data))), FEW_REFUSED, FEW_NEAREST, TREES)
    yield numbers.report(bounds(alone))


def _made(file: Path, cases: Asked, refused: float, nearest: float, trees: dict[str, Any]) -> bool:
    """Print what trees made again are worth; whether they are the same as the file's."""
    unseen = np.empty(len(cases.about))
    fold = folds(cases.about)
    for one in range(fold.max() + 1):
        unseen[fold == one] = chances(fitted(cases, trees, fold != one), cases.figures[fold == one])
    near, sure = (round(float(np.quantile(unseen[cases.answerable], q)), 3) for q in (refused, refused + nearest))
    made = Chance(fitted(cases, trees), near, sure)
    _told("made again, over five folds", unseen, cases, near, sure)
    for one in np.unique(cases.sets):
        apart = chances(fitted(cases, trees, cases.sets != one), cases.figures[cases.sets == one])
        part = np.full(len(unseen), np.nan)
        part[cases.sets == one] = apart
        _told("made without it", part, cases, near, sure, only=str(one))
    same = file.is_file() and file.read_text(encoding="utf-8") == made.written()
    if not same:
        file.with_suffix(".made.json").write_text(made.written(), encoding="utf-8")
        print(f"{file.with_suffix('.made.json')} differs from {file.name}", flush=True)
    return same


def large(data: Path) -> Iterator[Asked]:
    """What is asked of each large collection."""
    notices = suite("policy_qa", data / "policy_qa")
    yield asked("policy_qa", corpora.bot(notices), [*notices.cases, *everyday()])
    for name in questions.HELD:
        for held in questions.suites(data, "train", (name,)):
            yield asked(name, corpora.bot(held), [*held.cases, *everyday()])
    for name in questions.LATER:
        for some, bot, cases in smaller.own(data, name):
            yield replace(asked(some, bot, cases), about=[case.id.split()[0] for case in cases])


def small(data: Path) -> Iterator[Asked]:
    """What is asked of few documents; the questions on a document share their fold."""
    for name in questions.HELD:
        for some, bot, cases in smaller.collections(data, name):
            yield replace(asked(some, bot, cases), about=[case.id.split()[0] for case in cases])
    essays, notices = suite("essays", split="dev"), suite("policy_qa", data / "policy_qa")
    foreign = [replace(case, kind="foreign", expect="refused") for case in notices.cases[:FOREIGN]]
    alone = [case for case in essays.cases if case.kind not in KINDS_ALONE]
    yield asked("essays", corpora.bot(essays), [*alone, *foreign])


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
    """Cases asked of a bot."""
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


def fitted(cases: Asked, trees: dict[str, Any], only: NDArray[np.bool_] | None = None) -> Trees:
    """Trees of that form made of some cases."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    some = np.ones(len(cases.about), dtype=bool) if only is None else only
    rising = [int(name in RISING) for name in FEATURES]
    model = HistGradientBoostingClassifier(monotonic_cst=rising, **trees)
    model.fit(np.round(cases.figures[some], 3), cases.answerable[some], cases.weights[some])
    return exported(model)


def exported(model: Any) -> Trees:
    """A model of scikit-learn as trees; values are rounded to the fourth decimal, thresholds to the fifth."""
    trees = []
    for (one,) in model._predictors:
        trees.append(
            tuple(
                (-1, 0.0, 0, 0, round(float(node["value"]), 4))
                if node["is_leaf"]
                else (
                    int(node["feature_idx"]),
                    round(float(node["num_threshold"]), 5),
                    int(node["left"]),
                    int(node["right"]),
                    round(float(node["value"]), 4),
                )
                for node in one.nodes
            )
        )
    start = round(float(np.ravel(model._baseline_prediction)[0]), 4)
    return Trees(FEATURES, start, tuple(trees))


def chances(model: Trees, figures: NDArray[np.float64]) -> NDArray[np.float64]:
    """The chance of each case."""
    return np.array([model.chance(dict(zip(model.features, row, strict=True))) for row in figures.tolist()])


def _told(how: str, chance: NDArray[np.float64], cases: Asked, near: float, sure: float, only: str = "") -> None:
    """Print what becomes of each set."""
    from sklearn.metrics import roc_auc_score

    print(f"{how} (near {near}, sure {sure})")
    for name in [only] if only else np.unique(cases.sets):
        here = cases.sets == name
        yes, no = here & cases.answerable, here & ~cases.answerable
        answered = here & (chance >= sure)
        print(
            f"  {name:10} {here.sum():5} cases: AUC {roc_auc_score(cases.answerable[here], chance[here]):.3f}; of the "
            f"answerable refused {(chance[yes] < near).mean():.3f}, nearest only "
            f"{((chance[yes] >= near) & (chance[yes] < sure)).mean():.3f}; of the others caught {(chance[no] < sure).mean():.3f}; "
            f"called answered {cases.answerable[answered].mean():.3f} answerable",
            flush=True,
        )


if __name__ == "__main__":
    command(__doc__, reports)
