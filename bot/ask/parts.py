"""A part of a text, whole: an article, a part or point by its number, a section or a point by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.ask.numbering import how_many, in_order, marked, ordinals
from bot.ask.numbering import through as numbered_through
from bot.ask.overviews import attached, outlined, tops
from bot.ask.pieces import Piece, Said, items, led_to, unsigned, whole, whose
from bot.ask.pieces import named as name
from bot.ask.plan import Plan
from bot.ask.several_places import dotted, questions
from bot.ask.steps import DOTTED, MARK, Step
from bot.says import structure as says
from bot.text import official
from bot.text.annexes import LINE
from bot.text.outline import Node, Outline
from bot.text.quoting import named as called
from bot.text.sentences import leads_on

SUBITEM = re.compile(r"\d{1,2}[.、．](?!\d)")
ITEM = re.compile(r"[（(](?:[一二三四五六七八九十百]{1,4}|\d{1,3})[)）]")
DIVISIONS, PLAIN = ("编", "章", "节"), ("款", "段", "句")  # known by their numbers; by their places
# A longer part is told by its headings and leads.
PART_MAX = 1800


@dataclass(frozen=True, slots=True)
class Missing:
    """That a text has no part of that step `within` the part before it (empty: in all), but so many of its kind."""

    within: str
    step: Step
    most: int


def numbered(plan: Plan, outline: Outline) -> Said | None:
    """The part that the question names by its number, whole; of the text, or of the section that it names too."""
    found = located(plan, outline)
    if isinstance(found, Missing):
        return _listed(found.step, outline)
    if plan.steps[0].unit == "条" and found[0].kind != "point" and articles(outline):
        lead = says.ARTICLE(title=called(outline.essay), article=plan.label)
    else:
        within = f"“{plan.node.label}”" if plan.node and plan.node.label else "这一部分" if plan.node else ""
        row = says.LEADS_OF_NUMBER if any(map(_is_long, found)) else says.PART
        if plan.steps[-1].unit == MARK:
            return _marked(plan, within, outline, found)
        lead = row(whose=whose(outline.essay), part=within + plan.label)
    made = (_annex(outline, one) if one.kind == "annex" else entire(outline, one) for one in found)
    pieces = tuple(piece for several in made for piece in several)
    return Said(lead, outline, pieces)


def _marked(plan: Plan, within: str, outline: Outline, found: Sequence[Node]) -> Said:
    """All points that begin with a mark, whole; of many only their names."""
    step = plan.steps[-1]
    where = whose(outline.essay) + within + "".join(one.label for one in plan.steps[:-1])
    long = sum(one.end - one.start for one in found) > PART_MAX
    row = says.LEADS_OF_MARKED if long else says.MARKED
    made = ([Piece(name(outline, one))] if long else entire(outline, one) for one in found)
    return Said(row(where=where, marks=step.label), outline, tuple(piece for several in made for piece in several))


def _listed(step: Step, outline: Outline) -> Said | None:
    """The line of the list of annexes that names one which is not there itself."""
    stated = [span for name, span in official.facts(outline.essay.text) if name == "attachment"]
    if step.unit != "附件" or not 0 < step.number <= len(stated):
        return None
    lead = says.LISTED_ONLY(whose=whose(outline.essay), part=step.label)
    return Said(lead, outline, (Piece(stated[step.number - 1]),))


def located(plan: Plan, outline: Outline) -> tuple[Node, ...] | Missing:
    """The parts to which a plan's steps lead, or which of the steps leads nowhere."""
    found: tuple[Node, ...] = (plan.node or outline.root,)
    before = ""
    for step in plan.steps:
        inner = [one for node in found for one in _inner(outline, node, step)]
        chosen = _chosen(outline, inner, step)
        if not chosen:
            return Missing(before, step, how_many(outline, inner))
        found, before = chosen, before + step.label
    return found


def _inner(outline: Outline, node: Node, step: Step) -> Sequence[Node]:
    """The parts of a part among which a step counts."""
    whole_text, unit = node is outline.root, step.unit
    if unit == "附件":
        return outline.annexes
    if unit == MARK:
        return marked(outline, node, step.label[-2])
    if unit in (DOTTED, "问"):
        return dotted(outline, node, step.label) if unit == DOTTED else questions(outline, node)
    if unit == "句":
        return [one for one in node.walk() if one.kind == "sentence" and _closed(outline, one)]
    if unit in DIVISIONS:
        if unit != "节" or not whole_text or any(divisions(outline, one) for one in DIVISIONS):
            return [one for one in divisions(outline, unit) if node.start <= one.start < node.end]
    elif unit == "段":
        until = outline.annexes[0].start if whole_text and outline.annexes else node.end
        inner = [one for one in node.walk() if one.kind == "paragraph" and one.start < until]
        # Its number, whom it is sent to and its signature are no paragraphs of what it says.
        return ([one for one in inner if _closed(outline, one)] or inner) if whole_text else inner
    elif unit == "目":
        inside = (one for one in outline.root.walk() if one.kind != "sentence" and node.start < one.start < node.end)
        inner = [one for one in inside if SUBITEM.match(outline.essay.text, one.start)]
        return list({one.start: one for one in inner}.values())
    elif unit in ("款", "项") and not whole_text and (inner := within(outline, node, unit)):
        return inner
    elif unit == "条" and (counted := articles(outline)):
        return [one for one in counted if node.start <= one.start < node.end]
    if not whole_text:
        inner = items(node)
        led = node.kind == "article" and inner[1:] and leads_on(outline.essay.text[slice(*node.lead)])
        return inner[1:] if led and inner[0].start == node.start else inner
    found = tops(outline)
    # A paragraph without a number is no point of these.
    inner = [point for top in found for point in items(top) if not attached(outline, point)]
    through = [point for point in inner if point.kind != "paragraph" or ordinals(outline, point)[0]]
    # 第九条 of a text of four parts with twelve points, and its last: these are counted through.
    counted = list(numbered_through(outline))
    beyond = step.number > len(found) or (step.number < 0 and unit in ("条", "项")) or (unit == "条" and bool(counted))
    born = [ordinals(outline, one)[0] for one in through]
    # （一） stands as a heading in each part: nobody counts these through, nor points that are asked for as points.
    anew = len(set(born)) < len(born) and (unit == "点" or any(one.section for one in through))
    if not beyond or unit not in ("点", "条", "项"):
        return found
    sole = [one for one, number in zip(through, born, strict=True) if number == step.number]
    return counted or (sole if anew and len(sole) == 1 else through if through and not anew else found)


