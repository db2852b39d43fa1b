"""What a text has as many of as a question says there are: 报告点了哪四个问题 -> the part 一、现状和问题, which has four points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from bot.ask import steps, subjects
from bot.ask.enumerated import led
from bot.ask.overviews import tops
from bot.ask.pieces import items
from bot.ask.subjects import Match, Part
from bot.domain import Essay
from bot.index.store import Index
from bot.text import numbers, words
from bot.text.outline import Node, Outline, Span

MEASURE = "(?:个方面|方面|个|大|项|条|点|重)的?"
# Which ones of so many a thing are asked for: 哪四个问题, 列明智库提出的五项对策.
THINGS = re.compile(
    rf"(?:[哪那这]|列[出明举][^，。；？?]{{0,10}}?)(?<![第前后头每\d.{steps.NUMERALS}])(?P<number>{steps.N}){MEASURE}(?P<thing>[\u4e00-\u9fff]{{2,6}})"
)
# Of more texts at once no tree is made for it.
TEXTS_MOST = 20


def part(question: str, own: Sequence[str], essays: Sequence[Essay], index: Index) -> Match | None:
    """The one headed part, of these texts, that has so many of what its heading names; or the text whose title says so.

    None where there are several, or where it has not half of the words that are the question's `own` besides.
    """
    asked = _asked(question) if len(essays) <= TEXTS_MOST else []
    outlines = [index.outlines[essay.essay_id] for essay in essays] if asked else []
    for number, thing in asked:
        parts = [one for outline in outlines for one in subjects.parts(outline) if one.headed and thing in one.name]
        titled = [
            one
            for one in parts
            if one.node.kind == "document"
            and number in _said(thing, one.outline.essay.name)
            and len(tops(one.outline)) == number
        ]
        found = titled or [one for one in parts if one.node.kind != "document" and len(items(one.node)) == number]
        if found:
            rest = [word for word in own if word not in thing and thing not in word]
            return Match(found[0], 1.0, 1.0) if len(found) == 1 and _speaks(found[0], rest) else None
    return None


def lead(question: str, outlines: Iterable[Outline]) -> tuple[Outline, Span, tuple[Span, ...]] | None:
    """The one sentence of these texts that says it leads to so many items, with them: 笔者有三点建议：

    None where there are several.
    """
    several = tuple(outlines)
    for number, thing in _asked(question):
        found = [
            (outline, (node.start, node.end), spans)
            for outline in several
            for node in _sentences(outline)
            if number in _said(thing, outline.essay.text[node.start : node.end])
            and len(spans := led(outline, node.start, node.end)) == number
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _said(thing: str, text: str) -> list[int]:
    """How many of a thing a text says there are, each time. Example: 问题, of 存在三个突出问题 -> [3]"""
    if thing not in text:
        return []
    says = re.compile(rf"({steps.N}){MEASURE}[\u4e00-\u9fff]{{0,2}}{re.escape(thing)}")
    return [numbers.ordinal(match[1]) for match in says.finditer(words.fold(text))]


def _speaks(one: Part, rest: Sequence[str]) -> bool:
    essay, node = one.outline.essay, one.node
    held = f"{essay.name} {essay.author or ''} {essay.text[node.start : node.end]}"
    return 2 * sum(word in held for word in rest) >= len(rest)


def _sentences(outline: Outline) -> Iterator[Node]:
    return (node for node in outline.root.walk() if node.kind == "sentence")


def _asked(question: str) -> list[tuple[int, str]]:
    """How many a question says there are, and of what, by the longest name first. Example: 哪四个问题呢 -> (4, 问题呢), (4, 问题)"""
    found: dict[tuple[int, str], None] = {}
    for match in THINGS.finditer(question):
        ends = list(accumulate(len(word) for word, _ in words.tagged(match["thing"])))
        if (number := numbers.ordinal(match["number"])) > 1:
            found |= dict.fromkeys((number, match["thing"][:end]) for end in reversed(ends) if end > 1)
    return list(found)
