"""The situations of `evals/reading/needs`, each over the one text that it was written to, with its graded measures."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot import settings
from bot.domain import Citation
from policy_evals.reading.questions import COLLECTIONS, FOLDER
from policy_evals.suites import Suite

# Never fitted on: texts that the reader has not seen either, about an eighth of the situations.
HELD = frozenset({
    "prov-2026-青海省", "own3-biomed", "own3-childcare", "own3-ecom", "own3-fire", "own3-forest", "own3-renewal",
    "own3-sports", "own3-wages",
})  # fmt: skip
# What is fitted on: the reader was not trained on these situations, though of half their texts on other questions.
FITTED_ON = FOLDER / "needs" / "needs-5.jsonl"
# A quotation is a graded measure where they share so much of the shorter.
OVERLAP = 0.5

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Graded:
    """A situation. `grades`: sentence -> 2 it answers, 1 it bears on it, 0 it looks near and is of no use; what has no
    grade is of no use. `unwanted`: sentences for what the asker does not lack, or rules out."""

    id: str
    doc: str
    profile: str
    need: str
    kind: str
    grades: dict[Span, int]
    unwanted: tuple[Span, ...]

    @property
    def best(self) -> int:
        """The highest grade of any measure: below 1 nothing fits."""
        return max(self.grades.values(), default=0)

    def grade(self, start: int, end: int) -> int | None:
        """The grade of a stretch of the text; None where nobody has graded it."""
        return max((grade for span, grade in self.grades.items() if meets((start, end), span)), default=None)

    def cited(self, one: Citation) -> int | None:
        """The grade of a quotation."""
        return self.grade(*one.span) if one.span else None


def meets(one: Span, other: Span) -> bool:
    """Whether two stretches are about the same."""
    return min(one[1], other[1]) - max(one[0], other[0]) >= OVERLAP * min(one[1] - one[0], other[1] - other[0])


def situations(docs: Collection[str] | None = None) -> list[Graded]:
    """All situations over whole texts, or those of some texts."""
    found = (one for file in sorted((FOLDER / "needs").glob("needs-*.jsonl")) for one in read(file))
    return [one for one in found if docs is None or one.doc in docs]


def read(file: Path) -> list[Graded]:
    """The situations of one file."""
    found = []
    for at, row in enumerate(map(json.loads, file.read_text(encoding="utf-8").splitlines())):
        grades = {(start, end): grade for _, start, end, grade in row["grades"]}
        unwanted = tuple((start, end) for _, start, end in row["excluded"])
        found.append(
            Graded(f"{file.stem} {at}", row["doc"], row["profile"], row["need"], row["kind"], grades, unwanted)
        )
    return found


def suites(data: Path, docs: Collection[str]) -> Iterator[Suite]:
    """Each text as a collection of its own."""
    reports = (data / COLLECTIONS["rep"][1]).read_text(encoding="utf-8").splitlines()
    lines = {json.loads(line)["id"]: line for line in reports}
    folder = settings.load().home / "evals"
    folder.mkdir(parents=True, exist_ok=True)
    for doc in sorted(docs):
        file = FOLDER / "texts" / f"{doc}.txt"
        if doc in lines:
            file = folder / f"{doc}.jsonl"
            file.write_text(lines[doc], encoding="utf-8")
        yield Suite(doc, (), (file,))
