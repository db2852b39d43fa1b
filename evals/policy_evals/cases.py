"""Cases as JSON lines: a question, what a right answer cites, and the split that it belongs to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from policy_evals.files import DATA

FOLDER = DATA / "cases"

Expected = Literal["answered", "partial", "refused", "missing"]


@dataclass(frozen=True, slots=True)
class Gold:
    """Words of a text that answer the question; `start` where the place in the text is given, not the words alone."""

    essay_id: str
    text: str
    start: int | None = None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where these words stand in the essay's text: half-open, in code points."""
        if self.start is not None:
            return [(self.start, self.start + len(self.text))]
        found = []
        at = text.find(self.text)
        while at >= 0:
            found.append((at, at + len(self.text)))
            at = text.find(self.text, at + 1)
        return found


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what is right.

    `need`: whether any one of the gold places makes the answer right, or all of them must be cited. `expect`:
    `missing` where a partial answer and a refusal are both right. `history`: earlier questions. `fresh`: no cited
    sentence repeats one of the answers to the history. `standalone`: what a follow-up is to be understood as.
    `authors` must each be cited, `only` they, `silent` must be said not to speak of it. `notes`: kinds that must be
    there, `note_has` words that must stand in them, `no_notes`: there must be none.
    """

    id: str
    kind: str
    question: str
    split: str
    gold: tuple[Gold, ...] = ()
    need: str = "any"
    keys: tuple[str, ...] = ()
    expect: Expected = "answered"
    history: tuple[str, ...] = ()
    reason: str | None = None
    authors: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    note_has: tuple[str, ...] = ()
    no_notes: bool = False
    fresh: bool = False
    standalone: str | None = None

    @property
    def answerable(self) -> bool:
        """Whether the texts hold an answer."""
        return self.expect == "answered"


LISTS = ("keys", "history", "authors", "only", "silent", "notes", "note_has")
SCALARS = ("id", "kind", "question", "split", "need", "expect", "reason", "no_notes", "fresh", "standalone")


def case(row: Mapping[str, Any]) -> Case:
    """A case of one JSON object. Raises ValueError for a field that no case has."""
    if unknown := set(row) - {"gold", *LISTS, *SCALARS}:
        raise ValueError(f"case {row.get('id')}: unknown fields {sorted(unknown)}")
    fields: dict[str, Any] = {name: tuple(row[name]) for name in LISTS if name in row}
    fields |= {name: row[name] for name in SCALARS if name in row}
    gold = tuple(Gold(item["essay_id"], item["text"]) for item in row.get("gold", ()))
    return Case(**fields, gold=gold)


def load(name: str, split: str | None = None) -> Iterator[Case]:
    """The cases of one file, of one split (`dev`, `test`) or of both."""
    with (FOLDER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for one in map(case, map(json.loads, filter(str.strip, lines))):
            if split in (None, one.split):
                yield one
