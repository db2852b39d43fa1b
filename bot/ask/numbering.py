"""The numbers that parts of a text bear, and whether it is certain how many parts there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from bot.text import annexes, numbers, words
from bot.text.outline import Node, Outline
from bot.text.points import COUNT_WORDS

N = r"([一二三四五六七八九十百千零〇\d]{1,7})"
# The number that a part bears: 第二章, （三）, 二、, 2.; 二是.
BORN = re.compile(rf"第{N}[编章节条款项、，,]|[（(]{N}[)）]|{N}(?:、|[.．](?!\d)|是)")
# … and that of a point which is counted with another word: 一要, 二靠.
COUNTED = re.compile(rf"{N}[{COUNT_WORDS}]")
# … where it is one of those that are told in a row with one word, at the beginning of a clause.
MARKS = {
    word: re.compile(rf"(?:^|(?<=[。；：，！？;:,\s“]))(?P<mark>{N}{word})", re.MULTILINE)
    for word in f"是{COUNT_WORDS}"
}
# That of an article which an amendment puts behind another: 第十条之一.
BEHIND = re.compile(rf"第{N}条之([一二三四五六七八九十]{{1,2}})")
DIGITS = re.compile(r"(\d{1,3})(?:[.．](?!\d)|、)")
# So many of them a text says that it has.
TOLD = re.compile(
    r"(?<![一二三四五六七八九十百\d])([一二三四五六七八九十百]++|\d++)(?:条|项|点|个方面|个部分)(?:具体)?(?:措施|政策|举措|意见|任务|办法|内容|规定|要求)"
)


def number(outline: Outline, node: Node) -> int:
    """The number that a part bears; 0 where it bears none. Example: 第二章 入园 -> 2; 一是修路 -> 1; 首先 -> 0"""
    if node.kind == "annex":
        return annexes.number(node.label or "") or 0
    text = outline.essay.text
    match = BORN.match(text, node.start) or (COUNTED.match(text, node.start) if node.kind == "point" else None)
    return ordinal(match) if match else 0


def in_order(borne: Sequence[int]) -> bool:
    """Whether most of these numbers (0: none) count on from 1: a title over such parts, or an introduction, is none of them."""
    known = [one for one in borne if one]
    return 2 * len(known) > len(borne) and len(known) > 1 and known == [*range(1, len(known) + 1)]


def how_many(outline: Outline, found: Sequence[Node]) -> int:
    """How many parts there are: those with numbers where these count on from 1, else all. Example: 引言, 一、, 二、 -> 2"""
    borne = [number(outline, one) for one in found]
    return max(borne) if in_order(borne) else len(found)


def missed(outline: Outline, found: Sequence[Node]) -> bool:
    """Whether parts bear numbers of which one between them is lacking: the heading of another was not read as such."""
    known = [one for one in (number(outline, node) for node in found) if one]
    return bool(known) and len(known) == len(set(known)) and known != [*range(1, max(known) + 1)]


def borne(outline: Outline, wanted: int) -> bool:
    """Whether anything in a text bears that number: some part of it lists so many. Example: 2, of （二）扩大内需 -> True"""
    return any(number(outline, one) == wanted for one in outline.root.walk() if one.kind != "sentence")


def ordinal(born: re.Match[str]) -> int:
    """The number that a match of `BORN` has."""
    return numbers.ordinal(next(given for given in born.groups() if given))


def marked(outline: Outline, node: Node, word: str = "是") -> list[Node]:
    """The points of a part that begin with 一是, 二是 …, or with another `word`: 一要; none where these stand so in no point too."""
    mark = MARKS[word]
    found = [one for one in node.walk() if one.kind == "point" and mark.match(outline.essay.text, one.start)]
    places = {match.start("mark") for match in mark.finditer(outline.essay.text, node.start, node.end)}
    return found if places == {one.start for one in found} else []


def ordinals(outline: Outline, node: Node) -> tuple[int, int]:
    """The number that a part bears, and that of an article behind another. Example: 第二章 入园 -> 2, 0; 第十条之一 -> 10, 1"""
    inserted = BEHIND.match(outline.essay.text, node.start) if node.kind == "article" else None
    return number(outline, node), numbers.ordinal(inserted.group(2)) if inserted else 0


@lru_cache(maxsize=64)
def through(outline: Outline) -> tuple[Node, ...]:
    """The points that are numbered in digits through several parts of a text: 1. to 3. in the first, 4. to 6. in the second.

    None where each part numbers its own anew. The lines below one, up to the next in its part, are its own.
    """
    text, until = outline.essay.text, outline.annexes[0].start if outline.annexes else outline.root.end
    found: list[Node] = []
    parts = set()
    for node in outline.root.walk():
        match = DIGITS.match(text, node.start) if node.kind in ("paragraph", "point") and node.start < until else None
        if match is None or (found and found[-1].start == node.start):
            continue
        if numbers.ordinal(match.group(1)) != len(found) + 1:
            break
        found.append(node)
        parts.add(section.start if (section := outline.section(node.start)) else -1)
    return _with_lines_below(outline, found) if len(parts) > 1 else ()


def _with_lines_below(outline: Outline, points: Sequence[Node]) -> tuple[Node, ...]:
    lines = [one for one in outline.root.walk() if one.kind == "paragraph"]
    found = list(points)
    for at, (point, after) in enumerate(pairwise(points)):
        if outline.section(point.start) == outline.section(after.start):
            below = [one for one in lines if point.end <= one.start < after.start]
            if below:
                found[at] = replace(point, end=below[-1].end, children=(point, *below))
    return tuple(found)


def established(outline: Outline, found: Sequence[Node]) -> bool:
    """Whether so many parts there are: they bear the numbers from one on, anew in each part over them, or are all sections.

    An excerpt may begin with any chapter. Not where the title, or what leads up to them in the part over them, tells another
    number of them: 十五条措施 of which four were found.
    """
    borne = [number(outline, one) for one in found]
    # Before the first and behind the last a heading that is marked as such may bear none: 前言, 附则.
    for at in (0, -1):
        if (
            len(borne) > 2
            and not borne[at]
            and (marked := found[at].section)
            and not marked.inferred
            and not marked.inline
        ):
            del borne[at]
    # 首先，…；其次，…；第四，…；最后，…: those that bear a number stand where it says.
    posted = all(one.section and one.section.inline for one in found)
    if posted and any(borne) and all(number in (0, at) for at, number in enumerate(borne, 1)):
        whole = True
    elif any(borne):
        onward = all((one.label or "").startswith("第") for one in found) or found[0].start in (
            one.start for one in through(outline)
        )
        from_where = borne[0] - 1 if onward else 0
        whole = all(after in (1, before + 1) for before, after in pairwise([from_where, *borne])) and borne[0] > 0
    else:
        whole = all(one.section for one in found)
    return whole and not any(told != len(found) for told in _told(outline, found))


def _told(outline: Outline, found: Sequence[Node]) -> Iterator[int]:
    """How many measures or parts of them a text says that it has, before the first of them."""
    over = outline.path(found[0].start)[-2:][0] if found else outline.root
    before = outline.essay.text[over.start : found[0].start] if found else ""
    for match in TOLD.finditer(words.fold(f"{outline.essay.name}\n{before}")):
        yield numbers.ordinal(match.group(1))
