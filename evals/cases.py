"""Cases as JSON lines: a question, what a right answer cites, and the split that it belongs to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Gold:
    """Words of a text that answer the question."""

    essay_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """`need`: whether any one of the gold places makes the answer right, or all of them must be cited."""

    id: str
    kind: str
    question: str
    split: str
    gold: tuple[Gold, ...] = ()
    need: str = "any"
    keys: tuple[str, ...] = ()
    expect: str = "answered"


def load(name: str, split: str | None = None) -> Iterator[Case]:
    """The cases of one file, of one split (`dev`, `test`) or of both."""
    with (FOLDER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            row = json.loads(line)
            case = Case(
                id=row["id"],
                kind=row["kind"],
                question=row["question"],
                split=row["split"],
                gold=tuple(Gold(item["essay_id"], item["text"]) for item in row.get("gold", ())),
                need=row.get("need", "any"),
                keys=tuple(row.get("keys", ())),
                expect=row.get("expect", "answered"),
            )
            if split in (None, case.split):
                yield case
