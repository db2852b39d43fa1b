"""Questions on texts of three kinds, asked whole: `python -m policy_evals.bench.judging [--split held|train|test] [--data DIR]`.

For each collection: `shown`: a right sentence is cited (answered, or as what lies nearest); `first`: it is cited first;
`refused`, `nearest`: of the answerable; `caught`: of the questions whose detail the texts lack, not called answered;
`right`: of what is called answered, that it shows a right sentence. `--failures FILE` writes each answer.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.domain import Answer, Citation
from policy_evals.bootstrap import figure
from policy_evals.cases import Case
from policy_evals.fit import corpora
from policy_evals.reading import questions

# A citation meets a span where they share so much of the shorter.
OVERLAP = 0.5


def judged(case: Case, given: Answer) -> dict[str, Any]:
    """What an answer is worth."""
    met = [any(_met(gold.essay_id, gold.start or 0, gold.text, one) for gold in case.gold) for one in given.citations]
    return {
        "answerable": case.answerable,
        "status": given.status,
        "nearest": any(note.kind == "nearest_only" for note in given.notes),
        "shown": given.status != "refused" and any(met),
        "first": given.status != "refused" and any(met[:1]),
        "ms": given.ms,
    }


def _met(essay_id: str, start: int, text: str, one: Citation) -> bool:
    if one.essay_id != essay_id or not one.span:
        return False
    end = start + len(text)
    return one.shared(start, end) >= OVERLAP * min(len(text), one.span[1] - one.span[0])


def told(rows: Sequence[dict[str, Any]]) -> str:
    """The figures of a collection, each with its 95 % interval."""
    asked, gaps = [one for one in rows if one["answerable"]], [one for one in rows if not one["answerable"]]
    called = [one for one in rows if one["status"] == "answered"]
    shares = {
        "shown": [one["shown"] for one in asked],
        "first": [one["first"] for one in asked],
        "refused": [one["status"] == "refused" for one in asked],
        "nearest": [one["nearest"] for one in asked],
        "caught": [one["status"] != "answered" for one in gaps],
        "right": [one["answerable"] and one["shown"] for one in called],
    }
    parts = []
    for name, found in shares.items():
        one = figure([float(value) for value in found])
        parts.append(f"{name} {one.value:.3f} [{one.low:.3f}, {one.high:.3f}] of {len(found)}")
    return f"{'; '.join(parts)}; {statistics.median(one['ms'] or 0 for one in rows):.0f} ms"


def main() -> None:
    """Print a line a collection, and the mean of the collections."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("held", "train", "test"), default="held")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--every", type=int, default=1, help="ask one question in so many")
    parser.add_argument("--failures", type=Path)
    given = parser.parse_args()
    folder, only = ("test", ()) if given.split == "test" else ("train", questions.HELD if given.split == "held" else ())
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    kept = []
    for suite in questions.suites(given.data, folder, only):
        bot, started = corpora.bot(suite), time.time()
        for case in suite.cases[:: given.every]:
            answer = bot.ask(case.question)
            row = judged(case, answer)
            found[suite.name].append(row)
            cited = [[one.essay_id, one.quote] for one in answer.citations]
            gold = [[one.essay_id, one.text] for one in case.gold]
            kept.append({"id": case.id, "q": case.question, "kind": case.kind, **row, "gold": gold, "cited": cited})
        print(f"{suite.cases[0].id.split()[0]}: {time.time() - started:.0f} s", flush=True)
    for name, rows in found.items():
        print(f"{name}: {told(rows)}")
    if given.failures and given.split != "test":
        given.failures.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in kept), encoding="utf-8")


if __name__ == "__main__":
    main()
