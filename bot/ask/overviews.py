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
from bot.text import bylines, numbers, official, words
from bot.text.headings import NUMBERED
from bot.text.outline import Node, Outline, Span

# Of one text, headings and topic sentences are given together where they are no more.
PIECES_MAX = 40
# … and no more of the articles of a law, or where only the main points are asked for: 主要观点, 大概讲了啥.
AT_A_GLANCE = 12
MAIN = re.compile("(?:主要|核心|基本|总体|中心)的?(?:观点|思想|意思|主张|论点)|大概|大致|大体|大意|梗概")
# A heading of so many characters, and of no year, tells what stands below it.
TELLING_MIN, YEAR = 9, re.compile(r"(?:19|20)\d\d年|今年|去年|时期")
# All texts together are told by so many slices, by more where it is said how deep; and no more texts by themselves.
AT_ONCE_MAX, TOGETHER_MAX, TEXTS_MAX = 60, 120, 40
# Of a text without headings so many paragraphs are outlined.
LEADS_MAX = 16
# A text without headings of so many characters is told whole.
WHOLE_MAX = 600
# How many texts there are: 五篇文章, 这三篇.
TEXTS = re.compile(r"(?<![第\d一二两三四五六七八九十])([二两三四五六七八九十]{1,2}|\d{1,2})篇")
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


def document(outline: Outline, depth: int | None = None, main: bool = False) -> Said | None:
    """A text: where it says what it is for, and its parts. `depth`: 0 that alone, 1 headings, 2 their leads, 3 all.

    `main`: its main points are asked for, which are its headings where these tell by themselves.
    """
    first = thesis(outline)
    if depth is None and first and not outline.tops and len(outline.essay.text) <= WHOLE_MAX:
        begins = bylines.head(outline.essay.text, outline.essay.title)
        # A title that has lost its line stands in the first sentence.
        entire = tuple(one for one in runs(outline, outline.root) if one.span[1] > begins)
        return Said(says.WHOLE_TEXT(whose=whose(outline.essay)), outline, entire, 3)
    if depth is None:
        depth = _fitting(outline, main)
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


def told(outline: Outline, depth: int | None, question: str) -> Said | None:
    """What a text says as a whole, as deep as a question asks; by its headings where there is nothing else."""
    return document(outline, depth, MAIN.search(question) is not None) or document(outline, 1)


def _fitting(outline: Outline, main: bool) -> int:
    """How deep a text is outlined where nobody says: a law of many articles by its chapters alone."""
    both = list(outlined(outline, outline.root, 2))
    brief = _ruled(outline) or (main and _telling(outline))
    return 2 if len(both) + 1 <= (AT_A_GLANCE if brief else PIECES_MAX) else 1


def _ruled(outline: Outline) -> bool:
    """Whether the parts of a text with headings are made of articles."""
    return any(one.kind == "article" for top in outline.tops for one in top.walk())


def _telling(outline: Outline) -> bool:
    """Whether the headings of a text tell by themselves what stands below them: 优化结构布局，筑牢创新发展根基; not 2025年工作回顾."""
    said = [words.fold(one.label or "") for one in outline.tops if one.kind != "annex"]
    return len(said) > 1 and all(len(words.bare(one)) >= TELLING_MIN and not YEAR.search(one) for one in said)


def corpus(outlines: Sequence[Outline], depth: int | None = None) -> list[Said]:
    """All texts, each with its own parts; of many, only headings, and of very many only some."""
    if len(outlines) == 1 and depth is None:
        return [said] if (said := document(outlines[0])) else []
    shown = outlines[:TEXTS_MAX]
    deep, most = (1, AT_ONCE_MAX) if depth is None else (depth, TOGETHER_MAX)
    while deep > 0 and sum(len(list(outlined(one, one.root, deep))) for one in shown) > most:
        deep -= 1
    found = (document(one, deep) or document(one, max(deep, 1)) for one in shown)
    return [one for one in found if one is not None]


def so_many(question: str, essays: tuple[Essay, ...]) -> tuple[Essay, ...]:
    """The signed texts among several where a question says that there are just so many: 五篇文章, and a note of an editor.

    The note too where it is named: 编者按和三篇文章.
    """
    level = words.fold(question)
    signed = [one for one in essays if one.author]
    said = [numbers.ordinal(match[1]) for match in TEXTS.finditer(level)]
    if not said or set(said) != {len(signed)}:
        return essays
    return tuple(one for one in essays if one.author or (one.name and words.bare(one.name) in words.bare(level)))


def thesis(outline: Outline) -> Span | None:
    """The last whole sentence before the first heading, which says what the text is for; else a question, else the first.

    None where a text has headings and nothing but requests before them.
    """
    heads = outline.tops or enumerated(outline)
    until = heads[0].start if heads else outline.root.end
    text = outline.essay.text
    begins = bylines.head(text, outline.essay.title)
    to = {span for name, span in official.facts(text) if name == "addressee"}
    sentences = [
        node.lead
        for node in outline.root.walk()
        if node.kind == "sentence" and begins < node.end <= until and node.end - node.start >= THESIS_MIN
        and last_mark(text[node.start : node.end]) in ENDS and node.lead not in to and not REQUEST.search(text[node.start : node.end].strip())
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
        if attached(outline, one) or _calls(outline, one) or (level and _in_table(outline, one)):
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


def _in_table(outline: Outline, node: Node) -> bool:
    """Whether a part is the head or a row of a table, which tell nothing of what a text says as a whole."""
    return node.start in outline.table_heads or outline.table(node.start) is not None


def _headed(outline: Outline) -> bool:
    """Whether a text without an outline of headings has something like one: a line that bears a number of the first rank."""
    return any(HEADED.match(outline.essay.text, one.start) for one in outline.paragraphs)


def _inner(node: Node) -> list[Node]:
    sections = [child for child in node.children if child.section and child.kind != "annex"]
    return sections or items(node)[:LEADS_MAX]
