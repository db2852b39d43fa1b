"""A plan -> an answer from a text's structure, in its own words: an article, a part, how many parts, an outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.ask.plan import Plan
from bot.domain import Answer, Essay, Evidence, Item, Passage
from bot.index.store import Index
from bot.says import ask as says
from bot.says import structure as told
from bot.text import numbers
from bot.text.building import Part, build
from bot.text.outline import Node, Outline, Span
from bot.text.quoting import shown

# A citation is no longer.
RUN_MAX = 400
# Of a text without headings so many paragraphs are outlined.
LEADS_MAX = 12
ITEM = re.compile(r"[（(]([一二三四五六七八九十百]{1,4}|\d{1,3})[)）]")
NUMERAL = re.compile(r"[一二两三四五六七八九十百零〇\d]+")

# What is quoted: its span, whether it is a heading, and its depth.
Piece = tuple[Span, bool, int]


def compose(plan: Plan, question: str, index: Index) -> Answer | None:
    """The answer that a plan asks for; None where the text has no such structure."""
    blocks: list[tuple[str, Essay, list[Piece]]] = []
    for essay in plan.essays:
        outline = index.outlines[essay.essay_id]
        made = _made(plan, outline)
        if made is None:
            return None
        blocks.append((made[0], essay, made[1]))
    return _answer(question, blocks, index)


def lacking(plan: Plan, index: Index) -> str | None:
    """That a text has no such article, where it counts its articles; None where it has it or counts none."""
    if plan.want != "article":
        return None
    (essay,) = plan.essays
    articles = _articles(index.outlines[essay.essay_id])
    if not articles or any(_number(node) == plan.number for node in articles):
        return None
    return told.NO_ARTICLE(title=essay.name, article=plan.label, most=len(articles))


def _made(plan: Plan, outline: Outline) -> tuple[str, list[Piece]] | None:
    if plan.want == "article":
        return _article(plan, outline)
    if plan.want == "part":
        return _part(plan, outline)
    if plan.want == "count":
        return _count(plan, outline)
    return _overview(outline)


def _article(plan: Plan, outline: Outline) -> tuple[str, list[Piece]] | None:
    node = next((one for one in _articles(outline) if _number(one) == plan.number), None)
    if node is None:
        return None
    text = outline.essay.text
    paragraphs = list(node.children)
    items = [ITEM.match(text, one.start) for one in paragraphs]
    if plan.inner:
        plain = [at for at, item in enumerate(items) if item is None]
        if plan.inner > len(plain):
            return None
        first = plain[plan.inner - 1]
        last = plain[plan.inner] if plan.inner < len(plain) else len(paragraphs)
        paragraphs, items = paragraphs[first:last], items[first:last]
    if plan.item:
        chosen = [
            one
            for one, item in zip(paragraphs, items, strict=True)
            if item and int(numbers.value(item.group(1))) == plan.item
        ]
        if not chosen:
            return None
        paragraphs = chosen[:1]
    pieces: list[Piece] = [(span, False, 0) for one in paragraphs for span in _runs(one)]
    return told.ARTICLE(title=outline.essay.name, article=plan.label), pieces


def _part(plan: Plan, outline: Outline) -> tuple[str, list[Piece]] | None:
    parts = _parts(outline, plan.unit)
    at = len(parts) - 1 if plan.number < 0 else plan.number - 1
    if not 0 <= at < len(parts):
        return None
    node = parts[at]
    pieces: list[Piece] = []
    if plan.item:
        points = [one for one in node.walk() if one.kind == "point"] or [
            o for o in node.walk() if o.kind == "paragraph"
        ]
        if plan.item > len(points):
            return None
        pieces = [(span, False, 0) for span in _runs(points[plan.item - 1])]
        return told.PART(whose=_whose(outline.essay), part=plan.label), pieces
    for one in node.walk():
        if one.section and not one.section.inline:
            pieces.append((one.lead, True, 0 if one is node else 1))
        elif one.kind == "paragraph":
            pieces += [(span, False, 0) for span in _runs(one)]
    return told.PART(whose=_whose(outline.essay), part=plan.label or told.LAST_PART()), pieces


def _count(plan: Plan, outline: Outline) -> tuple[str, list[Piece]] | None:
    essay, unit = outline.essay, plan.unit
    if unit == "条":
        articles = _articles(outline)
        if not articles:
            return None
        return told.COUNTED(whose=_whose(essay), count=len(articles), unit="条"), [(articles[-1].lead, False, 0)]
    if unit not in ("章", "节", "部分", "方面", "板块", "小节", "小标题"):
        return None
    parts = _parts(outline, unit)
    if len(parts) < 2:
        return None
    pieces: list[Piece] = [(one.lead, True, 0) for one in parts]
    return told.COUNTED(whose=_whose(essay), count=len(parts), unit=unit if unit in ("章", "节") else "个部分"), pieces


def _overview(outline: Outline) -> tuple[str, list[Piece]] | None:
    """Headings with the leads of what has none; a text without headings by the first sentences of its paragraphs."""
    essay, tops = outline.essay, outline.tops
    if len(tops) > 1:
        pieces: list[Piece] = []
        for one in tops:
            pieces.append((one.lead, True, 0))
            lead = next(
                (node.lead for node in one.walk() if node is not one and node.kind in ("paragraph", "section")), None
            )
            if lead is not None and lead != one.lead and len(tops) <= LEADS_MAX:
                pieces.append((lead, False, 1))
        return told.PARTS(whose=_whose(essay), count=len(tops)), pieces
    leads = [one.lead for one in outline.paragraphs if one.lead[1] - one.lead[0] > 1][:LEADS_MAX]
    return (told.LEADS(whose=_whose(essay)), [(lead, False, 0) for lead in leads]) if leads else None


def _parts(outline: Outline, unit: str) -> Sequence[Node]:
    """The chapters or sections of a text, or its parts of the highest rank."""
    if unit in ("编", "章", "节"):
        return [one for one in outline.sections if re.match(rf"第[^章节编]{{1,6}}{unit}", one.label or "")]
    return outline.tops


def _articles(outline: Outline) -> list[Node]:
    return [node for node in outline.root.walk() if node.kind == "article"]


def _number(article: Node) -> int:
    match = NUMERAL.search(article.label or "")
    return int(numbers.value(match.group())) if match else 0


def _runs(paragraph: Node) -> Iterator[Span]:
    """Runs of a paragraph's neighbouring sentences, each no longer than a citation may be."""
    sentences = [node for node in paragraph.walk() if node.kind == "sentence"]
    start = end = sentences[0].start
    for one in sentences:
        if one.end - start > RUN_MAX and end > start:
            yield start, end
            start = one.start
        end = one.end
    yield start, min(end, start + RUN_MAX)


def _whose(essay: Essay) -> str:
    return f"{essay.author}的文章" if essay.author else f"《{essay.name}》"


def _answer(question: str, blocks: Sequence[tuple[str, Essay, list[Piece]]], index: Index) -> Answer:
    parts: list[Part] = []
    evidence: list[Evidence] = []
    for lead, essay, pieces in blocks:
        outline = index.outlines[essay.essay_id]
        items = []
        for span, heading, level in pieces:
            number = len(evidence) + 1
            evidence.append(_evidence(number, outline, span))
            items.append(Item(f"“{shown(essay.text[slice(*span)])}”", (number,), level, heading))
        parts.append(Part(tuple(items), lead, verdict="supported", why=says.FROM_STRUCTURE()))
    return replace(build(question, parts, evidence, index.outlines), confidence=None)


def _evidence(number: int, outline: Outline, span: Span) -> Evidence:
    essay, (start, end) = outline.essay, span
    text = essay.text[start:end]
    place = (essay.essay_id, essay.title, essay.author, outline.heading(start), outline.point(start))
    return Evidence(number, Passage("", *place, start, end, text), start, end, text)
