"""What concerns policy at all: bot/ask/data/world.npz. python -m policy_evals.fit.world [--data DIR] [--check]

Policy: the questions of the essays' dev cases, of the notices (policy_qa), and of evals/plans/ but for `other` and `talk`.
Another world: questions on encyclopedia articles (CMRC 2018, DRCD, in DIR/reading), the everyday ones of
unrelated.txt, and `other` of evals/plans/. Each source weighs the same on its side. Told of each source: how much of it is
told rightly by a model that has not seen it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.ask import gate, world
from bot.encoders.embed import choose
from bot.settings import load
from bot.text import vocabulary, words
from policy_evals.bootstrap import SEED
from policy_evals.cases import load as cases
from policy_evals.files import DATA as EVALS
from policy_evals.fit.numbers import command
from policy_evals.suites import case_files, suite

PLANS = EVALS / "plans"
# Of each source so many questions at most, drawn with a seed.
DRAWN = 250
# The model is L2-regularised by 1/C.
C = 100.0


def sources(data: Path) -> Iterator[tuple[str, bool, list[str]]]:
    """(name, whether it is policy, questions) of each source that is there."""
    essays = [case for file in case_files("essays") for case in cases(file, "dev")]
    yield "essays", True, [case.question for case in essays if case.kind not in ("off_topic", "small_talk")]
    if (data / "policy_qa").is_dir():
        yield "notices", True, [case.question for case in suite("policy_qa", data / "policy_qa").cases]
    planned = [json.loads(line) for file in sorted(PLANS.glob("*.jsonl")) for line in file.open(encoding="utf-8")]
    if planned:
        yield "plans", True, [row["q"] for row in planned if row["want"] not in ("other", "talk")]
        yield "other", False, [row["q"] for row in planned if row["want"] == "other"]
    yield "everyday", False, list(vocabulary.unrelated())
    for name in ("cmrc2018", "drcd"):
        if (file := data / "reading" / f"{name}.jsonl").is_file():
            rows = map(json.loads, file.open(encoding="utf-8"))
            yield name, False, [row["qas"][0]["question"] for row in rows]


def reports(data: Path) -> Iterator[bool]:
    """Print what the model is worth, and write it; whether it is the one that lies there."""
    embedder = choose(load().embedding_model)
    found: dict[str, tuple[bool, NDArray[np.float32]]] = {}
    for name, policy, questions in sources(data):
        order = np.random.default_rng(SEED).permutation(len(questions))[:DRAWN]
        meant = [embedder.queries([words.fold(questions[at])])[0] for at in sorted(order)]
        found[name] = policy, np.stack(meant)
    for name, (policy, vectors) in found.items():
        weights, intercept = made([one for other, one in found.items() if other != name])
        chances = 1 / (1 + np.exp(-(vectors @ weights + intercept)))
        low = float((chances < gate.FITTED.belongs).mean())
        print(f"{name}: {len(vectors)}, {'policy' if policy else 'another world'}; called another world {low:.3f}")
    weights, intercept = made(list(found.values()))
    before = world.chance(found["essays"][1][0], embedder.identity) if world.DATA.is_file() else None
    after = 1 / (1 + np.exp(-(found["essays"][1][0] @ weights + intercept)))
    world.DATA.parent.mkdir(exist_ok=True)
    np.savez_compressed(world.DATA, weights=weights.astype(np.float16), intercept=intercept, embedder=embedder.identity)
    yield before is not None and abs(before - float(after)) < 0.01


def made(of: Sequence[tuple[bool, NDArray[np.float32]]]) -> tuple[NDArray[np.float32], float]:
    """Weights and intercept from (whether it is policy, vectors) of each source."""
    from sklearn.linear_model import LogisticRegression

    sides = {policy: sum(one == policy for one, _ in of) for policy in (True, False)}
    x = np.concatenate([vectors for _, vectors in of])
    y = np.concatenate([np.full(len(vectors), policy) for policy, vectors in of])
    shares = [np.full(len(vectors), len(x) / 2 / sides[policy] / len(vectors)) for policy, vectors in of]
    model = LogisticRegression(C=C, max_iter=5_000).fit(x, y, np.concatenate(shares))
    return model.coef_[0], float(model.intercept_[0])


if __name__ == "__main__":
    command(__doc__, reports)
