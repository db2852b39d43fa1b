"""Public documents asked by number, record and structure: `python -m policy_evals.bench.asked [--data DIR] [--failures]`.

`evals/documents/asked.jsonl` was written from the texts alone, over the 599 notices, the 31 reports of the provinces,
seventeen of our own texts, and these beside `documents/forms`. The questions of each `round` were written when those
before had been mended; those of `--split test` are run, and not read, once a round. An answer is right where it cites one
of the documents of `doc`, says each of `says` (of a list within it: one), and nothing of `never`. Round 9, by another hand,
has places instead: its answers are right where they have one of the statuses and, of each group of `gold`, cite one place.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app import Bot
from bot.domain import Answer
from bot.settings import load
from policy_evals.bench.documents import FOLDER, bare
from policy_evals.reading import questions

SETS = ("notices", "reports", "own", "forms", "forms-test", "official", "official-test", "numbered", "numbered-qa")
# Of the notices so many stand beside those that round 9 asks about.
BESIDE = 60
OWN = sorted(path for path in (questions.FOLDER / "texts").glob("*.txt") if not path.name.startswith("own2"))


def lacking(case: dict[str, Any], given: Answer) -> list[Any]:
    """What keeps an answer from being right; nothing where it is."""
    said = bare(given.text + "".join(note.text for note in given.notes))
    wrong = [one for one in case["says"] if not any(bare(words) in said for words in _either(one))]
    wrong += [["never", words] for words in case.get("never") or () if bare(words) in said]
    named = given.citations and not any(one.essay_id in case["doc"] for one in given.citations)
    return [*wrong, *([["cited", *sorted({one.essay_id for one in given.citations})]] if named else [])]


def unmet(case: dict[str, Any], given: Answer, texts: Mapping[str, str]) -> list[Any]:
    """The groups of places that an answer cites none of, and its status where that is another; marks do not count."""
    cited = [(one.essay_id, _plain(one.quote)) for one in given.citations]
    wrong: list[Any] = [] if given.status in case["status"] else [["status", given.status]]
    for group in case["gold"]:
        places = [
            (one["doc"], _plain(one.get("quote") or texts[one["doc"]][one["start"] : one["end"]])) for one in group
        ]
        if not any(_meets(quote, words) for doc, words in places for key, quote in cited if key == doc):
            wrong.append(["place", group[0]])
    return wrong


def _meets(quote: str, words: str) -> bool:
    return words in quote or (quote in words and 2 * len(quote) > len(words))


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def _either(said: str | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else said


def some_notices(file: Path, cases: Sequence[dict[str, Any]]) -> list[str]:
    """The lines of the notices that cases have places in, and of some others."""
    asked = {one["doc"] for case in cases if case["corpus"] == "numbered-qa" for group in case["gold"] for one in group}
    rows = file.read_text(encoding="utf-8").splitlines()
    others = [row for row in rows if json.loads(row)["id"] not in asked]
    beside = set(others[:: max(1, len(others) // BESIDE)][:BESIDE])
    return [row for row in rows if row in beside or json.loads(row)["id"] in asked]


def corpora(data: Path) -> dict[str, tuple[str, list[Path]]]:
    """Set -> the folder of its index (that of `bot eval`) and its files."""
    reports, notices = (data / questions.COLLECTIONS[key][1] for key in ("rep", "not"))
    forms = [*OWN, *sorted((FOLDER / "forms").iterdir())]
    return {
        "notices": ("policy_qa", [notices]),
        "reports": ("reports", [reports]),
        "own": ("asked", OWN),
        "forms": ("forms", forms),
        "forms-test": ("forms-test", [*forms, *sorted((FOLDER / "forms-test").iterdir())]),
        "official": ("official", [*forms, *sorted((FOLDER / "official").iterdir())]),
        "official-test": ("official-test", [*forms, *sorted((FOLDER / "official-test").iterdir())]),
        "numbered": (
            "numbered",
            [*sorted((FOLDER / "numbered").iterdir()), *sorted((FOLDER / "numbered-test").iterdir())],
        ),
        "numbered-qa": ("numbered-qa", [notices]),
    }


def _cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Print the share that is right of each set and of each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--only", choices=SETS, help="one set")
    parser.add_argument("--round", type=int, help="one round")
    parser.add_argument("--failures", action="store_true", help="print what is wrong")
    given = parser.parse_args()
    everything = {name: _cases(name) for name in ("asked.jsonl", "asked-test.jsonl")}
    cases = everything["asked.jsonl" if given.split == "dev" else "asked-test.jsonl"]
    cases = [case for case in cases if given.round in (None, case["round"])]
    right, asked = Counter[str](), Counter[str]()
    for name, (home, files) in corpora(given.data).items():
        those = [case for case in cases if case["corpus"] == name]
        if given.only not in (None, name) or not those:
            continue
        configured = load()
        bot = Bot(replace(configured, home=configured.home / "evals" / home))
        some: Path | None = None
        if name == "numbered-qa":
            rows = some_notices(files[0], [case for several in everything.values() for case in several])
            some = configured.home / "evals" / "numbered-qa.jsonl"
            some.parent.mkdir(parents=True, exist_ok=True)
            some.write_text("\n".join(rows), encoding="utf-8")
        bot.build([some] if some else files)
        texts = {key: one.text for key, one in bot.searcher.index.essays.items()}
        for case in those:
            answer = bot.ask(case["question"])
            wrong = unmet(case, answer, texts) if "gold" in case else lacking(case, answer)
            for key in (name, f"  {case['kind']}", f"round {case['round']}", "all"):
                asked[key] += 1
                right[key] += not wrong
            if wrong and given.failures:
                told = {**case, "wrong": wrong, "status": answer.status, "text": answer.text}
                print(json.dumps(told, ensure_ascii=False))
    for key in sorted(asked, key=lambda key: (key == "all", key)):
        print(f"{key:12}{right[key]:3} of {asked[key]:3}  {right[key] / asked[key]:.3f}")


if __name__ == "__main__":
    main()
