"""The numbers that parts of a text bear, and whether it is certain how many parts there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.ask.enumerated import BORN, N
from bot.text import annexes, numbers, words
from bot.text.outline import Node, Outline

# The number of an article behind another: 第十条之一.
BEHIND = re.compile(rf"第{N}条之([一二三四五六七八九十]{{1,2}})")
# So many of them a text says that it has.
TOLD = re.compile(
    r"(?<![一二三四五六七八九十百\d])([一二三四五六七八九十百]++|\d++)(?:条|项|点|个方面|个部分)(?:具体)?(?:措施|政策|举措|意见|任务|办法|内容|规定|要求)"
)


def number(outline: Outline, node: Node) -> tuple[int, int]:
    """The number that a part bears (0 where it bears none), and the one behind it.

    Example: 第二章 入园 -> 2, 0; 第十条之一 -> 10, 1
    """
    if node.kind == "annex":
        return annexes.number(node.label or "") or 0, 0
    text = outline.essay.text
    if node.kind == "article" and (behind := BEHIND.match(text, node.start)):
        return numbers.ordinal(behind.group(1)), numbers.ordinal(behind.group(2))
    match = BORN.match(text, node.start)
    return numbers.ordinal(next(given for given in match.groups() if given)) if match else 0, 0


def established(outline: Outline, found: Sequence[Node]) -> bool:
    """Whether so many parts there are: they bear the numbers from one on, anew in each part over them, or are all sections.

    Not where the title or what leads up to them tells another number of them: 十五条措施 of which four were found.
    """
    numbered = (number(outline, one) for one in found)
    borne = [own for own, behind in numbered if not behind]
    if any(borne):
        whole = all(after in (1, before + 1) for before, after in pairwise([0, *borne]))
    else:
        whole = all(one.section for one in found)
    return whole and not any(told != len(found) for told in _told(outline, found))


def _told(outline: Outline, found: Sequence[Node]) -> Iterator[int]:
    """How many measures or parts of them a text says that it has, before the first of them."""
    before = outline.essay.text[: found[0].start] if found else ""
    for match in TOLD.finditer(words.fold(f"{outline.essay.name}\n{before}")):
        yield numbers.ordinal(match.group(1))
