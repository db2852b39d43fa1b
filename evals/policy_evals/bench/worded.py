"""The same questions in other people's words: `python -m policy_evals.bench.worded [--split test] [--data DIR] [--failures]`.

Rows of `evals/said/dev` and `evals/broad/dev*` that were read while rules were written, each asked again as others would
ask it (`evals/worded/`, by hands that did not know the program). What holds only for the wordings that were read shows as
the difference between the first figure, of the questions as they were, and the second.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app import Bot
from bot.domain import Answer
from bot.settings import load
from policy_evals.bench import broad, said

FOLDER = Path(__file__).parents[2] / "worded"
BROAD = ("dev", "dev6", "dev7")
Right = Callable[[dict[str, Any], Answer, Bot], bool]


def wordings(split: str) -> dict[str, list[str]]:
    """The wordings of each row, by the row's name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file in sorted(FOLDER.glob(f"{split}.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["id"]] += row["wordings"]
    return found


def asked(data: Path | None, home: Path) -> Iterator[tuple[str, Bot, dict[str, Any], Right]]:
    """Each row with its name, a bot over its texts, and what tells whether an answer is right."""
    for name, texts, rows in said.collections("dev", None):
        if not texts:
            continue
        bot = Bot(replace(load(), home=home / "said" / f"dev-{name}"))
        bot.build(texts)
        for row in rows:
            yield row["id"], bot, row, lambda case, given, bot: not said.lacking(case, given, bot)
    for split in BROAD:
        for bot, row in broad.rows(split, data, home / "kept"):
            yield (
                f"{split}:{row['id']}",
                bot,
                row,
                lambda case, given, bot: bool(broad.judged(case, given, bot)["complete"]),
            )


def main() -> None:
    """Print the share that is right as read, and in other words, by the set that the rows are of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--data", type=Path, help="the folder of reports and notices (../shared/data)")
    parser.add_argument("--home", type=Path, help="keep the indexes here")
    parser.add_argument("--failures", action="store_true", help="print what failed (never of the test split)")
    given = parser.parse_args()
    told = wordings(given.split)
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as scratch:
        for name, bot, row, right in asked(given.data, given.home or Path(scratch)):
            if name not in told:
                continue
            history = [one if isinstance(one, str) else one["question"] for one in row.get("history") or ()]
            as_read = right(row, bot.ask(row["question"], history), bot)
            for wording in told[name]:
                answer = bot.ask(wording, history)
                holds = right(row, answer, bot)
                kind = str(row.get("kind") or row.get("want"))
                for key in (name.split(":")[0] if ":" in name else name.split("-")[0], f"  {kind}", "all"):
                    counted[key].update(n=1, read=as_read, right=holds, kept=as_read and holds)
                if given.failures and given.split == "dev" and as_read and not holds:
                    line = {"id": name, "read": row["question"], "question": wording, "history": history}
                    print(json.dumps({**line, "given": answer.status, "text": answer.text}, ensure_ascii=False))
    for key, one in sorted(counted.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        kept = one["kept"] / one["read"] if one["read"] else 1.0
        print(f"{key:16}{one['n']:4}  as read {one['read'] / one['n']:.3f}  in other words {one['right'] / one['n']:.3f}  "
              f"of those right as read {kept:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
