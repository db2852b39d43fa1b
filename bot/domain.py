"""The nouns: frozen dataclasses that cannot be built wrong. Standard library only.

All offsets are code points into `Essay.text`, half-open: `text[start:end]`.
"""

from __future__ import annotations

import re
from dataclasses import InitVar, dataclass, field
from typing import Literal

Status = Literal["answered", "partial", "refused"]
Reason = Literal["not_in_corpus", "off_topic", "small_talk", "unknown_author"]
Verdict = Literal["supported", "uncited", "unsupported"]
Mode = Literal["quoting", "model"]

MARKER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an essay, heading included: `text[start:end]`.

    An `inline` heading is a signpost clause inside the first sentence; any other heading is a line of its own
    at `start`. Sections of a deeper `level` lie inside those of a lower one. `inferred`: nothing marks it as a
    heading but its number (一、, （二）).
    """

    heading: str
    start: int
    end: int
    level: int = 1
    inline: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Essay:
    """One document. `text` is canonical: as published, and every offset points into it.

    `label` is a name of our own for a text whose source gives no title. `edition` is the page of the newspaper.
    `questions` are examples of what the text answers.
    """

    essay_id: str
    text: str
    title: str | None = None
    author: str | None = None
    sections: tuple[Section, ...] = ()
    label: str | None = None
    affiliation: str | None = None
    column: str | None = None
    source: str | None = None
    edition: str | None = None
    published: str | None = None
    questions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for section in self.sections:
            if not 0 <= section.start < section.end <= len(self.text):
                raise ValueError(f"section {section.heading!r} lies outside essay {self.essay_id!r}")

    @property
    def name(self) -> str:
        """The title, or where the source gives none, our label."""
        return self.title or self.label or self.essay_id


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of an essay, the unit of retrieval: `text == essay.text[start:end]`.

    `section` is the innermost heading; `path` the headings from the outermost in, used for indexing only.
    `point` is the marker and first clause of an enumerated point (一是…, 谋划上…).
    """

    passage_id: str
    essay_id: str
    title: str | None
    author: str | None
    section: str | None
    point: str | None
    start: int
    end: int
    text: str
    path: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"passage {self.passage_id!r} is not a slice")


@dataclass(frozen=True, slots=True)
class Hit:
    """What retrieval found: a slice that joins the neighbouring stored passages `parts`.

    `score` is fused (ranks, does not judge), `dense` a part's best cosine, `lexical` the whole's BM25, None for no word.
    """

    passage: Passage
    score: float
    dense: float
    lexical: float | None
    parts: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, or a run of sentences, numbered for the writer: `text == essay.text[start:end]`."""

    number: int
    passage: Passage
    start: int
    end: int
    text: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer, the citations it carries, and whether they support it."""

    text: str
    cites: tuple[int, ...]
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a block, and the citations that bear it out; a marker stands in `text` only where more text follows."""

    text: str
    cites: tuple[int, ...] = ()
    level: int = 0
    heading: bool = False

    def __post_init__(self) -> None:
        inside = set(map(int, MARKER.findall(self.text)))
        if inside and inside != set(self.cites):
            raise ValueError("the markers in an item's text are its cites")

    @property
    def marked(self) -> str:
        """The text with its markers. Example: “甲说乙。”, (1, 2) -> “甲说乙。”[1][2]"""
        return self.text if MARKER.search(self.text) else self.text + "".join(f"[{n}]" for n in self.cites)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of an answer: whose words follow (`lead`), then the words. Of several authors, or none: None."""

    items: tuple[Item, ...]
    lead: str | None = None
    author: str | None = None
    essay_id: str | None = None

    @property
    def text(self) -> str:
        """The paragraph as plain text, with markers."""
        return (self.lead or "") + "".join(item.marked for item in self.items)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an essay, and its words to the letter: no other quote can be built. `field`: a fact of its record."""

    number: int
    essay_id: str
    title: str | None
    author: str | None
    section: str | None
    point: str | None
    start: int
    end: int
    quote: str
    reference: str
    label: str | None
    essay: InitVar[Essay]
    field: str | None = None

    def __post_init__(self, essay: Essay) -> None:
        if essay.essay_id != self.essay_id or essay.text[self.start : self.end] != self.quote or not self.quote:
            raise ValueError(f"citation {self.number} is not a slice of essay {self.essay_id!r}")


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader must know beside the answer: `author_mismatch`, `unknown_author`, `not_specified`, …"""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What a language model used for an answer: calls, tokens, and the cost where a price is set; None: not told."""

    calls: int
    input_tokens: int | None = None
    output_tokens: int | None = None
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What every face shows. Markers and citations agree, and `text` renders `blocks`, or it cannot be built."""

    question: str
    standalone: str
    status: Status
    reason: Reason | None
    text: str
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[Note, ...] = ()
    nearest: tuple[Passage, ...] = ()
    suggestions: tuple[str, ...] = ()
    mode: Mode = "quoting"
    model: str | None = None
    settings: str = ""
    ms: float = field(default=0.0, compare=False)
    # The gate's chance that the evidence answers; None where it was not asked.
    confidence: float | None = None
    usage: Usage | None = field(default=None, compare=False)
    # More sentences are to come.
    growing: bool = False
    # None of an answer that was handed back; all others have them.
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        used = list(dict.fromkeys(int(number) for number in MARKER.findall(self.text)))
        if self.status == "refused":
            if used or self.citations or self.reason is None:
                raise ValueError("a refusal has a reason and no citation")
        elif not self.citations or self.reason is not None:
            raise ValueError("an answer has a citation and no reason for refusal")
        if used != [citation.number for citation in self.citations] or used != list(range(1, len(used) + 1)):
            raise ValueError("markers and citations must agree and run 1, 2, 3 in order of first use")
        if self.blocks and self.text != "\n\n".join(block.text for block in self.blocks):
            raise ValueError("the text must be the plain rendering of the blocks")


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of a conversation and the answer that it got."""

    question: str
    answer: Answer
