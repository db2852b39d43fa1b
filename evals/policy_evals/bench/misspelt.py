"""Questions with words as a keyboard for pinyin leaves them: `python -m policy_evals.bench.misspelt --data ../shared/data`.

evals/misspelt: questions on the essays and the reports of that folder, with one or two slips, or with none and a rare word
that must be left alone. Printed for each: the words that were read as meant, and otherwise; how many questions are
answered in full (all gold cited; of those without gold: answered), as typed and as meant.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app import Bot
from bot.ask import misspelt
from bot.domain import Answer
from bot.says import talk as says
from bot.settings import load, shipped
from policy_evals.files import DATA

REPORTS = "provincial_reports_2026.jsonl"


def full(case: Mapping[str, Any], given: Answer) -> bool:
    """Whether an answer cites all of what a complete one must hold."""
    quotes = "\n".join(one.quote for one in given.citations)
    return given.status != "refused" and all(said in quotes or quotes in said for said in case["gold"])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of reports (../shared/data)")
    parser.add_argument("--home", type=Path, help="keep the indexes here")
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--failures", action="store_true", help="print what was not read as meant")
    asked = parser.parse_args()
    cases = [json.loads(line) for line in (DATA / "misspelt" / f"{asked.split}.jsonl").open(encoding="utf-8")]
    with tempfile.TemporaryDirectory() as temporary:
        for name in ("essays", "reports"):
            bot = Bot(replace(load(), home=(asked.home or Path(temporary)) / name))
            bot.build([shipped("corpus") if name == "essays" else asked.data / REPORTS])
            told = _told(bot, [case for case in cases if case["corpus"] == name], asked.failures)
            print(f"{name:8} " + "  ".join(f"{what} {count}" for what, count in told.items()))


def _told(bot: Bot, cases: list[dict[str, Any]], failures: bool) -> dict[str, str]:
    slips = sum(bool(case["wrong"]) for case in cases)
    found = dict.fromkeys(("read", "misread", "touched", "typed", "meant"), 0)
    answerable = [case for case in cases if case["wrong"] and case["answerable"]]
    for case in cases:
        given = bot.ask(case["question"])
        heard = [note.text for note in given.notes if note.kind == "misspelt"]
        index = bot.searcher.index
        taken = [
            slip
            for slip in misspelt.slips(case["question"], index.lexical.knows, bot.searcher.authors)
            if says.MISSPELT(said=slip.said, meant=slip.meant) in heard
        ]
        read = misspelt.read(case["question"], taken)
        right = sum(slip.meant in case["meant"] for slip in taken)
        found["read"] += read == case["meant"] and bool(case["wrong"])
        found["misread"] += len(taken) - right
        found["touched"] += bool(taken) and not case["wrong"]
        if case in answerable:
            found["typed"] += full(case, given)
            found["meant"] += full(case, bot.ask(case["meant"]))
        if failures and read != case["meant"]:
            print(f"  {case['question']} -> {read} ({case['meant']}) {given.status}")
    return {
        "all slips mended": f"{found['read']} of {slips}",
        "misread": str(found["misread"]),
        "right words touched": f"{found['touched']} of {len(cases) - slips}",
        "full as typed": f"{found['typed']} of {len(answerable)}",
        "as meant": str(found["meant"]),
    }


if __name__ == "__main__":
    main()
