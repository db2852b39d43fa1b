"""The bounds of the editor's check, each scanned over a grid on the desk's dev drafts: `python -m policy_evals.fit.check`.

A bound is chosen on four fifths of the drafts and told on the fifth that is left: the share of findings whose verdict is
right. What stands in the code is kept where no other value is better on the folds.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from bot.check import compare, copies, spoken
from bot.check.locate import Corpus
from policy_evals.bench.desk import FOLDER, corpora, judged

# What is scanned: where it stands, what it is called there, and which values are tried.
BOUNDS: tuple[tuple[ModuleType, str, tuple[float, ...]], ...] = (
    (compare, "NEAR", (0.5, 0.55, 0.6, 0.65, 0.7)),
    (compare, "ONE_PLACE", (0.7, 0.8, 0.9)),
    (compare, "ONE_WHOLE", (0.85, 0.9, 0.95)),
    (copies, "ALIKE", (0.3, 0.4, 0.5)),
    (spoken, "NEARLY", (0.65, 0.75, 0.85)),
)
FOLDS, SEED = 5, 7


def shares(cases: Sequence[dict[str, Any]], texts: dict[str, Corpus]) -> list[float]:
    """For each draft the share of its expected findings whose verdict is right."""
    found = []
    for rows, _ in judged(cases, texts):
        right = [row.right.get("verdict", False) for row in rows if "verdict" in row.right]
        found.append(sum(right) / len(right) if right else 1.0)
    return found


def main() -> None:
    """Print for each bound the value in the code, the value chosen, and the figure on folds of both."""
    lines = (FOLDER / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = corpora()
    cases = [case for line in lines if (case := json.loads(line)).get("corpus", "essays") in texts]
    order = list(range(len(cases)))
    random.Random(SEED).shuffle(order)
    for module, name, grid in BOUNDS:
        stands = getattr(module, name)
        scored = {}
        for value in dict.fromkeys((stands, *grid)):
            setattr(module, name, value)
            scored[value] = shares(cases, texts)
        setattr(module, name, stands)
        held = []
        for fold in range(FOLDS):
            rest = [at for place, at in enumerate(order) if place % FOLDS != fold]
            best = max(scored, key=lambda value: (round(sum(scored[value][at] for at in rest), 6), value == stands))
            held += [scored[best][at] for place, at in enumerate(order) if place % FOLDS == fold]
        whole = max(scored, key=lambda value: (round(sum(scored[value]), 6), value == stands))
        print(
            f"{module.__name__}.{name}: {stands} in the code ({sum(scored[stands]) / len(cases):.4f}), "
            f"{whole} chosen on all ({sum(scored[whole]) / len(cases):.4f}), on folds {sum(held) / len(cases):.4f}"
        )


if __name__ == "__main__":
    main()
