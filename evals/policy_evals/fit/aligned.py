"""The trees of `bot.model.alignment`, grown: `python -m policy_evals.fit.aligned [--data FOLDER]`. Writes bot/model/data/aligned.json.

On the training pairs of evals/claims. What wordings weigh is a logistic model; the trees take its sum as one figure, told
for each pair by models that have not seen its evidence. Told on each domain, and on each writer, left out.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from bot import settings
from bot.app import Bot
from bot.encoders.trees import Node, Trees
from bot.model import support
from bot.model.alignment import seen
from bot.model.signs import signs
from bot.text import words
from policy_evals.claims.pairs import Pair, Texts, pairs

OUT = Path(__file__).parents[3] / "bot" / "model" / "data" / "aligned.json"
# A wording of fewer pairs tells nothing; how strongly they are held back.
SEEN, STRENGTH = 3, 0.2
FOLDS = 5
# So many of the true ones are held against other evidence besides.
SEED, ELSEWHERE = 20, 0.3
TREES = {
    "max_iter": 500, "learning_rate": 0.05, "max_leaf_nodes": 12, "min_samples_leaf": 40,
    "l2_regularization": 10, "max_features": 0.3, "random_state": SEED, "early_stopping": False,
}  # fmt: skip
# What weighs less is left out of the file.
LEAST = 0.01

Figures = NDArray[np.float64]


def elsewhere(found: Sequence[Pair]) -> list[Pair]:
    """True sentences held against what another sentence of the same document cites: false.

    The false ones that people wrote are all near their evidence; without these the trees would take a sentence that has
    nothing of it for a free paraphrase.
    """
    draw = random.Random(SEED)
    by: dict[str, dict[str, Pair]] = defaultdict(dict)
    for one in found:
        by[one.evidence[0].passage.essay_id].setdefault(one.group, one)
    moved = []
    for one in [pair for pair in found if pair.supported and draw.random() < ELSEWHERE]:
        places = {(item.passage.essay_id, item.start) for item in one.evidence}
        others = [
            other for group, other in by[one.evidence[0].passage.essay_id].items()
            if group != one.group and not places & {(item.passage.essay_id, item.start) for item in other.evidence}
        ]  # fmt: skip
        if others:
            other = draw.choice(others)
            moved.append(replace(other, id=one.id, kind="elsewhere", supported=False, text=one.text))
    return moved


class Seen:
    """Pairs as figures and wordings; those of which facts decide for certain are left out."""

    def __init__(self, split: str, texts: Texts) -> None:
        authors = Bot(settings.load()).searcher.authors
        found = [one for one in pairs(split, texts=texts) if not one.follow]
        found += elsewhere(found) if split == "train" else []
        self.pairs: list[Pair] = [one for one in found if not support.certain(one.text, one.evidence, authors)]
        told = [seen(one.text, one.evidence, authors, signs(one.text, one.evidence, authors)) for one in self.pairs]
        self.names = tuple(told[0][0])
        self.figures = np.array([[figures[name] for name in self.names] for figures, _ in told])
        self.wordings = [wordings for _, wordings in told]
        self.truth = np.array([one.supported for one in self.pairs])
        self.groups = np.array([one.group for one in self.pairs])
        self.domains = np.array([one.domain for one in self.pairs])
        self.hands = np.array([one.id.split("-")[1] for one in self.pairs])


def counted(wordings: list[set[str]]) -> tuple[DictVectorizer, csr_matrix]:
    """A column for each wording of enough pairs."""
    often = Counter(one for some in wordings for one in some)
    columns = DictVectorizer()
    rows = columns.fit_transform([_kept(some, often) for some in wordings])
    rows.indices, rows.indptr = rows.indices.astype(np.int32), rows.indptr.astype(np.int32)  # liblinear takes no others
    return columns, rows


def _kept(some: set[str], often: Counter[str]) -> dict[str, float]:
    return {one: 1.0 for one in sorted(some) if often[one] >= SEEN}


def weighed(rows: csr_matrix, truth: Figures) -> LogisticRegression:
    """What each wording weighs."""
    return LogisticRegression(C=STRENGTH, max_iter=500, solver="liblinear", random_state=SEED).fit(rows, truth)


def grown(
    train: Seen, some: NDArray[np.bool_]
) -> tuple[HistGradientBoostingClassifier, LogisticRegression, DictVectorizer]:
    """The model of some of the pairs."""
    at = np.flatnonzero(some)
    columns, rows = counted([train.wordings[n] for n in at])
    told = np.zeros(len(at))
    for first, last in GroupKFold(FOLDS).split(at, groups=train.groups[at]):
        told[last] = weighed(rows[first], train.truth[at[first]]).decision_function(rows[last])
    trees = HistGradientBoostingClassifier(**TREES)
    trees.fit(np.column_stack([train.figures[at], told]), train.truth[at])
    return trees, weighed(rows, train.truth[at]), columns


def judged(model: tuple[HistGradientBoostingClassifier, LogisticRegression, DictVectorizer], given: Seen) -> Figures:
    """The chances of pairs."""
    trees, words_, columns = model
    rows = columns.transform([dict.fromkeys(sorted(some), 1.0) for some in given.wordings])
    told = words_.decision_function(rows)
    chances: Figures = trees.predict_proba(np.column_stack([given.figures, told]))[:, 1]
    return chances


def main() -> None:
    """Grow, tell and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--quick", action="store_true", help="do not tell what is left out")
    given = parser.parse_args()
    words.names_something("创新")  # as a running bot has it
    texts = Texts(given.data)
    train, dev = Seen("train", texts), Seen("dev", texts)
    print(f"{len(train.pairs)} pairs, {len(train.names)} figures")
    for kind in ("domains", "hands") if not given.quick else ():
        of = getattr(train, kind)
        for out in sorted(set(of)):
            chances = judged(grown(train, of != out), train)[of == out]
            print(
                f"without {out}: AUC {roc_auc_score(train.truth[of == out], chances):.3f} of {(of == out).sum()}",
                flush=True,
            )
    model = grown(train, np.ones(len(train.pairs), dtype=bool))
    chances = judged(model, dev)
    each = (
        f"{one} {roc_auc_score(dev.truth[dev.domains == one], chances[dev.domains == one]):.3f}"
        for one in sorted(set(dev.domains))
    )
    print(f"dev: AUC {roc_auc_score(dev.truth, chances):.3f} ({', '.join(each)})")
    OUT.write_text(
        json.dumps(kept(*model, train.names), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )


def kept(
    trees: HistGradientBoostingClassifier, words_: LogisticRegression, columns: DictVectorizer, names: tuple[str, ...]
) -> dict[str, Any]:
    """The model as numbers, as `bot.model.alignment.AlignedTrees` reads it."""
    grown = tuple(tuple(_node(node) for node in predictor.nodes) for (predictor,) in trees._predictors)
    start = round(float(trees._baseline_prediction.ravel()[0]), 5)
    weights = zip(columns.feature_names_, words_.coef_[0], strict=True)
    return Trees((*names, "worded"), start, grown).written() | {
        "intercept": round(float(words_.intercept_[0]), 4),
        "words": {name: round(float(one), 3) for name, one in weights if abs(one) >= LEAST},
    }


def _node(node: Any) -> Node:
    if node["is_leaf"]:
        return -1, 0.0, 0, 0, round(float(node["value"]), 5)
    return int(node["feature_idx"]), round(float(node["num_threshold"]), 12), int(node["left"]), int(node["right"]), 0.0


if __name__ == "__main__":
    main()
