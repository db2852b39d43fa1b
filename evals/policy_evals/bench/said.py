"""Questions with what a complete answer says: `python -m policy_evals.bench.said [--split dev|test] [--only NAME] [--data DIR]`.

Each row of `evals/said/` was written from the texts alone by hands that did not know the program: `says` are groups, of
each of which one stands in the answer; `never` stands nowhere in it; `authors` are those alone who may be cited; `most`
bounds the citations. All is compared without white space. `--failures` prints what is wrong (never of the test split).
The rows of `reports…` and `notices…` are asked of public texts that lie in `--data`; where that is absent they are left out, and named.
"""

from __future__ import annotations

import argparse
import atexit
import json
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app import Bot
from bot.domain import Answer
from bot.settings import load

FOLDER = Path(__file__).parents[2] / "said"
CORPUS = FOLDER.parents[1] / "corpus"
DATA = FOLDER.parents[2] / "shared" / "data"
PUBLIC = {"reports": "provincial_reports_2026.jsonl", "notices": "policy_qa/docs.jsonl"}


def lacking(case: dict[str, Any], given: Answer, bot: Bot) -> list[Any]:
    """What keeps an answer from being right; nothing where it is."""
    said = _bare(given.text)
    wrong: list[Any] = [] if given.status in case["status"] else [["status", given.status]]
    wrong += [["says", group[0]] for group in case["says"] if not any(_bare(one) in said for one in group)]
    wrong += [["never", words] for words in case.get("never") or () if _bare(words) in said]
    essays = [bot.essay(one.essay_id) for one in given.citations]
    others = {one.author for one in essays if one and one.author} - set(case.get("authors") or ())
    wrong += [["author", one] for one in others] if case.get("authors") else []
    many = len(given.citations) > (case.get("most") or len(given.citations))
    return [*wrong, *([["citations", len(given.citations)]] if many else [])]


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def collections(
    split: str, only: str | None, data: Path = DATA
) -> Iterator[tuple[str, list[Path], list[dict[str, Any]]]]:
    """The name, the texts and the rows of each collection of a split."""
    for file in sorted((FOLDER / split).glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for name in dict.fromkeys(row.get("collection") for row in rows):
            if only in (None, file.stem):
                yield (
                    f"{file.stem}-{name}" if name else file.stem,
                    texts(split, file.stem, name, data),
                    [row for row in rows if row.get("collection") == name],
                )


def texts(split: str, stem: str, name: str | None, data: Path) -> list[Path]:
    """Where the texts of a collection lie: beside its rows, beside those of dev, in the corpus, or in the public data."""
    kind = stem.partition("-")[0]
    if kind == "essays":
        return [CORPUS]
    if (listed := FOLDER / f"{stem}.txt").exists():
        return public(listed.read_text(encoding="utf-8").split(), data / PUBLIC[kind])
    folder = next(one for one in (FOLDER / split / stem, FOLDER / "dev" / stem) if one.is_dir())
    return [folder / name if name else folder]


def public(named: Sequence[str], file: Path) -> list[Path]:
    """The texts of these ids or titles as files, each below its title, as pages are saved; none where the data are absent."""
    if not file.exists():
        print(f"没有 {file}，其中的文本未评测", file=sys.stderr)
        return []
    scratch = Path(tempfile.mkdtemp(prefix="said-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for key in {row["id"], row["title"]} & set(named):
            told = row["text"] if key == row["title"] else f"{row['title']}\n{row['text']}"
            (scratch / f"{key}.txt").write_text(told, encoding="utf-8")
    return [scratch]


def main() -> None:
    """Print the share that is right of each collection and of each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--only", choices=[file.stem for file in sorted((FOLDER / "dev").glob("*.jsonl"))])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--home", type=Path, help="keep the indexes in this folder")
    parser.add_argument("--failures", action="store_true")
    given = parser.parse_args()
    right, asked = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as scratch:
        for name, places, rows in collections(given.split, given.only, given.data):
            if not places:
                continue
            bot = Bot(replace(load(), home=(given.home or Path(scratch)) / f"{given.split}-{name}"))
            bot.build(places)
            for row in rows:
                answer = bot.ask(row["question"], row.get("history") or [])
                wrong = lacking(row, answer, bot)
                for key in (name, f"  {row['kind']}", "all"):
                    asked[key] += 1
                    right[key] += not wrong
                if wrong and given.failures and given.split == "dev":
                    told = {**row, "wrong": wrong, "given": answer.status, "text": answer.text}
                    print(json.dumps(told, ensure_ascii=False))
    for key in sorted(asked, key=lambda key: (key == "all", key)):
        print(f"{key:12}{right[key]:3} of {asked[key]:3}  {right[key] / asked[key]:.3f}")


if __name__ == "__main__":
    main()
