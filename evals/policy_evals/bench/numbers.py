"""Numbers of questions against those of the texts: `python -m policy_evals.bench.numbers --data ../shared/data [--failures]`.

evals/numbers/reports.jsonl: 195 questions that ask whether a figure of the 31 provincial reports is so, made from a clause
of them: as it stands, in another script or unit, rounded, or wrong. How many wrong ones are corrected, and with the figure
of that clause; how many right ones are confirmed, and none may be corrected.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app import Bot
from bot.domain import Answer
from bot.says import premises
from bot.settings import load
from policy_evals.files import DATA

CASES = DATA / "numbers" / "reports.jsonl"
FIGURE = re.compile(r"[\d.,]+|[零〇一二两三四五六七八九十百千万亿点]+")
SAME = premises.NUMBER_SAME.template


def outcome(case: dict[str, Any], given: Answer) -> str:
    """What became of a case. Example: a wrong figure that is put right -> "wrong: corrected" """
    told = next((note.text for note in given.notes if note.kind == "number_mismatch"), None)
    kind = "wrong" if case["wrong"] else "right"
    if told is not None:
        true = FIGURE.search(told.partition("原文为“")[2])
        right = case["wrong"] and true is not None and true.group() in case["clause"]
        return f"{kind}: corrected" if right else f"{kind}: falsely corrected"
    return f"{kind}: confirmed" if SAME.partition("{said}")[2].split("，")[0] in given.text else f"{kind}: nothing said"


def main() -> None:
    """Print the outcomes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--failures", action="store_true")
    given = parser.parse_args()
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as home:
        bot = Bot(replace(load(), home=Path(home)))
        bot.build([given.data / "provincial_reports_2026.jsonl"])
        for case in cases:
            answer = bot.ask(case["question"])
            told = outcome(case, answer)
            found[told] += 1
            if given.failures and told not in ("wrong: corrected", "right: confirmed"):
                print(case["id"], told, case["question"], "|", case["clause"], "|", answer.text[:60].replace("\n", " "))
    print(dict(sorted(found.items())))


if __name__ == "__main__":
    main()
