"""Within which part of a text a number counts: 十件实事的第三件, 八方面工作里的第六个方面."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask import steps, subjects, year_part
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
# What items of a list are counted by, not the parts of a text: 第七个方面, 第五项, 第二个.
OF_A_LIST = re.compile("(?:方面|[点条项件个])$")
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


def counted(question: str, led: Sequence[Step], made: Plan, index: Index) -> Match | None:
    """The part within which a number counts, by how many it has, by what it calls these, or by the time that it tells of."""
    return of_so_many(question, led, made.essays, index) or _of_time(question, led[0], made, index)


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


def _of_time(question: str, step: Step, made: Plan, index: Index) -> Match | None:
    """The part of a yearly report that a time means: 去年工作的第五点; where none is told, this year's work: 第七个方面.

    None where the question has another word, which may name a part.
    """
    own = [word for word in made.own if word not in step.label and step.label not in word]
    if not made.named or made.counted or len(made.essays) != 1 or not OF_A_LIST.search(step.label):
        return None
    outline = index.outlines[made.essays[0].essay_id]
    node = None if year_part.further(own) else year_part.listing(question, outline, abs(step.number))
    return next((Match(part, 1.0, 1.0) for part in subjects.parts(outline) if part.node is node), None)


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
