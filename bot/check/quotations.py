"""Quotations in a draft: where they stand, whose they are said to be, and whether they are worth checking."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.text import facts, words

PAIRS = {"“": "”", "「": "」", "『": "』", "‘": "’", "〝": "〞"}
STRAIGHT = '"'
BLOCK = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|$))+", re.MULTILINE)
# Terms in quotation marks (“专精特新”) have fewer characters than this; they are checked only after a verb of saying.
TERM = 8
SAYING = re.compile(
    rf"(?:{facts.SAYS}|写明|写有|原文|原话|引用|所言|直言|坦言|讲到|讲|论述|阐述|明确|要求|认定|表述)[^，。；！？\n]{{0,8}}$"
)
AFTER = re.compile(r"^[”’」』\"。，；、\s]*[（(—－-]+\s*([^）)\n]{2,40})[）)]?")
AFTER_SAYS = re.compile(
    rf"^[，,。]?\s*([^，。；！？\n]{{2,30}}?)(?:在[^，。；\n]{{1,30}})?(?:还|也|又|如此|这样)?(?:{facts.SAYS}|写道)"
)
# Before the verb of saying, with at most two statements of where; of more, a long row of 在 has countless divisions.
ADVERBS = "(?:还|也|又|则|同时|并|进一步|接着|另外)*+"
PRONOUN = re.compile(
    rf"(?:他|她|该作者|作者|这位(?:专家|作者|学者)|其){ADVERBS}(?:在[^，。；\n]{{1,20}}{ADVERBS}){{0,2}}(?:{facts.SAYS}|写)"
)
# Who said it, behind a blockquote.
SIGNED = re.compile(r"(?<=[。！？”…])\s*(?:[（(][^）)\n]{2,24}[）)]|[—–-]{1,2}[^\n，。]{2,24})\s*$")
# Between two quotations of a list.
BETWEEN = '”’」』"“‘「『，、；和与及并 '
SENTENCE = re.compile(r"[。！？!?\n]")
INDIRECT = re.compile(
    rf"(?:{facts.SAYS})(?:了|到|的是|说)?[，：,:]?"
    r"(?P<said>(?:[^“”「」『』\"\n。！？]|[“「][^”」\n]{1,10}[”」]){14,}[。！？]?)"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a draft, `draft[start:end]`; `marked`: in quotation marks or a blockquote; `author`: who is named."""

    text: str
    start: int
    end: int
    marked: bool
    author: str | None = None
    checked: bool = True


def quotations(draft: str, known: dict[str, str | None]) -> list[Quotation]:
    """Every quotation in quotation marks and every blockquote, in order.

    `known`: names that stand for an author (the author, a title) -> the author.
    """
    found: list[Quotation] = []
    last: str | None = None
    spans = sorted([*_marked(draft), *_blocks(draft)])
    for at, (start, end) in enumerate(spans):
        before = draft[spans[at - 1][1] if at else 0 : start]
        after = draft[end : spans[at + 1][0] if at + 1 < len(spans) else len(draft)]
        lead = SENTENCE.split(before)[-1]
        inherited = (
            (known.get(found[-1].text) or found[-1].author)
            if found and not SENTENCE.search(before.strip('”’」』"'))
            else None
        )
        earlier = _last(before[: len(before) - len(lead)], known) or last
        author = speaker(lead, after, known, earlier, inherited)
        text = draft[start:end]
        size = len(re.sub(r"\W", "", text))
        goes_on = bool(found) and found[-1].checked and not before.strip(BETWEEN)
        said = goes_on or SAYING.search(lead.rstrip('：:，, “「『"‘')) is not None
        checked = size >= TERM or (size > 1 and said)
        found.append(Quotation(text, start, end, True, author, checked))
        last = _last(before, known) or author or last
    return found


def speaker(
    lead: str, after: str, known: dict[str, str | None], last: str | None, inherited: str | None = None
) -> str | None:
    """Whom a draft names for the words between `lead` and `after`; `last`: who was named before."""
    if (behind := AFTER.match(after)) and (name := _last(behind.group(1), known)):
        return name
    if name := _last(lead, known):
        return name
    if (behind := AFTER_SAYS.match(after)) and (name := _last(behind.group(1), known)):
        return name
    if PRONOUN.search(lead):
        return last
    return inherited


def _last(text: str, known: dict[str, str | None]) -> str | None:
    """The author who is named last, by name or by title; else somebody of whom it is said that he speaks."""
    places = [(text.rfind(name), author) for name, author in known.items() if author and name in text]
    if places:
        return max(places)[1]
    names = facts.speakers(text)
    return names[-1] if names else None


def _marked(draft: str) -> Iterator[tuple[int, int]]:
    """What stands between the outermost marks of each paragraph, marks excluded."""
    at = 0
    for line in draft.split("\n"):
        if not line.lstrip().startswith(">"):
            yield from ((at + start, at + end) for start, end in _outermost(line))
        at += len(line) + 1


def _outermost(line: str) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    awaited: Counter[str] = Counter()  # closing marks, each with how many opening ones wait for it
    for at, char in enumerate(line):
        if waiting and (char == waiting[-1][0] or (char != STRAIGHT and awaited[char])):
            close, start = "", 0
            while close != char:  # before it, opening marks without their closing ones
                close, start = waiting.pop()
                awaited[close] -= 1
            if not waiting and at > start:
                yield start, at
        elif char in PAIRS or (char == STRAIGHT and not (waiting and waiting[-1][0] != STRAIGHT and len(waiting) > 1)):
            waiting.append((PAIRS.get(char, STRAIGHT), at + 1))
            awaited[waiting[-1][0]] += 1


def _blocks(draft: str) -> Iterator[tuple[int, int]]:
    for match in BLOCK.finditer(draft):
        start = match.start() + len(match.group()) - len(match.group().lstrip(" \t>"))
        end = match.start() + len(SIGNED.sub("", match.group()).rstrip())
        if end > start:
            yield start, end


def indirect(draft: str, known: dict[str, str | None], taken: Sequence[tuple[int, int]]) -> Iterator[Quotation]:
    """What is said to be an author's words without quotation marks: 马回认为，……。"""
    overlaps = overlapping(taken)
    for match in INDIRECT.finditer(draft):
        start, end = match.span("said")
        if overlaps(start, end):
            continue
        lead = SENTENCE.split(draft[max(0, match.start() - 40) : match.start()])[-1]
        if author := _last(lead + match.group()[:4], known):
            yield Quotation(draft[start:end], start, end, False, author)


def overlapping(spans: Sequence[tuple[int, int]]) -> Callable[[int, int], bool]:
    """What tells whether a span overlaps one of these."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    farthest = list(itertools.accumulate((end for _, end in ordered), max))

    def overlaps(start: int, end: int) -> bool:
        before = bisect_left(starts, end)
        return before > 0 and farthest[before - 1] > start

    return overlaps


def folded(text: str) -> tuple[str, list[int]]:
    """Folded text without white space, and for each of its characters the place of the one that it came from."""
    chars: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for one in _fold_char(char):
            chars.append(one)
            places.append(at)
    return "".join(chars), places


_FOLDED: dict[str, str] = {}


def _fold_char(char: str) -> str:
    if char not in _FOLDED:
        same = words.fold(char)
        _FOLDED[char] = "" if not same.strip() or same in "\u200b\ufeff\u2060" else same.translate(ONE_QUOTE)
    return _FOLDED[char]


# Single and double marks are one for matching: an inner mark changes when a sentence is quoted.
ONE_QUOTE = str.maketrans({"'": '"'})
