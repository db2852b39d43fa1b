"""What changes the meaning of a quotation: `bot/check/data/severity.json`. python -m policy_evals.fit.severity [--check]

On the pairs of `evals/drafts/severity/dev.jsonl` and the altered quotations of the desk's dev drafts. What rules decide is
left to them; over the other changes a logistic regression is made, of a pair with several the likeliest counts. `--check`
only prints the figures, each domain judged by what was made on the others. `--split test` scores the pairs of the test.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.check import weighing
from bot.check.exchanges import Exchange
from bot.check.pieces import said
from bot.check.severity import LIKELY, by_rule, severity
from policy_evals.bench import desk

FOLDER = Path(__file__).parents[2] / "drafts" / "severity"
WEIGHTS = Path(weighing.__file__).parent / "data" / "severity.json"
MEANING = "meaning"
# Of the penalty's strengths the best on the folds; how the balance leans is chosen there too.
STRENGTHS = (0.3, 1.0)
BOUNDS = (0.3, 0.35, 0.4, 0.45, 0.5)
# A change of meaning that is not told weighs so much more than one that is told for nothing.
RECOGNISED = 0.3
FOLDS, SEED = 8, 7
ROUNDS = 3  # of choosing which change of several it was


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of a draft and of its source, and how much they differ; `changes` where no rule decides, `back` the other way."""

    changed: str
    source: str
    severity: str
    domain: str
    changes: tuple[Exchange, ...]
    back: tuple[Exchange, ...]

    @property
    def means(self) -> bool:
        """Whether the meaning is another."""
        return self.severity == MEANING


def read(split: str) -> list[Pair]:
    """The pairs by other hands."""
    rows = map(json.loads, (FOLDER / f"{split}.jsonl").read_text(encoding="utf-8").splitlines())
    return [_pair(row["changed"], row["source"], row["severity"], row["domain"]) for row in rows]


