"""What of an alignment stands for a quotation's words: blocks that are the same, and their edges."""

from __future__ import annotations

from rapidfuzz.distance import Opcode

# Where a clause ends in folded text, and where an essay does.
ENDS = "。！？；，,;:!?\x00"
# A block that stands farther from the next than in the draft, by so many characters and twice its own, is there by chance.
FAR = 4


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
