"""What a text, or all texts, say as a whole: the sentence that states its position, then its parts, as deep as asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress

from bot.ask.numbering import established, in_order, number
from bot.ask.pieces import Piece, Said, items, last_mark, named, runs, whole, whose
from bot.domain import Essay
from bot.index.store import Index
from bot.says import structure as says
from bot.text import bylines, official, words
from bot.text.headings import NUMBERED
from bot.text.outline import Node, Outline, Span

# Of one text, headings and topic sentences are given together where they are no more.
PIECES_MAX = 40
# All texts together are told by so many slices, by more where it is said how deep; and no more texts by themselves.
AT_ONCE_MAX, TOGETHER_MAX, TEXTS_MAX = 60, 120, 40
# Of a text without headings so many paragraphs are outlined.
LEADS_MAX = 16
# A text without headings of so many characters is told whole.
WHOLE_MAX = 600
# A sentence of fewer characters states no position.
THESIS_MIN = 15
# A paragraph that addresses somebody is no longer.
CALL_MAX = 12
# A request to those who listen or are written to states no position: 请予审议，并请提出意见.
REQUEST = re.compile(r"(?:^|[，,；;：:并])\s*请(?!示|求|假|客)")
# A text of more paragraphs is told by them, with the points of one of them.
FEW = 3
# So begins what may be a heading.
HEADED = re.compile("|".join(pattern.pattern for pattern in NUMBERED))
WHOLE_ENDS = "。！？?!"
ENDS = WHOLE_ENDS + "："


def document(outline: Outline, depth: int | None = None) -> Said | None:
    """A text: where it says what it is for, and its parts. `depth`: 0 that alone, 1 headings, 2 their leads, 3 all."""
    first = thesis(outline)
    if depth is None and first and not outline.tops and len(outline.essay.text) <= WHOLE_MAX:
        begins = bylines.head(outline.essay.text, outline.essay.title)
        entire = tuple(one for one in runs(outline, outline.root) if one.span[0] >= begins)
        return Said(says.WHOLE_TEXT(whose=whose(outline.essay)), outline, entire, 3)
    if depth is None:
        depth = 2 if len(list(outlined(outline, outline.root, 2))) <= PIECES_MAX else 1
    parts = list(whole(outline, outline.root) if depth > 2 else outlined(outline, outline.root, depth))
    if depth > 2:
        first = None
    if not outline.tops:  # 编者按, （责任编辑：…） and what is printed over a text say nothing of it
        counted = {one.lead for one in enumerated(outline)}
        ends = (last_mark(outline.essay.text[slice(*one.span)]) in ENDS or one.span in counted for one in parts)
        parts = list(compress(parts, ends)) or parts
    pieces = ([Piece(first)] if first else []) + [piece for piece in parts if piece.span != first]
    if not pieces:
        return None
    if len(tops(outline)) < 2 or not any(one.section for one in tops(outline)):
        row = says.THESIS if len(pieces) < 2 else says.POINTS if _headed(outline) else says.LEADS
        return Said(row(whose=whose(outline.essay)), outline, tuple(pieces), depth)
    if not parts:
        return Said(says.THESIS(whose=whose(outline.essay)), outline, tuple(pieces), depth)
    if not established(outline, tops(outline)):
        return Said(says.POINTS(whose=whose(outline.essay)), outline, tuple(pieces), depth)
    row = says.PARTS_WITH_THESIS if first else says.PARTS
    return Said(row(whose=whose(outline.essay), count=len(tops(outline))), outline, tuple(pieces), depth)


def corpus(outlines: Sequence[Outline], depth: int | None = None) -> list[Said]:
    """All texts, each with its own parts; of many, only headings, and of very many only some."""
    shown = outlines[:TEXTS_MAX]
    deep, most = (1, AT_ONCE_MAX) if depth is None else (depth, TOGETHER_MAX)
    while deep > 0 and sum(len(list(outlined(one, one.root, deep))) for one in shown) > most:
        deep -= 1
    found = (document(one, deep) or document(one, max(deep, 1)) for one in shown)
    return [one for one in found if one is not None]


def thesis(outline: Outline) -> Span | None:
    """The last whole sentence before the first heading, which says what the text is for; else a question, else the first.

    None where a text has headings and nothing but requests before them.
    """
    heads = outline.tops or enumerated(outline)
    until = heads[0].start if heads else outline.root.end
    text = outline.essay.text
    begins = bylines.head(text, outline.essay.title)
    sentences = [
        node.lead
        for node in outline.root.walk()
        if node.kind == "sentence" and begins <= node.start and node.end <= until and node.end - node.start >= THESIS_MIN
        and last_mark(text[node.start : node.end]) in ENDS and not REQUEST.search(text[node.start : node.end].strip())
    ]  # fmt: skip
    if not sentences or heads:
        return sentences[-1] if sentences else None
    asks = [span for span in sentences if "？" in text[slice(*span)] or "?" in text[slice(*span)]]
    return asks[0] if asks else sentences[0] if len(sentences) > 1 else None


def devoted(essays: Sequence[Essay], about: Sequence[str], index: Index) -> tuple[Essay, ...]:
    """The few texts that are written about all these words: whose thesis has them."""
    if len(essays) > TEXTS_MAX:
        return ()
    theses = ((essay, thesis(index.outlines[essay.essay_id])) for essay in essays)
    return tuple(
        essay for essay, span in theses if span and all(word in words.fold(essay.text[slice(*span)]) for word in about)
    )


def preamble(outline: Outline) -> list[Span]:
    """What stands before the first heading in whole sentences: why a text was written, and what for; none without headings."""
    until = outline.tops[0].start if outline.tops else 0
    text = outline.essay.text
    paragraphs = [node for node in outline.paragraphs if node.end <= until]
    spans = (piece.span for node in paragraphs for piece in runs(outline, node))
    return [span for span in spans if span[1] - span[0] >= THESIS_MIN and last_mark(text[slice(*span)]) in WHOLE_ENDS]


def outlined(outline: Outline, node: Node, depth: int, level: int = 0) -> Iterator[Piece]:
    """The names of the parts of a part, down to `depth` levels below it."""
    if depth < 1:
        return
    inner = tops(outline) if node is outline.root else _inner(node)
    mixed = any(one.kind == "paragraph" for one in inner)
    counted = enumerated(outline) if node is outline.root else ()
    for one in inner:
        if attached(outline, one) or _calls(outline, one):
            continue
        if named(outline, one) != named(outline, node):  # the only paragraph under a heading that stands in it
            deep = level + (mixed and one.kind == "point")
            name = one.lead if one in counted else named(outline, one)
            yield Piece(name, heading=one.section is not None, level=deep)
        if one.section or one.kind == "article":
            yield from outlined(outline, one, depth - 1, level + 1)


def tops(outline: Outline) -> Sequence[Node]:
    """The parts of a text: those of the highest rank, or within the only one of these; without headings, paragraphs."""
    found = list(outline.tops)
    if len(found) == 1:
        found = [child for child in found[0].children if child.section] or found
    if found := found or list(enumerated(outline)):
        return found
    # Points of one paragraph are not all that the others say.
    paragraphs = [one for one in outline.root.children if one.kind == "paragraph"]
    within = [[one for one in paragraph.walk() if one.kind == "point"] for paragraph in paragraphs]
    if sum(map(bool, within)) == 1 and len(paragraphs) > FEW:
        inner = [one for pair in zip(paragraphs, within, strict=True) for one in (pair[0], *pair[1])]
    else:
        inner = _inner(outline.root)
    return [one for one in inner if not attached(outline, one)]


@lru_cache(maxsize=64)
def enumerated(outline: Outline) -> Sequence[Node]:
    """The articles of a text without headings, 一、…。二、…。: points that count on from one, each in a line of its own.

    Empty where they are less than half of the text.
    """
    if outline.tops:
        return ()
    starts = {one.start for one in outline.paragraphs}
    found = [one for one in items(outline.root) if not attached(outline, one)]
    if not all(one.kind == "point" and one.start in starts for one in found):
        return ()
    most = found and 2 * (found[-1].end - found[0].start) >= len(outline.essay.text)
    return found if most and in_order([number(outline, one) for one in found]) else ()


def attached(outline: Outline, node: Node) -> bool:
    """Whether a part is no more than the name of an attachment in the list of these: 附件：1.联系方式　2.名单."""
    listed = (span for name, span in official.facts(outline.essay.text) if name == "attachment")
    return node.kind == "point" and any(start <= node.start < end for start, end in listed)


def _calls(outline: Outline, node: Node) -> bool:
    """Whether a paragraph only names or signs the text, addresses somebody, or opens what has been left out: 各位代表！"""
    said = outline.essay.text[node.start : node.end].strip()
    if node.kind == "paragraph" and node.end <= bylines.head(outline.essay.text, outline.essay.title):
        return True
    return node.kind == "paragraph" and len(said) <= CALL_MAX and said[-1:] in "！：!:"


def _headed(outline: Outline) -> bool:
    """Whether a text without an outline of headings has something like one: a line that bears a number of the first rank."""
    return any(HEADED.match(outline.essay.text, one.start) for one in outline.paragraphs)


def _inner(node: Node) -> list[Node]:
    sections = [child for child in node.children if child.section and child.kind != "annex"]
    return sections or items(node)[:LEADS_MAX]
