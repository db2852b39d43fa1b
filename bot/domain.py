"""The nouns: frozen dataclasses that cannot be built wrong. Standard library only.

All offsets are code points into `Essay.text`, half-open: `text[start:end]`.
"""

from __future__ import annotations

import re
from dataclasses import InitVar, dataclass, field
from typing import Literal

from bot.essay import FIELDS as FIELDS
from bot.essay import OFFICIAL as OFFICIAL
from bot.essay import RECORD as RECORD
from bot.essay import Essay as Essay
from bot.essay import Passage as Passage
from bot.essay import Section as Section

Status = Literal["answered", "partial", "refused"]
Reason = Literal["not_in_corpus", "off_topic", "small_talk", "unknown_author"]
Verdict = Literal["supported", "uncited", "unsupported"]
Mode = Literal["quoting", "model"]

MARKER = re.compile(r"\[(\d+)\]")


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
class Fact:
    """A fact of a document's record, numbered like evidence: `text` is what the record has under `field`."""

    number: int
    essay_id: str
    field: str
    text: str


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
        """The paragraph as plain text, with markers; an outline or a list has a line for each heading and each point."""
        if not any(item.heading or item.level for item in self.items):
            return (self.lead or "") + "".join(item.marked for item in self.items)
        least = min(item.level for item in self.items)
        lines = ("　" * (item.level - least) + item.marked for item in self.items)
        return "\n".join([*([self.lead] if self.lead else ()), *lines])


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an essay, and its words to the letter; or with `field` a fact of its record, which has no place.

    No other quote can be built.
    """

    number: int
    essay_id: str
    title: str | None
    author: str | None
    section: str | None
    point: str | None
    start: int | None
    end: int | None
    quote: str
    reference: str
    label: str | None
    essay: InitVar[Essay]
    field: str | None = None

    def __post_init__(self, essay: Essay) -> None:
        if self.span is not None and self.field is None:
            said: str | None = essay.text[self.start : self.end]
        elif self.field is not None and (self.start, self.end) == (None, None):
            said = essay.fact(self.field)
        else:
            raise ValueError(f"citation {self.number} is either a place or a fact of the record")
        if essay.essay_id != self.essay_id or said != self.quote or not self.quote:
            raise ValueError(f"citation {self.number} is neither a slice nor a fact of essay {self.essay_id!r}")

    @property
    def span(self) -> tuple[int, int] | None:
        """Where the words stand; None of a fact of the record."""
        return None if self.start is None or self.end is None else (self.start, self.end)

    def shared(self, start: int, end: int) -> int:
        """How many characters it has in common with a span of its essay."""
        first, last = self.span or (0, 0)
        return max(0, min(last, end) - max(first, start))


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
    # Of an overview, how deep it goes, 0 to 3; it can be asked for otherwise. None of any other answer.
    depth: int | None = None

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
