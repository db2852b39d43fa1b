"""What an answer from the structure is made of: slices of one text with their depth, and the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.ask.enumerated import led
from bot.domain import Essay, Evidence, Passage
from bot.search import cut
from bot.text import words
from bot.text.headings import blocks
from bot.text.outline import Node, Outline, Span
from bot.text.quoting import named as named_text
from bot.text.replies import replies
from bot.text.sentences import leads_on

# A run of neighbouring sentences that is quoted as one is no longer.
RUN_MAX = 400
# A whole sentence ends in one of these.
ENDS = "。！？；：!?;:"
# Who sees to a measure, behind it: …，依法不予处罚。（责任单位：市司法局）
IN_CHARGE = re.compile(r"[（(](?:责任|牵头|负责|主管|配合|实施)[^（）()\n]{1,80}[）)]\s*\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice that is quoted; `heading`: it names what follows; `level`: how deep it stands."""

    span: Span
    heading: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A block: the program's words before it (`lead`), and what is quoted of a text; `depth`: of an overview, 0 to 3."""

    lead: str
    outline: Outline
    pieces: tuple[Piece, ...]
    depth: int | None = None


def runs(outline: Outline, node: Node, level: int = 0) -> Iterator[Piece]:
    """Runs of a part's neighbouring sentences, each no longer than a quotation may be and within one paragraph."""
    text = outline.essay.text
    start = end = -1
    for one in (inner for inner in node.walk() if inner.kind == "sentence"):
        if end >= 0 and (one.end - start > RUN_MAX or "\n" in text[end : one.start]):
            yield Piece((start, end), level=level)
            start = -1
        start, end = (one.start if start < 0 else start), one.end
    if start >= 0:
        yield Piece((start, end), level=level)


def whole(outline: Outline, node: Node, level: int = 0) -> Iterator[Piece]:
    """All of a part: its heading, what leads up to its points, each point with its body, its paragraphs."""
    if node.section and not node.section.inline:
        yield Piece(node.lead, heading=True, level=level)
    elif node.kind in ("point", "sentence", "paragraph") and not any(one.kind == "point" for one in node.children):
        yield from runs(outline, node, level)
        return
    loose: list[Node] = []
    for child in node.children:
        if child.kind == "sentence":
            loose.append(child)
            continue
        yield from _joined(outline, loose, level)
        loose = []
        yield from whole(outline, child, level + (child.section is not None))
    yield from _joined(outline, loose, level)


def led_to(outline: Outline, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same, with what the last only leads up to: the items below 有下列情形之一的启动：, the reply below 问：何时施行？."""
    if not pieces:
        return ()
    text, last = outline.essay.text, pieces[-1]
    below = led(outline, *last.span) if leads_on(text[slice(*last.span)]) else ()
    replied = next(
        (reply for asks, reply in replies(outline) if asks[0] <= last.span[0] < last.span[1] <= asks[1]), None
    )
    if not below and replied:
        below = tuple((replied[0] + start, replied[0] + end) for start, end in blocks(text[slice(*replied)]))
    return (*pieces, *(Piece(span, level=last.level) for span in below))


def _joined(outline: Outline, sentences: list[Node], level: int) -> Iterator[Piece]:
    if sentences:
        first, last = sentences[0], sentences[-1]
        yield from runs(outline, Node("paragraph", first.start, last.end, first.lead, children=tuple(sentences)), level)


def items(node: Node) -> list[Node]:
    """What a part enumerates: its own parts, else its points, else its paragraphs but for one that leads up to them."""
    inner = [child for child in node.children if child.kind == "article" or (child.section and child.kind != "annex")]
    if len(inner) > 1:
        return inner
    points = [one for one in node.walk() if one.kind == "point" and one is not node]
    if len(points) > 1:
        return points
    found = [one for one in node.walk() if one.kind == "paragraph" and one is not node]
    return found if len(found) > 1 else inner or points or found


def last_mark(text: str) -> str:
    """The last character of a slice, closing marks and white space aside."""
    return text.rstrip("”’」』）) \n")[-1:]


def unsigned(text: str, spans: Sequence[Span]) -> int:
    """How many slices there are up to the last whole sentence or row of a table: a signature, a date, names of annexes are behind."""
    bare = [IN_CHARGE.sub("", text[start:end]) for start, end in spans]
    kept = [at for at, one in enumerate(bare) if one and last_mark(one) in ENDS]
    rows = [at for at, (start, end) in enumerate(spans) if "\t" in text[start:end]]
    return max([*kept, *rows]) + 1 if kept else len(spans)


def named(outline: Outline, node: Node) -> Span:
    """The slice that names a part: its heading, or its lead; of a long lead, the first clause that its label is."""
    if node.section and not node.section.inline:
        return node.lead
    label = node.label or ""
    long = node.lead[1] - node.lead[0] > LEAD_MAX
    if long and node.kind == "point" and outline.essay.text.startswith(label, node.start):
        return node.start, node.start + len(label)
    return node.lead


LEAD_MAX = 60


def whose(essay: Essay) -> str:
    """How a text is called in a sentence of ours. Example: 王明的文章, 《某某条例》"""
    return f"{essay.author}的文章" if essay.author else named_text(essay)


def having(outline: Outline, said: str) -> list[Span]:
    """The sentences of a text that have (folded) words."""
    text = outline.essay.text
    if said not in cut.folded(text):
        return []
    return [span for span in cut.citable_of(text) if said in words.fold(text[slice(*span)])]


def as_evidence(outline: Outline, span: Span, number: int = 1) -> Evidence:
    """A span of a document as evidence of that number, with its place."""
    essay, (start, end) = outline.essay, span
    text = essay.text[start:end]
    place = (essay.essay_id, essay.title, essay.author, outline.heading(start), outline.point(start))
    return Evidence(number, Passage("", *place, start, end, text), start, end, text)