def of_the_desk() -> list[Pair]:
    """The altered quotations of the desk's dev drafts whose severity is one."""
    lines = (desk.FOLDER / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for rows, _ in desk.judged([json.loads(line) for line in lines], desk.corpora()):
        for row in rows:
            one, allowed = row.found, {row.expected["severity"], *row.expected.get("severity_ok", ())}
            sure = allowed == {MEANING} or not allowed & {MEANING, "none"}
            plain = row.case["kind"] not in ("turned", "short_term")
            if one and sure and plain and one.verdict == "altered" and one.source_quote and not one.elided:
                found.append(_pair(one.quote, one.source_quote, row.expected["severity"], "desk"))
    return found


def _pair(changed: str, source: str, grade: str, domain: str) -> Pair:
    """As the check compares them: without notes and insertions."""
    pieces = said(changed, without_notes=True).pieces
    if len(pieces) == 1 and len(said(source, without_notes=True).pieces) == 1:
        changed, source = pieces[0], said(source, without_notes=True).pieces[0]
    found, back = by_rule(changed, source), by_rule(source, changed)
    weighed = (tuple(one) if isinstance(one, list) else () for one in (found, back))
    return Pair(changed, source, grade, domain, *weighed)


class Model:
    """A regression over features by name."""

    def __init__(self, pairs: Sequence[Pair], strength: float) -> None:
        both = [(pair.means, one) for pair in pairs for one in (pair.changes, pair.back) if one]
        every = [[weighing.features(one, len(found)) for one in found] for _, found in both]
        counts = Counter(name for pair in every for one in pair for name in one)
        self.names = sorted(name for name, count in counts.items() if count >= 3)
        chosen = [0 if len(pair) == 1 else -1 for pair in every]
        for _ in range(ROUNDS):
            made = [
                (one, means)
                for (means, _), found, at in zip(both, every, chosen, strict=True)
                for number, one in enumerate(found)
                if not means or number == at
            ]
            self._model = LogisticRegression(C=strength, max_iter=5000)
            self._model.fit(self._rows([one for one, _ in made]), [means for _, means in made])
            chosen = [int(np.argmax(self.chances(found))) if found else -1 for found in every]

    def chances(self, found: Sequence[weighing.Features]) -> Any:
        """For each change the probability that it is the one."""
        return self._model.predict_proba(self._rows(found))[:, 1]

    def of(self, pair: Pair) -> float:
        """For a pair."""
        return float(max(self.chances([weighing.features(one, len(pair.changes)) for one in pair.changes])))

    def weights(self, bound: float) -> dict[str, float]:
        """By name; where the bound was `bound` it is now LIKELY."""
        named = {name: round(float(w), 3) for name, w in zip(self.names, self._model.coef_[0], strict=True)}
        lean = float(np.log(LIKELY / (1 - LIKELY)) - np.log(bound / (1 - bound)))
        return {"bias": round(float(self._model.intercept_[0]) + lean, 3)} | {n: w for n, w in named.items() if w}

    def _rows(self, found: Sequence[weighing.Features]) -> Any:
        return np.array([[one.get(name, 0.0) for name in self.names] for one in found])


def held_out(pairs: Sequence[Pair], folds: Sequence[Any], strength: float) -> Any:
    """(probability, truth) of each pair by a model that was made on the other folds; a fold for each pair."""
    found = []
    for fold in sorted(set(folds)):
        model = Model([pair for pair, own in zip(pairs, folds, strict=True) if own != fold], strength)
        found += [(model.of(pair), pair.means) for pair, own in zip(pairs, folds, strict=True) if own == fold]
    return np.array(found)


def figures(pairs: Sequence[Pair]) -> str:
    """How the program as it stands grades pairs."""
    asked = [pair for pair in pairs if pair.severity != "none"]
    graded = [(severity(pair.changed, pair.source), pair.severity) for pair in asked]
    means = [given == MEANING for given, wanted in graded if wanted == MEANING]
    told = [wanted == MEANING for given, wanted in graded if given == MEANING]
    return (
        f"{len(asked)} pairs: severity {sum(given == wanted for given, wanted in graded) / len(asked):.3f}, "
        f"meaning or not {sum((given == MEANING) == (wanted == MEANING) for given, wanted in graded) / len(asked):.3f}, "
        f"meaning recognised {sum(means) / len(means):.3f} and right {sum(told) / len(told):.3f}"
    )


def main() -> None:
    """Print the figures, and write the weights unless they are only to be checked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    given = parser.parse_args()
    pairs = read(given.split)
    if given.split == "test":
        print(figures(pairs))
        return
    pairs += of_the_desk()
    open_ = [pair for pair in pairs if pair.changes]
    decided = [pair for pair in pairs if not pair.changes and pair.severity != "none"]
    right = sum((by_rule(pair.changed, pair.source) == MEANING) == pair.means for pair in decided)
    drawn = random.Random(SEED)
    folds: dict[str, list[Any]] = {
        "domains": [pair.domain for pair in open_],
        "drawn": [drawn.randrange(FOLDS) for _ in open_],
    }
    best = (0.0, 0.0, 0.0)
    for by, own in folds.items():
        for strength in STRENGTHS:
            found = held_out(open_, own, strength)
            for bound in BOUNDS:
                hits = int(((found[:, 0] >= bound) == found[:, 1]).sum())
                recognised = float((found[:, 0] >= bound)[found[:, 1] == 1].mean())
                whole = (right + hits) / (len(decided) + len(open_))
                print(
                    f"by {by}, strength {strength}, bound {bound}: {hits / len(open_):.3f} of what is weighed, "
                    f"meaning recognised {recognised:.3f}; by rule {right} of {len(decided)}, together {whole:.3f}"
                )
                best = max(
                    best, (hits / len(open_) + RECOGNISED * recognised, strength, bound) if by == "drawn" else best
                )
    _, strength, bound = best
    print(f"chosen: strength {strength}, bound {bound}")
    if not given.check:
        weights = Model(open_, strength).weights(bound)
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
