"""How a draft's words differ from the source's, in whole numbers and words, and how an editor is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from rapidfuzz.distance import Levenshtein

from bot.check.opposites import TURNING
from bot.says import check as says
from bot.text import numbers, words

Op = Literal["equal", "insert", "delete", "replace"]
Spans = list[list[int]]
# Marks of another style are no change.
ONE_STYLE = str.maketrans("‘「『’」』", "“““”””")
# Beside a change in the words these make none: white space, quotation marks, Markdown's emphasis.
BESIDE_WORDS = re.compile(r"[\s\"'*]")
NOTHING = re.compile(r"(?!)")
# What came or went is told with the whole word that it stands in up to this length; longer, it is a word itself.
PIECE = 1


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of the comparison, as done to the source: `insert` stands in the draft only, `delete` in the source only."""

    op: Op
    draft: str
    source: str


def changes(draft: str, source: str) -> tuple[Change, ...]:
    """What was done to the source to get the draft, in whole numbers and words; white space makes no difference.

    Other characters for the same (繁简, full width), quotation marks and Markdown's marks are told only where no word
    differs. Example: “1296”行动 for “1269”行动 -> replace 1296, 1269
    """
    mine, theirs = "".join(map(_folded, draft)), "".join(map(_folded, source))
    mine = in_one_script(mine, theirs)
    for left_out in (BESIDE_WORDS, NOTHING):
        found = _changes(draft, source, (mine, theirs), left_out)
        if any(change.op != "equal" for change in found):
            return found
    return _changes(draft, source, (draft.translate(ONE_STYLE), source.translate(ONE_STYLE)), NOTHING)


def is_written_otherwise(found: Iterable[Change]) -> bool:
    """Whether words that are told as equal differ in characters (繁简, full width) or have quotation marks on one side."""
    return any(plain(one.draft) != plain(one.source) for one in found if one.op == "equal")


def plain(text: str) -> str:
    """A text without what a print may change in silence: white space, emphasis, the style of quotation marks."""
    return re.sub(r"[\s*]", "", text.translate(ONE_STYLE))


def in_one_script(draft: str, source: str) -> str:
    """The draft with 着 for a 著 that stands for one, which no conversion of characters tells from 著作."""
    if "著" not in draft:
        return draft
    for op in Levenshtein.opcodes(source, draft):
        if op.tag == "replace" and (draft[op.dest_start : op.dest_end], source[op.src_start : op.src_end]) == (
            "著",
            "着",
        ):
            draft = f"{draft[: op.dest_start]}着{draft[op.dest_end :]}"
    return draft


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    """A character for comparing; always one."""
    same = words.fold(char)
    return same if len(same) == 1 else char


def _changes(draft: str, source: str, folded: tuple[str, str], left_out: re.Pattern[str]) -> tuple[Change, ...]:
    """The changes between folded texts, as long as the texts themselves, without what is left out."""
    at, its = ([i for i, char in enumerate(text) if not left_out.match(char)] for text in folded)
    mine, theirs = ("".join(text[i] for i in kept) for text, kept in zip(folded, (at, its), strict=True))
    found: list[Change] = []
    low = from_ = 0
    for a, b, c, d in (*_whole(mine, theirs), (len(mine), len(mine), len(theirs), len(theirs))):
        first, end = _within(at, a, b, low)
        begin, stop = _within(its, c, d, from_)
        if a == len(mine) and c == len(theirs):  # the rest, with what was left out at the end
            first = end = len(draft)
            begin = stop = len(source)
        if draft[low:first] or source[from_:begin]:
            found.append(Change("equal", draft[low:first], source[from_:begin]))
        said, given = draft[first:end], source[begin:stop]
        if said or given:
            tag = (
                "equal"
                if not (said + given).strip()
                else "replace"
                if said and given
                else "insert"
                if said
                else "delete"
            )
            found.append(Change(cast(Op, tag), said, given))
        low, from_ = end, stop
    return tuple(found)


def _within(kept: list[int], first: int, end: int, low: int) -> tuple[int, int]:
    """Where kept characters [first, end) stand in their text; nothing stands behind the one before."""
    if first < end:
        return kept[first], kept[end - 1] + 1
    place = max(low, kept[first - 1] + 1 if first else 0)
    return place, place


def _whole(mine: str, theirs: str) -> Iterator[tuple[int, int, int, int]]:
    """[a, b) of the draft stands for [c, d) of the source: whole numbers and words, which do not overlap."""
    inside, in_its = _inside(mine), _inside(theirs)
    spans: Spans = []
    ops = [op for op in Levenshtein.opcodes(theirs, mine) if op.tag != "equal"]
    for number, op in enumerate(ops):
        a, b, c, d = op.dest_start, op.dest_end, op.src_start, op.src_end
        before = spans[-1] if spans else [0, 0, 0, 0]
        after = ops[number + 1].dest_start if number + 1 < len(ops) else len(mine)
        if op.tag == "replace" or max(b - a, d - c) <= PIECE or re.search(r"\d", mine[a:b] + theirs[c:d]):
            while (a in inside or c in in_its) and a > before[1] and c > before[3]:
                a, c = a - 1, c - 1
            turning = (mine[a:b] or theirs[c:d]) in TURNING
            while (b in inside or d in in_its or turning) and b < after:
                b, d, turning = b + 1, d + 1, False
        if spans and a <= before[1] and c <= before[3]:
            spans[-1][1], spans[-1][3] = b, d
        else:
            spans.append([a, b, c, d])
    for a, b, c, d in spans:
        yield a, b, c, d


def _inside(text: str) -> set[int]:
    """The places of a folded text that are no border of a word or number."""
    whole = [(at, at + len(word)) for at, word in words.cut(text)]
    whole += [match.span() for match in numbers.SPELT.finditer(text)]
    return {place for low, high in whole for place in range(low + 1, high)}


def shown(change: Change) -> str:
    """A change in words. Example: “推广”写成了“取消”"""
    if change.op == "insert":
        return says.ADDED(draft=change.draft)
    if change.op == "delete":
        return says.LEFT_OUT(source=change.source)
    return says.REPLACED(source=change.source, draft=change.draft)


def distance(one: str, other: str) -> int:
    """How many characters must be put in, left out or exchanged to make one of the other."""
    return int(Levenshtein.distance(one, other))
