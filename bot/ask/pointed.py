"""A part that a question points at by words of its heading or opening: 突破关键核心技术那块, 扩大有效投资那部分."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.ask import so_many
from bot.ask.plan import Plan
from bot.ask.subjects import HEADED_MIN, TEXTS_MAX, THEMED, Match, Part, parts
from bot.index.store import Index
from bot.text import keys, names, words
from bot.text.outline import Node, Outline

# A paragraph is called by its first sentence where that is no longer: 着力扩大有效投资。
LEAD_MAX = 20


def part(question: str, outlines: Iterable[Outline]) -> Match | None:
    """The one part that a folded question calls by the end of what stands before 那块: 突破关键核心技术那块, 今年扩大有效投资那一块.

    A section whose heading has it, or else a paragraph or point that opens with a short sentence which has it; None where
    there are several.
    """
    named = [one for outline in outlines for one in parts(outline) if one.node is not outline.root]
    for said in THEMED.finditer(question):
        theme = said["theme"]
        for at in range(len(theme) - HEADED_MIN + 1):
            called = theme[at:]
            if _tells(theme[:at], named):
                break
            held = [one for one in named if called in one.name]
            headed = [one for one in held if one.node.section and one.node.kind != "annex"]
            found = headed or [one for one in held if len(one.name) <= LEAD_MAX] or _opening(called, named)
            if found:
                return Match(found[0], 1.0, 1.0) if len(found) == 1 else None
    return None


def _tells(before: str, named: Sequence[Part]) -> bool:
    """Whether what stands before the words of a part says more than when, where and in whose text: 住房 before 保障制度."""
    titles = {f"{one.outline.essay.name}{one.outline.essay.author or ''}" for one in named}
    said = (word for word in keys.content(before) if not names.places(word) and words.tagged(word)[0][1] != "t")
    return any(not any(word in words.fold(title) for title in titles) for word in said)


def _opening(called: str, named: Sequence[Part]) -> list[Part]:
    """The smallest of these parts around each short sentence that has some words: …。着力扩大有效投资。推进…"""
    found = []
    for outline in {id(part.outline): part.outline for part in named}.values():
        text = outline.essay.text
        for one in outline.root.walk():
            if (
                one.kind == "sentence"
                and one.end - one.start <= LEAD_MAX
                and called in words.fold(text[slice(*one.lead)])
            ):
                around = [part for part in named if part.outline is outline and _around(part.node, one)]
                found += [min(around, key=lambda part: part.node.end - part.node.start)] if around else []
    return found


def _around(node: Node, one: Node) -> bool:
    return node.start <= one.start and one.end <= node.end and not node.section


def plan(question: str, asking: Sequence[str], made: Plan, sure: Match | None, index: Index) -> Plan | None:
    """The plan of a question that points at a part (…那一块), or says how many of a thing it has; None for any other."""
    if len(made.essays) <= TEXTS_MAX and made.want != "task" and not (made.named and sure):
        outlines = [index.outlines[essay.essay_id] for essay in made.essays]
        if (called := part(question, outlines)) is not None:
            return replace(made, want="section", match=called, called=True)
    several = so_many.part(question, asking, made.essays, index)
    return None if several is None else replace(made, want="list", match=several)
