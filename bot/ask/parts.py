"""A part of a text, whole: an article, a part or point by its number, a section or a point by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ask.overviews import outlined, tops
from bot.ask.pieces import Piece, Said, items, runs, whole, whose
from bot.ask.plan import Plan
from bot.says import structure as says
from bot.text import annexes, numbers
from bot.text.outline import Node, Outline

ITEM = re.compile(r"[（(]([一二三四五六七八九十百]{1,4}|\d{1,3})[)）]")
NUMERAL = re.compile(r"[一二两三四五六七八九十百零〇\d]+")
# A longer part is told by its headings and leads.
PART_MAX = 1800


def article(plan: Plan, outline: Outline) -> Said | None:
    """An article by its number, or a paragraph or an item of it."""
    node = article_of(outline, plan.number)
    if node is None:
        return None
    paragraphs = paragraphs_of(outline, node, plan.inner)
    if plan.item:
        marks = [ITEM.match(outline.essay.text, one.start) for one in paragraphs]
        chosen = (one for one, mark in zip(paragraphs, marks, strict=True) if mark and _value(mark) == plan.item)
        paragraphs = list(chosen)[:1]
    if not paragraphs:
        return None
    pieces = tuple(piece for one in paragraphs for piece in runs(outline, one))
    return Said(says.ARTICLE(title=outline.essay.name, article=plan.label), outline, pieces)


def paragraphs_of(outline: Outline, node: Node, number: int = 0) -> list[Node]:
    """The paragraphs (款) of an article with their items; of a `number`, that one alone, empty where there is none."""
    found: list[list[Node]] = []
    for one in node.children:
        if ITEM.match(outline.essay.text, one.start) and found:
            found[-1].append(one)
        else:
            found.append([one])
    if number > len(found):
        return []
    return found[number - 1] if number else [one for several in found for one in several]


def count_of(outline: Outline, node: Node) -> int:
    """How many paragraphs (款) an article has."""
    return sum(ITEM.match(outline.essay.text, one.start) is None for one in node.children)


def numbered(plan: Plan, outline: Outline) -> Said | None:
    """A part by its number: of the whole text, or of the section that the question names; or a point of that part."""
    if plan.unit == "附件":
        pieces = tuple(annex(outline, plan.number))
        lead = says.PART(whose=whose(outline.essay), part=plan.label)
        return Said(lead, outline, pieces) if pieces else None
    found = part(plan, outline)
    if found is None:
        return None
    if plan.item:
        inner = items(found)
        if plan.item > len(inner):
            return None
        found = inner[plan.item - 1]
    label = plan.label or says.LAST_PART()
    within = f"“{plan.node.label}”" if plan.node and plan.node.label else ""
    return Said(says.PART(whose=whose(outline.essay), part=within + label), outline, _all(outline, found))


def annex(outline: Outline, number: int) -> Iterator[Piece]:
    """An annex by its number, with all that stands below its line."""
    for node in outline.annexes:
        if annexes.number(node.label or "") == number:
            named = bool(node.label) and len(list(node.walk())) == 1  # all there is of it is its name
            yield from (piece for piece in whole(outline, node) if named or piece.span != node.lead)
            return


def part(plan: Plan, outline: Outline) -> Node | None:
    """The part of that number; None where there is none."""
    found = siblings(plan, outline)
    at = len(found) - 1 if plan.number < 0 else plan.number - 1
    return found[at] if 0 <= at < len(found) else None


def siblings(plan: Plan, outline: Outline) -> Sequence[Node]:
    """The parts that a number counts: chapters, sections, parts of the highest rank, or what the named part enumerates."""
    if plan.node is not None and plan.unit == "点":
        return items(plan.node)
    if plan.unit in ("编", "章", "节"):
        return divisions(outline, plan.unit)
    return tops(outline)


def divisions(outline: Outline, unit: str) -> Sequence[Node]:
    """The chapters (章) or sections (节) of a text."""
    return [one for one in outline.sections if re.match(rf"第[^章节编]{{1,6}}{unit}", one.label or "")]


def named(plan: Plan) -> Said | None:
    """The section or point that the question names, whole."""
    if plan.match is None:
        return None
    return unit(plan.match.part.outline, plan.match.part.node)


def unit(outline: Outline, node: Node) -> Said:
    """A part of a text, whole; of a long one its headings and leads."""
    heading = outline.heading(node.start)
    own = node.section is not None
    row = says.WHOLE_SECTION if own else says.WHOLE_POINT if heading else says.WHOLE_PART
    lead = row(whose=whose(outline.essay), heading=(node.label if own else heading) or "")
    pieces = _all(outline, node)
    return Said(lead, outline, pieces[1:] if own and pieces[0].span == node.lead and len(pieces) > 1 else pieces)


def _all(outline: Outline, node: Node) -> tuple[Piece, ...]:
    long = node.end - node.start > PART_MAX and len(items(node)) > 1
    return tuple(outlined(outline, node, 2) if long else whole(outline, node))


def enclosing(outline: Outline, at: int, beyond: int = 0) -> Node | None:
    """The point, article or paragraph around an offset: what is to be quoted whole where a sentence of it answers.

    It ends `beyond` another: a lead's items may stand in paragraphs of their own.
    """
    path = [node for node in outline.path(at) if node.end > beyond]
    for kind in ("point", "article", "paragraph"):
        if found := next((node for node in reversed(path) if node.kind == kind), None):
            return found
    return None


def articles(outline: Outline) -> list[Node]:
    """The articles of a text."""
    return [node for node in outline.root.walk() if node.kind == "article"]


def article_of(outline: Outline, number: int) -> Node | None:
    """The article of that number."""
    return next((one for one in articles(outline) if _number(one) == number), None)


def _number(node: Node) -> int:
    match = NUMERAL.search(node.label or "")
    return numbers.ordinal(match.group()) if match else 0


def _value(mark: re.Match[str]) -> int:
    return numbers.ordinal(mark.group(1))
