"""What a sentence that ends in a colon leads up to: the items below it or behind it, numbered one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.ask.numbering import BORN, ordinal
from bot.ask.wants import own_words
from bot.text import numbers, words
from bot.text.outline import Outline, Span
from bot.text.points import FIRST
from bot.text.sentences import leads_on, trimmed

# More items than that are told by what is read of them.
MOST = 20
# 今年重点抓好十个方面的工作。 leads to as many items as it counts.
COUNTS = re.compile(
    r"(?P<many>[二两三四五六七八九十]{1,3}|\d{1,2})(?:个?方面|[项件点条]|大)[^，。；：]{0,14}。?[”’）]?\Z"
)
NUMERALS = re.compile(r"[\u4e00-\u9fff\d]")
# An item of so many characters that ends a sentence needs no lead.
ALONE = 30


def led(outline: Outline, start: int, end: int) -> tuple[Span, ...]:
    """The items to which the sentence `start` to `end` leads; none where what follows its colon bears no number one.

    Example: 应当提交下列材料：⏎（一）申请书；⏎（二）图纸。 -> the two items; an item has what is numbered otherwise below it
    """
    text, counted = outline.essay.text, 0
    if not leads_on(text[start:end]):
        if begins := FIRST.search(text, start, end):
            end = begins.end()
        elif counts := COUNTS.search(text, start, end):
            counted = numbers.ordinal(counts["many"])
        else:
            return ()
    found: list[Span] = []
    style, own = "", BORN.match(text, start)
    for at, stop in _lines(outline, start, end):
        match = BORN.match(text, at, stop)
        form = form_of(match.group()) if match else ""
        if not found and (match is None or ordinal(match) != 1):
            return ()
        if match and (not found or form == style):
            if ordinal(match) != len(found) + 1:
                break
            style = form
            found.append((at, stop))
        elif match is None or (own and form == form_of(own.group())):
            break
        else:
            found[-1] = (found[-1][0], stop)
    return tuple(found) if 1 < len(found) <= MOST and counted in (0, len(found)) else ()


@lru_cache(maxsize=4096)
def lead(outline: Outline, start: int) -> Span | None:
    """The sentence that leads to the item at a place; None where that is no item, or an item of an item of another lead.

    Example: 不得有下列行为：⏎（一）收取押金；⏎（二）转租。 -> for （二） the span of 不得有下列行为：
    """
    text = outline.essay.text
    over = [node for node in outline.path(start) if node.kind == "article" or node.section or node is outline.root]
    begins = over[-1].start
    walk = (node for node in over[-1].walk() if node.kind == "sentence")
    before = [(node.start, node.end) for node in walk if begins <= node.start < start]
    for begin, end in reversed(before[-MOST * 2 :]):
        if leads_on(text[begin:end]) and any(first <= start < last for first, last in led(outline, begin, end)):
            return begin, end
    return None


def only_leads(outline: Outline, over: Span) -> bool:
    """Whether a lead says nothing that its items need: they are whole sentences of some length, and it has no own word.

    Example: 一年来，主要做了以下工作：; not 不得有下列行为：, without which what is forbidden reads as if it were allowed
    """
    text = outline.essay.text
    items = [text[slice(*item)].strip() for item in led(outline, *over)]
    alone = all(one.endswith("。") and len(one) >= ALONE for one in items)
    return alone and not own_words(words.fold(text[slice(*over)]))


def _lines(outline: Outline, start: int, end: int) -> Iterator[Span]:
    """What stands behind a sentence, point by point and paragraph by paragraph, within the part that holds it."""
    text = outline.essay.text
    over = [node for node in outline.path(start) if node.kind == "article" or node.section or node is outline.root]
    until = over[-1].end
    nodes = [node for node in over[-1].walk() if node.kind in ("paragraph", "point") and node.end > end]
    starts = sorted({node.start for node in nodes if node.start >= end})
    for at, after in zip(starts, [*starts[1:], until], strict=False):  # none: the text ends with the sentence
        line_end = text.find("\n", at, after)
        if span := trimmed(text, at, line_end if line_end > at else after):
            yield span


def form_of(mark: str) -> str:
    """How a number is written, without it, and whether in digits. Example: （三） -> （）; 3. -> 0."""
    return ("0" if re.search(r"\d", mark) else "") + NUMERALS.sub("", mark) + ("是" if mark.endswith("是") else "")
