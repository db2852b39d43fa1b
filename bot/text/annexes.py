"""Annexes (附件1, 附录): what stands below such a line is no part of the section before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain import Essay, Section
from bot.text import numbers
from bot.text.closings import is_imprint
from bot.text.headings import HEADING_MAX, blocks
from bot.text.numbered_headings import numbered_sections
from bot.text.official import DATED

LEVEL = 0  # above every section of the text
LINE = re.compile(
    r"附[件录表](?:[ \t\u3000]{0,4}(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2}(?:[-—－]\d{1,2})?)(?!\d|[.、．]\S))?"
    r"(?P<colon>[ \t\u3000]{0,4}[：:])?(?P<title>[^。；！？\t]{0,60})$"
)
OPENS = frozenset("附（(—－-12一二")  # such a line, or one of a date alone, begins with
# 附件：1.名单 lists several, each with its number on a line of its own (GB/T 9704-2012, 7.3.4): no annex begins there.
OF_SEVERAL = re.compile(r"\d{1,2}[.、．](?!\d)")


def closed(text: str, sections: Sequence[Section]) -> list[Section]:
    """The sections with the annexes among them: each closes all that is open and holds what stands below it."""
    opened = list(_annexes(text))
    if not opened:
        return list(sections)
    lines = [line for line, _ in opened]
    found = [
        Section(heading, start, end, LEVEL, inferred=True)
        for (start, heading), end in zip(opened, [*lines[1:], _imprint(text, lines)], strict=True)
    ]
    for section in sections:
        if section.start not in lines:
            until = next((line for line in lines if line > section.start), section.end)
            found.append(replace(section, end=min(section.end, until)))
    return sorted(found, key=lambda section: (section.start, -section.end))


def by_numbers(text: str) -> list[Section]:
    """The sections of a text that marks none, by its numbers, and its annexes."""
    return closed(text, numbered_sections(text))


def renewed(essay: Essay) -> Essay:
    """A document that an older version has read, with its sections as this one tells them by numbers.

    What its file marked as sections stays.
    """
    told = all(section.inferred for section in essay.sections)
    return replace(essay, sections=tuple(by_numbers(essay.text))) if told else essay


def number(heading: str) -> int | None:
    """Which annex a heading opens; an only one is the first; None for a part of one. Example: 附件二：名单 -> 2; 附件2-1 -> None"""
    match = LINE.match(heading)
    given = (match and match["number"]) or "1"
    return numbers.ordinal(given) or None


def _imprint(text: str, lines: Sequence[int]) -> int:
    """Where the last annex ends."""
    below = (first for first, end in blocks(text) if first > lines[-1] and is_imprint(text[first:end].strip()))
    return next(below, len(text))


def _annexes(text: str) -> Iterator[tuple[int, str]]:
    """Where each line begins that opens an annex, and its heading.

    After GB/T 9704 the list of annexes stands above the date of issue, and the annexes themselves below it: there a
    line may have the annex's name too (附件1：名单); above, or where no date stands, one without a name opens an annex.
    """
    dated = False
    for first, end in blocks(text):
        if text[first] not in OPENS:
            continue
        line = text[first:end].rstrip()
        dated = dated or DATED.match(line) is not None
        if len(line) > HEADING_MAX or not (match := LINE.match(line)):
            continue
        named = match["title"].strip()
        if named and match["colon"] and OF_SEVERAL.match(named):
            continue
        parted = match["colon"] or match["title"][:1].isspace()
        if (not named and (match["number"] or dated or not match["colon"])) or (dated and named and parted):
            yield first, line