def _chosen(outline: Outline, inner: Sequence[Node], step: Step) -> tuple[Node, ...]:
    """The parts that a step names: by the numbers that they bear, else by their places; none where they are fewer."""
    bearing = [(0, 0) if step.unit in PLAIN else ordinals(outline, one) for one in inner]
    if step.unit == MARK:
        wanted_marks = range(step.number, step.number + step.many)
        return tuple(one for one, (number, _) in zip(inner, bearing, strict=True) if number in wanted_marks)
    anew = len(set(bearing)) < len(bearing)  # numbered anew in each part over them: the places count
    borne = [given for given, _ in bearing]
    if step.number > 0 and (any(borne) if step.unit in DIVISIONS else in_order(borne) or (all(borne) and not anew)):
        wanted = {(step.number + at, step.behind) for at in range(step.many)}
        return tuple(one for one, number in zip(inner, bearing, strict=True) if number in wanted)
    if step.behind:
        return ()
    end = len(inner) + step.number + 1 if step.number < 0 else step.number + step.many - 1
    start = end - step.many
    return tuple(inner[start:end]) if start >= 0 and end <= len(inner) else ()


def _closed(outline: Outline, node: Node) -> bool:
    return re.search("[。！？]", outline.essay.text[node.start : node.end]) is not None


def divisions(outline: Outline, unit: str) -> Sequence[Node]:
    """The parts (编), chapters (章) or sections (节) of a text."""
    return [one for one in outline.sections if re.match(rf"第[^章节编]{{1,6}}{unit}", one.label or "")]


def within(outline: Outline, node: Node, unit: str) -> list[Node]:
    """The items (项) of an article or of a paragraph of it, its paragraphs (款), each with its items, or what else it enumerates."""
    if unit == "项" and node.kind in ("article", "paragraph"):
        inner = (one for one in node.walk() if one.kind == "paragraph" and one is not node)
        return _with_subitems(outline, inner)
    if unit != "款" or node.kind != "article":
        return items(node)
    found: list[list[Node]] = []
    for one in node.children:
        if ITEM.match(outline.essay.text, one.start) and found:
            found[-1].append(one)
        else:
            found.append([one])
    return [_joint(several) for several in found]


def _with_subitems(outline: Outline, paragraphs: Iterable[Node]) -> list[Node]:
    """The items among the paragraphs of an article, each with what is numbered in digits below it (目)."""
    found: list[list[Node]] = []
    open_ = False
    for one in paragraphs:
        item = ITEM.match(outline.essay.text, one.start)
        if item:
            found.append([one])
        elif open_ and SUBITEM.match(outline.essay.text, one.start):
            found[-1].append(one)
        open_ = item is not None or (open_ and found[-1][-1] is one)
    return [several[0] if len(several) == 1 else _joint(several) for several in found]


def _joint(several: Sequence[Node]) -> Node:
    return replace(several[0], end=several[-1].end, children=tuple(several))


def _annex(outline: Outline, node: Node) -> Iterator[Piece]:
    """An annex with all that stands below its line."""
    bare = LINE.match(node.label or "")
    # Its number alone is said before it; its name is not.
    named = len(list(node.walk())) == 1 or (bare is not None and bool(bare["title"].strip()))
    yield from (piece for piece in whole(outline, node) if named or piece.span != node.lead)


def named(plan: Plan) -> Said | None:
    """The section or point that the question names, whole."""
    return unit(plan.match.part.outline, plan.match.part.node) if plan.match else None


def unit(outline: Outline, node: Node) -> Said:
    """A part of a text, whole; of a long one its headings and leads."""
    heading = outline.heading(node.start)
    own = node.section is not None
    row = says.WHOLE_SECTION if own else says.WHOLE_POINT if heading else says.WHOLE_PART
    if _is_long(node):
        row = says.LEADS_OF_SECTION if own or heading else says.LEADS_OF_PART
    lead = row(whose=whose(outline.essay), heading=(node.label if own else heading) or "")
    pieces = entire(outline, node)
    return Said(lead, outline, pieces[1:] if own and pieces[0].span == node.lead and len(pieces) > 1 else pieces)


def entire(outline: Outline, node: Node) -> tuple[Piece, ...]:
    """All of a part; of a long one its headings and leads."""
    if not _is_long(node):
        pieces = tuple(whole(outline, node))
        return led_to(outline, pieces[: unsigned(outline.essay.text, [piece.span for piece in pieces])])
    own = (Piece(node.lead, heading=True),) if node.section and not node.section.inline else ()
    return (*own, *outlined(outline, node, 2))


def _is_long(node: Node) -> bool:
    return node.end - node.start > PART_MAX and len(items(node)) > 1


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
