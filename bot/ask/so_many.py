"""What a text has as many of as a question says there are: 报告点了哪四个问题 -> the part 一、现状和问题, which has four points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from bot.ask import steps, subjects
from bot.ask.enumerated import led
from bot.ask.overviews import tops
from bot.ask.pieces import items
from bot.ask.subjects import Match
from bot.domain import Essay
from bot.index.store import Index
from bot.text import numbers, words
from bot.text.outline import Node, Outline, Span

MEASURE = "(?:个|大|项|条|点|重|方面){1,2}的?"
# So many of a thing; and which they are is asked.
THINGS = re.compile(rf"(?<![第前后头每\d.])(?P<number>{steps.N}){MEASURE}(?P<thing>[\u4e00-\u9fff]{{2,6}})")
# Of more texts at once no tree is made for it.
TEXTS_MOST = 20
ASKS = re.compile(r"哪(?:[二两三四五六七八九十]|\d)|列[出明举]|列一|分别|哪些|是什么|是啥|各是|说说|讲讲")


def part(question: str, essays: Sequence[Essay], index: Index) -> Match | None:
    """The one part of these texts that has so many of what its heading names; or the text whose title says that it has them.

    None where there are several.
    """
    if not ASKS.search(question) or len(essays) > TEXTS_MOST:
        return None
    outlines = [index.outlines[essay.essay_id] for essay in essays]
    for number, thing in _asked(question):
        parts = [one for outline in outlines for one in subjects.parts(outline) if one.headed and thing in one.name]
        says = re.compile(rf"(?P<number>{steps.N}){MEASURE}{re.escape(thing)}")
        of_titles = [
            one
            for one in parts
            if (match := says.search(words.fold(one.outline.essay.name))) and numbers.ordinal(match["number"]) == number
        ]
        titled = [one for one in of_titles if one.node.kind == "document" and len(tops(one.outline)) == number]
        found = titled or [one for one in parts if len(items(one.node)) == number]
        if found:
            return Match(found[0], 1.0, 1.0) if len(found) == 1 else None
    return None


def lead(question: str, outlines: Iterable[Outline]) -> tuple[Outline, Span, tuple[Span, ...]] | None:
    """The one sentence of these texts that leads to so many items and says so, with them: 笔者有三点建议：

    None where there are several.
    """
    for number, thing in _asked(question) if ASKS.search(question) else ():
        says = re.compile(rf"{steps.N}{MEASURE}[\u4e00-\u9fff]{{0,4}}?{re.escape(thing)}")
        found = [
            (outline, (node.start, node.end), spans)
            for outline in outlines
            for node in _sentences(outline)
            if says.search(words.fold(outline.essay.text[node.start : node.end]))
            and len(spans := led(outline, node.start, node.end)) == number
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _sentences(outline: Outline) -> Iterator[Node]:
    return (node for node in outline.root.walk() if node.kind == "sentence")


def _asked(question: str) -> Iterator[tuple[int, str]]:
    """How many a question says there are, and of what, by the longest name first. Example: 哪四个问题呢 -> (4, 问题呢), (4, 问题)"""
    for match in THINGS.finditer(question):
        ends = list(accumulate(len(word) for word, _ in words.tagged(match["thing"])))
        if (number := numbers.ordinal(match["number"])) > 1:
            yield from ((number, match["thing"][:end]) for end in reversed(ends) if end > 1)
