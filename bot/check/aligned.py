"""What of an alignment stands for a quotation's words: blocks that are the same, and their edges."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import Opcode

from bot.check.amounts import valued
from bot.text import numbers

# Where a clause ends in folded text, and where an essay does.
ENDS = "。！？；，,;:!?\x00"
# A block that stands farther from the next than in the draft, by so many characters and twice its own, is there by chance.
FAR = 4
# What numbers are written with, and so many characters more than twice its own may another spelling have.
NUMERIC = frozenset("0123456789.,%‰零〇一二两三四五六七八九十百千万亿点分之成")
NUMERAL = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿]")
SPELT_MORE, SPELT_MOST = 10, 16
VALUED_MOST = 80


def together(blocks: list[Opcode]) -> list[Opcode]:
    """Without a short block at either end that the source has far from the rest: it is the same by chance."""
    while len(blocks) > 1 and _apart(blocks[0], blocks[1]) > 2 * (blocks[0].src_end - blocks[0].src_start) + FAR:
        blocks = blocks[1:]
    while len(blocks) > 1 and _apart(blocks[-2], blocks[-1]) > 2 * (blocks[-1].src_end - blocks[-1].src_start) + FAR:
        blocks = blocks[:-1]
    return blocks


def _apart(one: Opcode, other: Opcode) -> int:
    return (other.dest_start - one.dest_end) - (other.src_start - one.src_end)


def widened(words: str, text: str, start: int, end: int, before: int, after: int) -> tuple[int, int]:
    """With as many characters at the ends as the words have there that differ: a changed first or last word."""
    while before and start and text[start - 1] not in ENDS:
        start, before = start - 1, before - 1
    while after and end < len(text) and text[end] not in ENDS:
        end, after = end + 1, after - 1
    if after and end < len(text) and words and words[-1] in ENDS and text[end] in ENDS:
        end += 1
    return start, end


def on_numbers(
    words: str, text: str, core: tuple[int, int], edges: tuple[int, int], before: int, after: int
) -> tuple[int, int]:
    """The edges, moved to where a number ends that the source spells otherwise, and never within a number.

    `text[slice(*core)]` stands for the words without so many characters at the ends, `edges` are the place so far.
    Example: 每台补助28000 for 每台补助两万八千 -> the place holds the whole of 两万八千
    """
    start, end = edges
    first, last = before, len(words) - after
    while last and words[last - 1] in NUMERIC:
        last -= 1
    while first < len(words) and words[first] in NUMERIC:
        first += 1
    tail, base = words[last:].rstrip(ENDS), core[1] - (len(words) - after - last)
    if last < len(words) - after or NUMERAL.search(tail[:1]):
        ends = (base + size for size in range(1, 2 * len(tail) + SPELT_MORE))
        same = _same(tail, ((text[base:one], one) for one in ends))
        end = same if same is not None else _behind_number(text, end)
    head, top = words[:first].lstrip(ENDS), core[0] + first - before
    if first > before or NUMERAL.search(head[-1:]):
        begins = (top - size for size in range(1, min(top, 2 * len(head) + SPELT_MORE) + 1))
        same = _same(head, ((text[one:top], one) for one in begins))
        start = same if same is not None else start
    return start, end


def _same(own: str, given: Iterable[tuple[str, int]]) -> int | None:
    """The edge of the first of some pieces of the source that is the same amount as the draft's own words."""
    if not own or len(own) > SPELT_MOST:
        return None
    wanted = valued(own)
    return next((edge for text, edge in given if text[:1] not in ENDS and valued(text) == wanted), None)


def _behind_number(text: str, end: int) -> int:
    """An edge, or the end of the number that it would cut in two."""
    low = max(0, end - SPELT_MOST)
    cut = (
        low + match.end()
        for match in numbers.SPELT.finditer(text[low : end + SPELT_MOST])
        if match.start() < end - low < match.end()
    )
    return next(cut, end)


def is_same_in_value(words: str, text: str) -> bool:
    """Whether short words are a text but for the spelling of its numbers, of which digits may be most of the letters."""
    return (
        len(words) <= VALUED_MOST
        and NUMERAL.search(words) is not None
        and valued(words.strip(ENDS)) == valued(text.strip(ENDS))
    )
