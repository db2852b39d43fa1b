"""The questions of `evals/reading/questions` as suites, each over the whole collection that its texts belong to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.errors import InputError
from policy_evals.cases import Case, Gold
from policy_evals.reading.collect import texts
from policy_evals.suites import Suite

FOLDER = Path(__file__).parents[2] / "reading"
# What the files are called by, the suite that has their collection, and where that lies; the last are our own texts.
COLLECTIONS = {"rep": ("reports", "provincial_reports_2026.jsonl"), "not": ("policy_qa", "policy_qa/docs.jsonl")}
OWN, BRIEF = "own", "brief"
# Left out of training, to choose a model by and to calibrate it; those of `test` are read by nobody.
HELD = ("rep-5", "not-4", "own-3")
# Not seen by the reader that ships either, each on seven texts of its own; `own-10`, 13, 21, 22 and 37 judge what is fitted on these.
LATER = tuple(f"own-{number}" for number in range(32, 37))


def rows(name: str, split: str = "train") -> list[dict[str, Any]]:
    """The questions of a file, a row each."""
    file = FOLDER / "questions" / split / f"{name}.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def suites(data: Path, split: str, only: Sequence[str] = ()) -> Iterator[Suite]:
    """The questions of a folder (`train` or `test`), a suite for each file; `only`: the names of the files."""
    folder = FOLDER / "questions" / split
    digests = json.loads((folder / "digests.json").read_text(encoding="utf-8"))
    for file in sorted(folder.glob("*.jsonl")):
        if only and file.stem not in only:
            continue
        name, corpus = _corpus(file.stem, data)
        found = texts(list(corpus))
        cases = tuple(_case(f"{file.stem} {at}", row, found, digests) for at, row in enumerate(rows(file.stem, split)))
        yield Suite(name, cases, corpus)


def corpus(name: str, data: Path) -> tuple[Path, ...]:
    """The files and folders that hold the texts of a file of questions."""
    return _corpus(name, data)[1]


def _corpus(name: str, data: Path) -> tuple[str, tuple[Path, ...]]:
    kind = name.split("-", maxsplit=1)[0]
    if kind == BRIEF:  # sixty short texts are a collection of their own
        return name, (FOLDER / BRIEF / f"{name}.jsonl",)
    suite, place = COLLECTIONS.get(kind, (OWN, ""))
    if suite == OWN:
        return OWN, (FOLDER / "texts",)
    if not (data / place).is_file():
        raise InputError(f"文件夹“{data}”中没有 {place}；请检查 --data 的路径。")
    return suite, (data / place,)


def _case(key: str, row: dict[str, Any], found: dict[str, str], digests: dict[str, str]) -> Case:
    doc = row["doc"]
    if hashlib.sha256(found[doc].encode()).hexdigest()[:16] != digests[doc]:
        raise InputError(f"{doc} 的文本与出题时的版本不一致，题目中的位置已不适用。")
    gold = tuple(Gold(one, found[one][start:end], start) for group in row["gold"] for one, start, end in group)
    return Case(key, row["kind"], row["q"], "dev", gold, expect="answered" if gold else "missing")
