"""Questions for yes or no, whether the first line says which: `python -m policy_evals.bench.whether --data ../shared/data`.

evals/whether: what is asked is right, wrong, said the other way, or not said at all, in the essays, the reports and the
notices of that folder. Printed for each kind: how many are affirmed, denied, and left to the text's own words.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from bot.app import Bot
from bot.domain import Answer
from bot.says import ask as says
from bot.says import premises
from bot.settings import load, shipped
from policy_evals.files import DATA

TEXTS = {"reports": "provincial_reports_2026.jsonl", "notices": "policy_qa/docs.jsonl"}
SAME = premises.NUMBER_SAME.template.partition("{said}")[2].split("，")[0]


def verdict(given: Answer) -> str:
    """What the first line of an answer says: yes, no, or neither."""
    first = given.text.partition("\n")[0]
    if any(note.kind == "number_mismatch" for note in given.notes) or first.startswith(says.NO()):
        return "no"
    return "yes" if SAME in first or first.startswith(says.YES()) else "neither"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of reports and notices (../shared/data)")
    parser.add_argument("--home", type=Path, help="keep the indexes here")
    parser.add_argument("--only", choices=["essays", *TEXTS], action="append", help="of these texts alone")
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    asked = parser.parse_args()
    cases = [json.loads(line) for line in (DATA / "whether" / f"{asked.split}.jsonl").open(encoding="utf-8")]
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as temporary:
        for name in asked.only or ("essays", *TEXTS):
            bot = Bot(replace(load(), home=(asked.home or Path(temporary)) / name))
            bot.build([asked.data / TEXTS[name] if name in TEXTS else shipped("corpus")])
            for case in cases:
                if case["corpus"] == name:
                    told[case["kind"]][verdict(bot.ask(case["question"]))] += 1
    for kind, counted in sorted(told.items()):
        print(
            f"{kind:10}{counted.total():4}  " + "  ".join(f"{one} {counted[one]}" for one in ("yes", "no", "neither"))
        )


if __name__ == "__main__":
    main()
