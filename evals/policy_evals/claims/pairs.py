"""The labelled pairs of evals/claims: a claim, the evidence that it cites, and whether that bears it out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.ask.pieces import as_evidence
from bot.documents.corpus import load
from bot.domain import Essay, Evidence
from bot.errors import InputError
from bot.settings import shipped
from bot.text.outline import Outline
from policy_evals.files import DATA

FOLDER = DATA / "claims"
# Where texts lie in the folder of shared data, and those that are kept here.
SHARED = ("provincial_reports_2026.jsonl", "policy_qa/docs.jsonl")
OWN = FOLDER.parent / "reading" / "texts"


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, its evidence, and whether that bears it out; `follow`: sentences beside a claim that only links them.

    `group`: pairs on the same evidence, which differ by little. `domain`: reports, notices, own texts, essays.
    """

    id: str
    split: str
    kind: str
    supported: bool
    text: str
    evidence: tuple[Evidence, ...]
    follow: tuple[str, ...] = ()
    group: str = ""
    domain: str = "essays"

    @property
    def cited(self) -> str:
        """The claim with a marker for each piece of evidence."""
        marks = "".join(f"[{item.number}]" for item in self.evidence)
        return self.text.rstrip("。") + marks + "。"


class Texts:
    """The documents that evidence stands in, by id; those of `data` only where it is there."""

    def __init__(self, data: Path | None) -> None:
        shared = [data / name for name in SHARED if (data / name).is_file()] if data else []
        own = [OWN] if OWN.is_dir() else []  # not part of the wheel
        self._essays = {one.essay_id: one for one in load([shipped("corpus"), *own, *shared])[0]}
        self._outlines: dict[str, Outline] = {}
        self._digests = json.loads((FOLDER / "digests.json").read_text(encoding="utf-8"))

    def __contains__(self, doc: str) -> bool:
        return doc in self._essays

    def outline(self, doc: str) -> Outline:
        """A document's outline. Raises InputError where the text is another than that which the pairs were made of."""
        if doc not in self._outlines:
            essay = self._essays[doc]
            known = self._digests.get(doc)
            if known and hashlib.sha256(essay.text.encode()).hexdigest()[:16] != known:
                raise InputError(f"{doc} 的文本与标注时的版本不一致，标注中的位置已不适用。")
            self._outlines[doc] = Outline(essay)
        return self._outlines[doc]

    def evidence(self, number: int, place: Any) -> Evidence:
        """A piece of evidence by (document, start, end), or by document and quotation."""
        if isinstance(place, dict):
            outline = self.outline(place["essay_id"])
            start = outline.essay.text.index(place["quote"])
            return as_evidence(outline, (start, start + len(place["quote"])), number)
        doc, start, end = place
        return as_evidence(self.outline(doc), (start, end), number)

    def essay(self, doc: str) -> Essay:
        """A document."""
        return self.outline(doc).essay


def pairs(split: str, data: Path | None = None, texts: Texts | None = None) -> Iterator[Pair]:
    """The pairs of a split (`train`, `dev`, `test`); those on texts that are not there are left out."""
    known = texts or Texts(data)
    for file in sorted(FOLDER.glob("*.jsonl")):
        if file.stem.startswith(("replies", "prose")):
            continue
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            docs = [place["essay_id"] if isinstance(place, dict) else place[0] for place in row["evidence"]]
            if row["split"] != split or not all(doc in known for doc in docs):
                continue
            found = tuple(known.evidence(number, place) for number, place in enumerate(row["evidence"], 1))
            yield Pair(
                row["id"],
                split,
                row["kind"],
                row["supported"],
                row["text"],
                found,
                tuple(row.get("follow", ())),
                json.dumps(row["evidence"], ensure_ascii=False),
                domain(docs[0]),
            )


def domain(doc: str) -> str:
    """The kind of texts that a document belongs to."""
    return next(
        (name for name, sign in (("reports", "prov-"), ("notices", "ncp-"), ("own", "own")) if doc.startswith(sign)),
        "essays",
    )
