"""Plain questions to corpora of one short document: `python -m policy_evals.bench.small [--failures]`.

evals/small/ has a notice, a regulation, questions and answers, a speech and a plan, each with twelve questions that a
sentence answers (`gold`: words of it) and six that nothing answers. Asked of each document alone, and of all five.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app import Bot
from bot.domain import Answer
from bot.settings import load
from policy_evals.files import DATA

FOLDER = DATA / "small"


def outcome(case: dict[str, Any], given: Answer) -> str:
    """What became of a case. Example: a gap that is answered -> "gap: answered" """
    nearest = any(note.kind == "nearest_only" for note in given.notes)
    status = "nearest" if nearest else given.status
    if case["gold"] is None:
        return f"gap: {status}"
    cited = any(case["gold"] in one.quote or one.quote in case["gold"] for one in given.citations)
    return f"plain: {status}{'' if cited or status == 'refused' else ' with another sentence'}"


def asked(cases: list[dict[str, Any]], paths: list[Path], failures: bool) -> Counter[str]:
    """Outcomes of cases asked of these documents."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as home:
        bot = Bot(replace(load(), home=Path(home)))
        bot.build(paths)
        for case in cases:
            answer = bot.ask(case["question"])
            told = outcome(case, answer)
            found[told] += 1
            if failures and told not in ("plain: answered", "gap: refused", "gap: partial"):
                print(
                    case["id"],
                    case["question"],
                    told,
                    answer.reason,
                    answer.confidence,
                    answer.text[:80].replace("\n", " "),
                )
    return found


def main() -> None:
    """Print the outcomes by document, and of all together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", action="store_true", help="print what is not as it should be")
    failures = parser.parse_args().failures
    cases = [json.loads(line) for line in (FOLDER / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
    alone: Counter[str] = Counter()
    for name in dict.fromkeys(case["corpus"] for case in cases):
        alone += asked([case for case in cases if case["corpus"] == name], [FOLDER / f"{name}.txt"], failures)
    together = asked(cases, sorted(FOLDER.glob("*.txt")), failures)
    for which, found in (("each alone", alone), ("together", together)):
        print(which, dict(sorted(found.items())))


if __name__ == "__main__":
    main()
