"""Questions that a time or a place alone decides: `python -m policy_evals.bench.times --data ../shared/data`.

evals/times: of one province each, on what its report of that folder tells twice, as reached and as an aim, or of a year and
of five; and on what it does not tell, while another province's does. Printed: first quotation right; of another time first,
and anywhere; of those that cannot be answered, how many are answered, and from another province.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bot.app import Bot
from bot.settings import load
from policy_evals.files import DATA

REPORTS = "provincial_reports_2026.jsonl"


def told(said: Iterable[str], quotes: Iterable[str]) -> bool:
    """Whether one of some sentences stands in one of some quotations, or is its beginning."""
    quotes = list(quotes)
    return any(sentence in quote or quote in sentence for sentence in said for quote in quotes)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of reports (../shared/data)")
    parser.add_argument("--home", type=Path, help="keep the index here")
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--failures", action="store_true", help="print what was answered with another sentence")
    asked = parser.parse_args()
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        bot = Bot(replace(load(), home=asked.home or Path(temporary)))
        bot.build([asked.data / REPORTS])
        for line in (DATA / "times" / f"{asked.split}.jsonl").open(encoding="utf-8"):
            case = json.loads(line)
            answer = bot.ask(case["question"])
            quotes = [cite.quote for cite in answer.citations]
            if not case["answerable"]:
                elsewhere = any(case["province"] not in cite.essay_id for cite in answer.citations)
                found += Counter({"cannot": 1, "cannot, answered": answer.status == "answered", "elsewhere": elsewhere})
                continue
            right = told(case["gold"], quotes[:1])
            found += Counter(
                {
                    "can": 1,
                    "first right": right,
                    "first of another time": told(case["wrong"], quotes[:1]),
                    "another time cited": told(case["wrong"], quotes),
                    "refused": answer.status == "refused",
                }
            )
            if asked.failures and not right:
                print(f"  {case['question']} {answer.status} {quotes[:1]}")
    print("  ".join(f"{what} {count}" for what, count in found.items()))


if __name__ == "__main__":
    main()
