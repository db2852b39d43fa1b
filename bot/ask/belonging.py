"""What belongs to a point in digits whose list, and what closes it, stand in paragraphs of their own.

Example: 2.Ⅲ级响应。有下列情形之一的启动：⏎（1）…；⏎（2）…。⏎由副指挥长批准启动。 -> the items and the last line are of Ⅲ级响应
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.ask import enumerated
from bot.ask.enumerated import led
from bot.ask.numbering import BORN
from bot.ask.spelled import BEHIND_LEVEL, LEVEL, LEVELS
from bot.text.outline import Outline, Span
from bot.text.sentences import leads_on

# A point in digits with its name.
POINT = re.compile(r"\d{1,2}[.．、](?!\d)[ \u3000]{0,2}(?P<name>[^。：:；，\n]{2,20})[。：:]")

# A line above a table is its title unless it ends so; a longer table is not given with it.
CLOSED = re.compile(r"[。；！？]\s*\Z")
ROWS_MAX = 20


@dataclass(frozen=True, slots=True)
class Over:
    """What stands over a line: the name of the point, what leads to its items (None: the line itself does), and these.

    `closes`: the line ends them.
    """

    name: str
    lead: Span | None
    items: tuple[Span, ...]
    closes: bool


def name(outline: Outline, at: int) -> tuple[str, ...]:
    """The name of the point to which a line belongs; empty for a line of its own."""
    over = _lines(outline).get(at)
    return (over.name,) if over else ()


def lead(outline: Outline, at: int) -> Span | None:
    """What leads to the item at a place, with the name of its point; as `enumerated.lead` else."""
    over = _lines(outline).get(at)
    return over.lead if over and over.lead and not over.closes else enumerated.lead(outline, at)


def closed(outline: Outline, at: int) -> tuple[Span, ...]:
    """The lead and the items that a line closes; empty where it closes none."""
    over = _lines(outline).get(at)
    return (over.lead, *over.items) if over and over.lead and over.closes else ()


def further(outline: Outline, start: int, end: int) -> tuple[Span, ...]:
    """What a sentence that names a list or a table says nothing without: its items, what it closes, the rows below it."""
    return led(outline, start, end) or closed(outline, start) or _captioned(outline, start, end)


def needs(outline: Outline, start: int, end: int) -> bool:
    """Whether a line closes a list, or is the title of a table."""
    return bool(closed(outline, start) or _captioned(outline, start, end))


def _captioned(outline: Outline, start: int, end: int) -> tuple[Span, ...]:
    """The rows of the table that stands right below a line; none below a sentence, or of a long one."""
    text = outline.essay.text
    if CLOSED.search(text[start:end]):
        return ()
    for table in outline.tables:
        if table.span[0] >= end and not text[end : table.span[0]].strip() and len(table.rows) <= ROWS_MAX:
            return (*([table.head] if table.head else []), *table.rows)
    return ()


def level(question: str, told: str) -> bool:
    """Whether a line tells of another level of the thing that a question asks about. Example: 二级响应, of Ⅲ级响应 -> True"""
    asked, given = _levels(question), _levels(told)
    return any(thing in given and not levels & given[thing] for thing, levels in asked.items())


def _levels(text: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for match in LEVEL.finditer(text):
        number = next(at for at, forms in enumerate(LEVELS) if match["level"] in forms)
        found.setdefault(text[match.end() : match.end() + BEHIND_LEVEL], set()).add(number)
    return found


@lru_cache(maxsize=64)
def _lines(outline: Outline) -> Mapping[int, Over]:
    return dict(_belonging(outline))


def _belonging(outline: Outline) -> Iterator[tuple[int, Over]]:
    text = outline.essay.text
    paragraphs = outline.paragraphs
    for number, one in enumerate(paragraphs):
        match = POINT.match(text, one.start, one.end)
        over = (one.start, max(node.end for node in one.walk()))
        if match is None:
            continue
        items = led(outline, *over) if leads_on(text[slice(*over)]) else ()
        if not items:
            if LEVEL.search(match["name"]):
                first, *others = [node for node in one.walk() if node.kind == "sentence"]
                yield from (
                    (node.start, Over(match["name"], (first.start, first.end), (), closes=False)) for node in others
                )
            continue
        yield from (
            (node.start, Over(match["name"], None, items, closes=False))
            for node in one.walk()
            if node.start > one.start
        )
        for start, _ in items:
            yield start, Over(match["name"], over, items, closes=False)
        after = next((other for other in paragraphs[number + 1 :] if other.start >= items[-1][1]), None)
        section = outline.section(one.start)
        inside = after and (section is None or after.start < section.end)
        if after and inside and not BORN.match(text, after.start) and not leads_on(text[after.start : after.end]):
            yield after.start, Over(match["name"], over, items, closes=True)
