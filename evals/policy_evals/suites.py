"""A suite: cases, and the texts that they are about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import InputError
from policy_evals.cases import FOLDER, Case, Gold, load

NAMES = ("essays", "provinces", "policy_qa")
# What each suite reads in the folder given with --data.
FILES: dict[str, tuple[str, ...]] = {
    "essays": (),
    "provinces": ("provincial_reports_2026.jsonl",),
    "policy_qa": ("docs.jsonl", "queries_dev.jsonl", "unanswerable_dev.jsonl"),
}


@dataclass(frozen=True, slots=True)
class Suite:
    """`corpus`: the files to index; none: the shipped essays."""

    name: str
    cases: tuple[Case, ...]
    corpus: tuple[Path, ...] = ()


def suite(name: str, data: Path | None = None, split: str | None = None) -> Suite:
    """A suite by its name. Raises InputError where its data is missing or it has no case of that split."""
    files = FILES[name]
    if files and data is None:
        raise InputError(f"{name} 需要用 --data 给出数据所在的文件夹，其中应有 {'、'.join(files)}。")
    if missing := [file for file in files if data is not None and not (data / file).is_file()]:
        raise InputError(f"文件夹“{data}”中没有 {'、'.join(missing)}；请检查 --data 的路径。")
    if name == "policy_qa":
        assert data is not None
        cases = [case for case in policy_qa(data) if split in (None, case.split)]
    else:
        cases = [case for file in case_files(name) for case in load(file, split)]
    if not cases:
        raise InputError(f"{name} 没有{f'属于 {split} 的' if split else ''}案例。")
    return Suite(name, tuple(cases), tuple(data / file for file in files[:1]) if data else ())


def case_files(name: str) -> list[str]:
    """The files of cases of a suite: one of its own, or for the essays all that no other suite has."""
    found = sorted(path.stem for path in FOLDER.glob("*.jsonl"))
    return [file for file in found if (file if file in FILES else "essays") == name]


def policy_qa(folder: Path) -> Iterator[Case]:
    """Questions about notices with the span that answers, and questions that the notices do not answer."""
    for row in _rows(folder / "queries_dev.jsonl"):
        gold = tuple(Gold(item["doc_id"], item["text"], item["start"]) for item in row["evidence"])
        yield Case(row["id"], "answerable", row["question"], "dev", gold)
    for row in _rows(folder / "unanswerable_dev.jsonl"):
        yield Case(row["id"], "unanswerable", row["question"], "dev", expect="missing")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, filter(str.strip, lines))
