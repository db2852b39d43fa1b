"""Within which part of a text a number counts: 十件实事的第三件, 八方面工作里的第六个方面."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask import steps, subjects
from bot.ask.overviews import tops
from bot.ask.pieces import items
from bot.ask.plan import Plan
from bot.ask.steps import Step
from bot.ask.subjects import Match
from bot.domain import Essay
from bot.index.store import Index
from bot.text import numbers

# A paragraph whose points are counted is meant where the question has so much of its first sentence.
TOLD = 0.4
# How many there are of what a part is counted among.
SO_MANY = re.compile(rf"(?<![第前后头\d])({steps.N})(?:个|大)?(方面|部分|[项条件点步类种])")
# What the points of a section are called by its heading: 第三条建议.
KIND = re.compile(
    rf"第{steps.N}(?:条|点|项|个|方面)的?(?P<thing>建议|对策|措施|举措|路径|办法|问题|困难|短板|原因|经验|体会|做法)"
)
# What is counted so is a thing, never a part of a text as such.
THINGS = "件步类种"


def enumerating(step: Step, made: Plan, found: Sequence[Match]) -> Match | None:
    """The part with most of the question's words that enumerates so many points: 十件民生实事的第六件, told in one paragraph."""
    said = [word for word in made.own if word not in step.label and step.label not in word]
    for match in found:
        node = match.part.node
        points = [one for one in node.walk() if one.kind == "point" and one is not node]
        held = sum(len(word) for word in said if word in match.part.name)
        near = 2 * held >= sum(map(len, said)) > 0 or match.cover >= TOLD
        if near and node.kind == "paragraph" and len(points) >= step.number > 0:
            return match
    return None


def of_so_many(question: str, led: Sequence[Step], essays: Sequence[Essay], index: Index) -> Match | None:
    """The one part of a text that enumerates as many as the question says there are, or what it calls what is numbered.

    Example: 八方面工作里的第六个方面; 第三条建议, of a text with a section 三、有关建议
    """
    if len(essays) == 1 and (kind := KIND.search(question)):
        return subjects.of_kind([kind["thing"]], index.outlines[essays[0].essay_id])
    many, _ = _told(question, led)
    if len(essays) != 1 or not 1 < many >= abs(led[0].number):
        return None
    found = [one for one in subjects.parts(index.outlines[essays[0].essay_id]) if len(items(one.node)) == many]
    return Match(found[0], 1.0, 1.0) if len(found) == 1 else None


def elsewhere(question: str, led: Sequence[Step], match: Match | None, essays: Sequence[Essay], index: Index) -> bool:
    """Whether a number counts things of which a text has no list as such: 十件实事的第三件, which no part enumerates."""
    many, unit = _told(question, led)
    if many < 2 or unit not in THINGS:
        return False
    whole = (len(tops(index.outlines[one.essay_id])) for one in essays)
    return many not in ([len(items(match.part.node))] if match else whole)


def _told(question: str, led: Sequence[Step]) -> tuple[int, str]:
    """How many of what the question says there are; 0 where it does not say it."""
    for match in SO_MANY.finditer(question):
        if not any(match.group() in step.label for step in led):
            return numbers.ordinal(match[1]), match[2]
    return 0, ""


def holds_points(sure: Match | None, index: Index) -> bool:
    """Whether a question names a headed part of a text without articles: 工作要求第三条 is a point of it."""
    return (
        sure is not None
        and sure.told
        and sure.part.headed
        and not subjects.with_articles([sure.part.outline.essay], index)
    )
