"""How many parts, articles or points there are, with what is counted; and all that a text or a part of it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.ask.enumerated import led
from bot.ask.listing import are_points
from bot.ask.numbering import DIGITS, established, number, ordinals, through
from bot.ask.overviews import attached, tops
from bot.ask.parts import Missing, articles, divisions, located, within
from bot.ask.pieces import Piece, Said, items, named, whose
from bot.ask.plan import Plan
from bot.ask.subjects import of_kind
from bot.says import structure as says
from bot.text import measures, numbers, words
from bot.text.outline import Node, Outline, Span
from bot.text.quoting import named as called
from bot.text.sentences import leads_on, sentence_spans

# What is counted of a text's structure, by the measure word that asks for it.
POINTS = ("点", "条", "项", "步", "种", "类", "层", "件", "方面", "块", "部分", "小标题")
# Measure words for the parts of a text that have headings: 几大块、几个小标题 ask for one number.
LARGE = frozenset(("方面", "块", "板块", "部分", "小标题"))
# These measure words are kept; by the others parts are counted.
MEASURES = ("句", "编", "章", "节", "点", "条", "项", "款", "段", "步", "种", "类", "层", "件", "问")
# What is counted by these names are points that propose something, not what is amiss.
PROPOSALS = frozenset("建议 对策 措施 举措 办法 做法 主张 路径 路子 对策建议 政策建议".split())
# So many sentences are quoted that say how many there are.
TOLD_MAX = 2
# First sentences of what is counted are quoted whole where they have no more characters together.
LEADS_MAX = 600


def count(plan: Plan, outline: Outline, unit: str) -> Said | None:
    """How many of what is asked for; None where the structure does not tell."""
    essay = outline.essay
    if plan.steps:
        found = located(plan, outline)
        if isinstance(found, Missing) or len(found) > 1:
            return None
        whole = f"{called(essay)}{plan.label}" if found[0].kind == "article" else f"{whose(essay)}{plan.label}"
        inner = within(outline, found[0], unit)
        if unit in ("款", "项"):
            return _said(says.COUNTED(whose=whole, count=len(inner), unit=unit), outline, found) if inner else None
        made = _counted(whole, unit, outline, inner) if found[0].kind != "article" else None
        named_by = found[0].section is not None and not found[0].section.inline
        return replace(made, pieces=(Piece(found[0].lead, heading=True), *made.pieces)) if made and named_by else made
    if plan.node is not None:
        where = f"{whose(essay)}“{plan.node.label}”" if plan.node.label else f"{whose(essay)}的这一部分"
        inner = items(plan.node)
        if through(outline):  # what closes a part of these is none of them
            inner = [one for one in inner if number(outline, one)] or inner
        return _counted(where, unit, outline, inner)
    if (headed := of_kind(plan.things, outline)) is not None:
        node = headed.part.node
        if made := _counted(f"{whose(essay)}“{node.label}”", unit, outline, items(node)):
            return made
    # 几件民生实事 are told by a sentence, or not at all; the parts of the text are something else.
    counted = None if plan.known or not are_points(plan.things) else _of_text(outline, unit, plan.things)
    told = [one for thing in plan.things for one in _told(outline, unit, thing)]
    if told and not (counted and {number for number, _ in told} == {len(counted.pieces)}):
        spans = tuple(dict.fromkeys(span for _, span in told))[:TOLD_MAX]
        listed = led(outline, *spans[0]) if len(spans) == 1 else ()
        if len(listed) != told[0][0]:
            listed = ()
        points = [Piece(_first(outline, span), level=1) for span in listed]
        return Said(says.USED(whose=whose(outline.essay)), outline, (*map(Piece, spans), *points))
    return _stated(plan, outline, unit) if plan.known else counted


def _first(outline: Outline, item: Span) -> Span:
    """The first sentence of an item."""
    return sentence_spans(outline.essay.text, *item)[0]


def _of_text(outline: Outline, unit: str, things: Sequence[str]) -> Said | None:
    """How many parts, articles or points a text has; of proposals (`things`: 建议) only the points that propose."""
    essay = outline.essay
    if unit == "条" and (counted := articles(outline)) and _from_first(outline, counted):
        return _said(says.COUNTED(whose=whose(essay), count=len(counted), unit="条"), outline, [counted[-1]])
    if unit in ("编", "章", "节"):
        return _counted(whose(essay), unit, outline, divisions(outline, unit))
    bodies = [top for top in outline.tops if top.kind != "annex"]
    points = [one for top in bodies or [outline.root] for one in items(top) if one.kind != "paragraph"]
    points = [one for one in points if not attached(outline, one) and one.start not in {top.start for top in bodies}]
    points = _numbered_through(outline, points)
    if points and PROPOSALS.intersection(things):
        points = _proposing(outline, points)
        if not points and not bodies:
            return None
    over = {top.start for top in bodies for point in points if top.start <= point.start < top.end}
    if (
        unit in ("点", "条", "项") and points and not (len(bodies) > 2 and len(over) == 1)
    ):  # one of the five has a list of four
        return _counted(whose(essay), unit, outline, points)
    found = [one for one in tops(outline) if one.kind != "annex"]
    # What has a heading over several paragraphs is a part of the text, whatever it is called.
    headed = [one for one in found if one.section and not one.section.inline and len(items(one)) > 1]
    return _counted(whose(essay), "部分" if 2 * len(headed) > len(found) else unit, outline, found)


def _numbered_through(outline: Outline, points: Sequence[Node]) -> list[Node]:
    """Of points those that are numbered through all the parts; the lists within one of these, （1） to （8）, are its own."""
    whole = {one.start for one in through(outline)}
    other = (one for one in points if DIGITS.match(outline.essay.text, one.start) and one.start not in whole)
    return list(points) if any(other) else [one for one in points if one.start in whole] or list(points)


def _proposing(outline: Outline, points: Sequence[Node]) -> list[Node]:
    """Of points those of lists of which half or more propose something."""
    acts = {one.first for one in measures.proposals(outline)}
    acts |= {one.start for one in points if measures.OUGHT.search(outline.essay.text, *one.lead)}
    lists: dict[int, list[bool]] = {}
    for point in points:
        lists.setdefault(_list_of(outline, point), []).append(any(point.start <= at < point.end for at in acts))
    told = {key for key, propose in lists.items() if 2 * sum(propose) >= len(propose)}
    return [one for one in points if _list_of(outline, one) in told]


def _list_of(outline: Outline, point: Node) -> int:
    """Where the section, or the paragraph of a text without sections, begins that a point is counted in."""
    around = outline.section(point.start) or outline.paragraph(point.start)
    return around.start if around else 0


def _told(outline: Outline, unit: str, thing: str) -> Iterator[tuple[int, Span]]:
    """Where a text says how many there are of a thing that is named: the number, and the sentence. Example: 办好10件实事"""
    number = re.compile(
        rf"(?<![第\d.一二两三四五六七八九十百])(\d{{1,4}}|[一二两三四五六七八九十百]{{1,4}})(?:个|大)?{re.escape(unit)}[\u4e00-\u9fff]{{0,4}}?{re.escape(thing)}"
    )
    text = outline.essay.text
    for node in outline.root.walk():
        if node.kind == "sentence" and (match := number.search(words.fold(text[node.start : node.end]))):
            yield numbers.ordinal(match.group(1)), (node.start, node.end)


def inner(plan: Plan, outline: Outline, unit: str) -> Said | None:
    """How many points all the parts together have into which a text, or the part that is named, is divided."""
    over = items(plan.node) if plan.node is not None else tops(outline)
    found = [point for one in over for point in items(one)]
    if len(found) < 2 or len(found) == len(over) or not established(outline, found):
        return None
    where = f"{whose(outline.essay)}“{plan.node.label}”" if plan.node and plan.node.label else whose(outline.essay)
    return _said(says.COUNTED(whose=where, count=len(found), unit=measure(unit)), outline, found)


def _stated(plan: Plan, outline: Outline, unit: str) -> Said | None:
    """Where a text says before a list how many there are, in a sentence with half of the question's words: 抓好八个方面工作："""
    number = re.compile(rf"(?<![第\d])(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})(?:个|大|项)?{re.escape(unit)}")
    text = outline.essay.text
    leads = (node for node in outline.root.walk() if node.kind == "sentence" and leads_on(text[slice(*node.lead)]))
    for node in leads:
        said = words.fold(text[slice(*node.lead)])
        if number.search(said) and 2 * sum(word in said for word in plan.known) >= len(plan.known):
            return Said(says.USED(whose=whose(outline.essay)), outline, (Piece(node.lead),))
    return None


def _from_first(outline: Outline, found: Sequence[Node]) -> bool:
    """Whether articles are numbered through from the first, but for those that an amendment put behind others (之一)."""
    own = [number for number, behind in (ordinals(outline, one) for one in found) if not behind]
    return own == list(range(1, len(own) + 1))


def _counted(whole: str, unit: str, outline: Outline, found: Sequence[Node]) -> Said | None:
    if len(found) < 2 or unit not in (*POINTS, "编", "章", "节", "小节") or not established(outline, found):
        return None
    return _said(says.COUNTED(whose=whole, count=len(found), unit=measure(unit)), outline, found)


def measure(unit: str) -> str:
    """The measure word of an answer that counts by one of a question. Example: 节 -> 节; 方面 -> 个部分"""
    return unit if unit in MEASURES else "个部分"


def _said(lead: str, outline: Outline, found: Sequence[Node]) -> Said:
    """What there are so many of, by their names; by their first sentences where these are short together."""
    short = sum(one.lead[1] - one.lead[0] for one in found) <= LEADS_MAX
    spans = [one.lead if short else named(outline, one) for one in found]
    return Said(lead, outline, tuple(Piece(span, bool(one.section)) for span, one in zip(spans, found, strict=True)))
