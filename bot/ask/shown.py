"""What an answer showed, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from bot.ask.evidence import holder
from bot.ask.listing import LIST_MAX
from bot.ask.pieces import RUN_MAX, as_evidence
from bot.domain import Answer, Citation, Essay, Evidence
from bot.index.store import Index
from bot.text import numbers
from bot.text.outline import Node, Outline, Span
from bot.text.passages import units
from bot.text.points import COUNT_WORDS
from bot.text.sentences import sentence_spans

# Quotations of one piece that is opened.
PIECE = 9
N = r"[一二两三四五六七八九十百零〇\d]{1,4}"
LABEL = re.compile(rf"(?:[（(]({N})[)）]|({N})[、.．](?!\d)|({N})[是{COUNT_WORDS}]|第({N})[条章节款项、，,])")
# The number that a sentence has in a list.
MARK = re.compile(rf"[（(]?([一二三四五六七八九十]{{1,3}}|\d{{1,2}})(?:[是{COUNT_WORDS}]|[）)]|[.．、](?!\d))")

# A document and a span of its text.
Place = tuple[str, int, int]


def placed(answer: Answer) -> dict[int, Place]:
    """Where each citation of an answer stands, by its number; a fact of a record stands nowhere."""
    return {one.number: (one.essay_id, *one.span) for one in answer.citations if one.span}


def places(answers: Iterable[Answer]) -> tuple[Place, ...]:
    """What these answers cited of the texts."""
    return tuple(place for answer in answers for place in placed(answer).values())


def is_among(essay_id: str, span: Span, known: Collection[Place]) -> bool:
    """Whether any of the places shares a character with a span."""
    return any(key == essay_id and start < span[1] and span[0] < end for key, start, end in known)


def starts(citations: Sequence[Citation], index: Index) -> frozenset[tuple[str, int]]:
    """Where each sentence begins that was cited, alone or in a run: (document, offset)."""
    spans = ((one, sentence_spans(index.essays[one.essay_id].text, *one.span)) for one in citations if one.span)
    return frozenset((one.essay_id, start) for one, found in spans for start, _ in found)


def point(citations: Sequence[Citation], number: int, index: Index) -> tuple[Evidence, ...]:
    """The n-th of what was shown, whole: by its own number where it has one (二是, （二）), else the n-th point of the
    section first cited, else the n-th citation; empty where there is none.
    """
    placed = [(one, one.span) for one in citations if one.span]
    if not placed:
        return ()
    found = ((MARK.match(one.quote), one, span) for one, span in reversed(placed))
    marked = {numbers.ordinal(match.group(1)): (one, span) for match, one, span in found if match}
    essay = index.essays[placed[0][0].essay_id]
    listed = index.outlines[essay.essay_id].points(placed[0][1][0])
    if number in marked:
        shown, (first, last) = marked[number]
        essay = index.essays[shown.essay_id]
        if path := [one for one in index.outlines[essay.essay_id].path(first) if one.kind == "point"]:
            last = max(last, path[-1].end)
    elif number <= len(listed):
        first, last = listed[number - 1].start, listed[number - 1].end
    elif number <= len(placed):
        shown, (first, last) = placed[number - 1]
        essay = index.essays[shown.essay_id]
    else:
        return ()
    held = holder(index, essay.essay_id, first, last)
    spans = [(start, end) for start, end in units(held) if first <= start and end <= last] or [(first, last)]
    return tuple(
        Evidence(at, held, start, end, essay.text[start:end]) for at, (start, end) in enumerate(spans[:LIST_MAX], 1)
    )


def piece(answer: Answer, number: int, index: Index) -> tuple[Evidence, ...]:
    """The n-th thing that an answer showed, opened (-1: the last); empty where it showed fewer than two, or than n.

    Things are its headings, points or sentences, in its order; where each bears a number of its own, these count.
    """
    pieces = list(dict.fromkeys(_pieces(answer, index)))
    if len(pieces) < 2:
        return ()
    numbered = [(label, one) for one in pieces if (label := _label(index.essays[one[0]].text[slice(*one[1:])]))]
    labelled = dict(numbered)
    if len(numbered) > len(labelled):  # numbered anew in each part: the places count
        labelled = {}
    if number < 0:
        chosen = pieces[-1]
    elif len(labelled) > 1 and number in labelled:
        chosen = labelled[number]
    elif len(labelled) < 2 and number <= len(pieces):
        chosen = pieces[number - 1]
    else:
        return ()
    return opened(chosen, index)


def opened(place: Place, index: Index) -> tuple[Evidence, ...]:
    """A part of a text, whole: its neighbouring sentences together."""
    outline = index.outlines[place[0]]
    spans = list(runs(outline, *place[1:])) or [place[1:]]
    return evidence(outline, spans[:PIECE])


def _pieces(answer: Answer, index: Index) -> Iterator[Place]:
    """The parts of texts that an answer showed: of the highest level alone, a quoted list item by item."""
    where = placed(answer)
    items = [item for block in answer.blocks for item in block.items if item.cites and item.cites[0] in where]
    if sum(item.heading for item in items) == 1 < len(items):  # a part under its heading: what it holds counts
        items = [item for item in items if not item.heading]
    top = min((item.level for item in items), default=0)
    items = [item for item in items if item.level == top]
    if sum(item.heading for item in items) > 1:  # what stands before the headings is none of them
        items = [item for item in items if item.heading]
    for item in items:
        key, *span = where[item.cites[0]]
        outline = index.outlines[key]
        inner = list(_listed(outline, *_around(outline, *span))) if len(items) == 1 else []
        for start, end in inner or [_whole(outline, *span)]:
            yield key, start, end


def _whole(outline: Outline, start: int, end: int) -> Span:
    """The section that is headed by what is cited, or the point that it begins; else what is cited itself."""
    for node in outline.path(start):
        if node.lead[0] == start and (node.section or node.kind == "article" or is_point(outline, node)):
            return node.start, node.end
    return start, end


def is_lead(outline: Outline, start: int, end: int) -> bool:
    """Whether a stretch is what a point, or a paragraph that goes on, begins with."""
    return any(
        (start, end) == node.lead and node.end > end and node.kind in ("point", "paragraph")
        for node in outline.path(start)
    )


def is_point(outline: Outline, node: Node) -> bool:
    """Whether a part is one of a list: a point, or a paragraph with a number of its own."""
    return node.kind == "point" or (
        node.kind == "paragraph" and LABEL.match(outline.essay.text, node.start) is not None
    )


def _around(outline: Outline, start: int, end: int) -> Span:
    """What is cited; where it only leads up to a list (…有下列情形之一：), with the article or section that has it."""
    if outline.essay.text[start:end].rstrip("”」").endswith(("：", ":")):
        parts = [one for one in outline.path(start) if one.section or one.kind == "article"]
        return (start, parts[-1].end) if parts else (start, end)
    return start, end


def _listed(outline: Outline, start: int, end: int) -> Iterator[Span]:
    """The points or numbered sentences within what is cited."""
    nodes = [one for one in outline.root.walk() if start <= one.start and one.end <= end]
    points = [one for one in nodes if one.kind == "point"]
    found = (
        points
        if len(points) > 1
        else [one for one in nodes if one.kind == "sentence" and LABEL.match(outline.essay.text, one.start)]
    )
    yield from ((one.start, one.end) for one in found)


def _label(text: str) -> int:
    match = LABEL.match(text.lstrip())
    return numbers.ordinal(next(filter(None, match.groups()))) if match else 0


def runs(outline: Outline, start: int, end: int, known: Collection[Place] = ()) -> Iterator[Span]:
    """The sentences of a stretch that are not known, neighbours of one paragraph together, no run too long to quote."""
    for paragraph in outline.paragraphs:
        if paragraph.end <= start or paragraph.start >= end:
            continue
        inside = [node for node in paragraph.walk() if node.kind == "sentence" and start <= node.start < end]
        yield from _joined(
            outline.essay, [one for one in inside if not is_among(outline.essay.essay_id, (one.start, one.end), known)]
        )


def sentences(outline: Outline, start: int, end: int) -> list[Span]:
    """The sentences of a stretch, one by one; of a line that is none, such as a heading alone, the stretch itself."""
    inside = [node for node in outline.root.walk() if node.kind == "sentence" and start <= node.start < end]
    return [(node.start, min(node.end, end)) for node in inside] or [(start, end)]


def _joined(essay: Essay, sentences: Sequence[Node]) -> Iterator[Span]:
    if not sentences:
        return
    first = sentences[0].start
    for one, after in pairwise(sentences):
        if essay.text[one.end : after.start].strip() or after.end - first > RUN_MAX:
            yield first, min(one.end, first + RUN_MAX)
            first = after.start
    yield first, min(sentences[-1].end, first + RUN_MAX)


def evidence(outline: Outline, spans: Iterable[Span], number: int = 1) -> tuple[Evidence, ...]:
    """Spans of a document as evidence, numbered from `number`."""
    return tuple(as_evidence(outline, span, at) for at, span in enumerate(spans, number))


def again(answer: Answer, index: Index, most: int | None = None) -> tuple[Evidence, ...]:
    """What an answer cited of the texts, or the first of it, as evidence for another."""
    made: list[Evidence] = []
    for key, *span in list(placed(answer).values())[:most]:
        made += evidence(index.outlines[key], [(span[0], span[1])], len(made) + 1)
    return tuple(made)
