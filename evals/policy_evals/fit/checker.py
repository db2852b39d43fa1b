"""What the checker's figures weigh, and from which chance on a sentence is shown: `python -m policy_evals.fit.checker [--data FOLDER]`.

A logistic model on the dev pairs of evals/claims, whose texts the entailment model was not trained on; told on domains left
out. The bound is that which lets through so many of the false ones there (`SHOWN`). Writes bot/model/data/checker.json.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bot import settings
from bot.app import Bot
from bot.encoders.entailment import BundledEntailment, run_of
from bot.model import alignment, support
from bot.model.checker import FIGURES
from bot.model.signs import signs
from bot.text import words
from policy_evals.claims.pairs import Pair, Texts, pairs

OUT = Path(__file__).parents[3] / "bot" / "model" / "data" / "checker.json"
# Of the false ones, which differ from true ones by little, so many may be shown: with fewer most true ones go too.
SHOWN = 0.12
STRENGTH = 0.3


def figures(pair: Pair, model: BundledEntailment, authors: tuple[str, ...]) -> list[float]:
    """The figures of a pair, in the order of `FIGURES`."""
    said = signs(pair.text, pair.evidence, authors)
    seen = {
        "logit": model.logit(words.fold(pair.text), run_of(pair.evidence)),
        "aligned": alignment.odds(pair.text, pair.evidence, authors, said),
        **said,
    }
    return [seen[name] for name in FIGURES]


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    given = parser.parse_args()
    authors, model = Bot(settings.load()).searcher.authors, BundledEntailment()
    words.names_something("创新")  # as a running bot has it
    texts = Texts(given.data)
    found = list(pairs("dev", texts=texts))
    plain = [pair for pair in found if not pair.follow and not support.certain(pair.text, pair.evidence, authors)]
    sure = [pair for pair in found if not pair.follow and support.certain(pair.text, pair.evidence, authors)]
    print(
        f"facts alone refuse {sum(not p.supported for p in sure)} false and {sum(p.supported for p in sure)} true ones"
    )
    figured = np.array([figures(pair, model, authors) for pair in plain])
    truth = np.array([pair.supported for pair in plain])
    domains = np.array([pair.domain for pair in plain])
    chances = np.zeros(len(plain))
    for domain in sorted(set(domains)):
        out = domains == domain
        told = _fitted(figured[~out], truth[~out]).predict_proba(figured[out])[:, 1]
        chances[out] = told
        print(f"{domain}: AUC {roc_auc_score(truth[out], told):.3f} of {out.sum()}")
    false = len([pair for pair in found if not pair.follow and not pair.supported])
    bound = float(np.sort(chances[~truth])[::-1][int(SHOWN * false)])
    true = sum(pair.supported for pair in found if not pair.follow)
    print(
        f"AUC {roc_auc_score(truth, chances):.3f}; bound {bound:.3f}: true kept {(chances[truth] > bound).sum() / true:.3f}"
    )
    for share in (0.03, 0.05, 0.08, 0.1, 0.15, 0.2):
        at = np.sort(chances[~truth])[::-1][int(share * false)]
        print(f"  {share:.2f} of the false shown: bound {at:.3f}, true kept {(chances[truth] > at).sum() / true:.3f}")
    _tell(chances, truth)
    fitted = _fitted(figured, truth)
    known: dict[str, Any] = {name: round(float(one), 4) for name, one in zip(FIGURES, fitted.coef_[0], strict=True)}
    known |= {"intercept": round(float(fitted.intercept_[0]), 4), "bound": round(bound, 4)}
    links = [pair for pair in found if pair.follow and not support.unlinked(pair.text, pair.evidence, pair.follow)]
    logits = np.array([model.logit(words.fold(pair.text), run_of((), pair.follow)) for pair in links])
    held = np.array([pair.supported for pair in links])
    at = max(
        np.append(logits, logits.max() + 1),
        key=lambda one: held[logits >= one].sum() - 2 * (~held)[logits >= one].sum(),
    )
    known["linking"] = round(float(np.log(bound / (1 - bound)) - at), 4)
    kept = (logits >= at) & held
    print(
        f"links: kept {kept.sum()} of {sum(p.supported for p in found if p.follow)}, shown {((logits >= at) & ~held).sum()} of {sum(not p.supported for p in found if p.follow)}"
    )
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    print(known)


def _fitted(figured: np.ndarray, truth: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=2000).fit(figured, truth)


def _tell(chances: np.ndarray, truth: np.ndarray) -> None:
    """Calibration: of those that are given such a chance, how many are borne out."""
    for low in np.arange(0, 1, 0.2):
        some = (chances >= low) & (chances < low + 0.2)
        if some.any():
            print(f"  {low:.1f} to {low + 0.2:.1f}: {truth[some].mean():.2f} of {some.sum()}")


if __name__ == "__main__":
    main()
