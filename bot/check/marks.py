"""Quotation marks of every kind: what stands between the outermost ones, also where two kinds are mixed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

PAIRS = {"“": "”", "「": "」", "『": "』", "‘": "’", "〝": "〞"}
STRAIGHT = '"'
CLOSING = frozenset(PAIRS.values())
# Other characters that are typed or printed for one of these.
SAME = str.maketrans("＂﹁﹂﹃﹄｢｣❝❞«»„‟〟❛❜＇", "\"「」『』「」“”“”““〞‘’'")
# Two primes are a straight mark, but behind a digit they are inches; straight single marks are no apostrophes: they
# hold Chinese.
PRIMES = re.compile(r"(?<!\d)″")
SINGLE = re.compile(r"(?<![A-Za-z0-9'])'(?=[^'\n]{0,600}[\u4e00-\u9fff])([^'\n]{1,600})'(?![A-Za-z0-9'])")
MARK = re.compile(r"[“”「」『』‘’〝〞\"\n]")
# What stands behind a closing mark, and before an opening one.
BEHIND, BEFORE = "，。；：、！？,.;:!?）)\n", "，。；：、,:;（(—\n \t\u3000"
# The number of a page, which may stand within a quotation.
PAGE = re.compile(r"[|-]{1,2} ?\d{1,4} ?[|-]{1,2}[ \t]*\n")
# A quotation that is still open at a line's end goes on for at most so many characters.
OPEN_MAX = 2_000


def leveled(draft: str) -> str:
    """A draft with the usual mark for each rare one, every character in its place. Example: ＂甲＂和'乙' -> "甲"和‘乙’"""
    return SINGLE.sub(r"‘\1’", PRIMES.sub(STRAIGHT, draft.translate(SAME)))


def marked(draft: str) -> Iterator[tuple[int, int]]:
    """What stands between outermost marks, marks excluded; a paragraph that opens anew closes the one before."""
    waiting: list[tuple[str, int]] = []
    awaited: Counter[str] = Counter()  # closing marks, each with how many opening ones wait for it
    within: list[tuple[int, int]] = []  # quotations behind a mark that stays open: they are some all the same
    quoted = False  # a line of a block
    for at, char in enumerate(draft):
        if char == "\n" or at == 0:
            line = draft[at : at + 200] if at == 0 else draft[at + 1 : at + 200]
            quoted = line.lstrip(" \t").startswith(">")
            if waiting and not (len(waiting) == 1 and _goes_on(draft, at, waiting[0][0])):
                if at > waiting[0][1] and _opens_anew(draft, at) and waiting[0][0] != STRAIGHT:
                    yield waiting[0][1], at
                else:
                    yield from within
                waiting, awaited, within = [], Counter(), []
            if char == "\n":
                continue
        if quoted:
            continue
        if waiting and (char == waiting[-1][0] or (char != STRAIGHT and awaited[char]) or _closes(draft, at, waiting)):
            close, start = "", 0
            wanted = char if awaited[char] else waiting[0][0]
            while close != wanted:  # before it, opening marks without their closing ones
                close, start = waiting.pop()
                awaited[close] -= 1
            closed = [(start, at)] if at > start else []
            if not waiting:
                yield from closed
                within = []
            elif len(waiting) == 1 and close == waiting[0][0]:
                within += closed
        elif (
            char in PAIRS
            or (char == STRAIGHT and not (waiting and waiting[-1][0] != STRAIGHT and len(waiting) > 1))
            or (not waiting and _opens(draft, at))
        ):
            waiting.append((PAIRS.get(char, char), at + 1))
            awaited[waiting[-1][0]] += 1
    yield from within


def _closes(draft: str, at: int, waiting: Sequence[tuple[str, int]]) -> bool:
    """Whether a mark of another kind closes what is open: “…", 「…”; or an opening one typed for the closing one: “…“。"""
    if len(waiting) != 1:
        return False
    char, behind, open_ = draft[at], draft[at + 1 : at + 2], waiting[0][0]
    ends = not behind or behind in BEHIND
    if char in PAIRS:  # nothing is opened before a full stop
        return ends
    if char == STRAIGHT:
        return ends or behind == " " or behind in PAIRS
    if char not in CLOSING or (char == "’" and not ends):
        return False
    return (char in "”〞" and open_ in ("”", "〞", STRAIGHT)) or _next(draft, at) != open_


def _opens(draft: str, at: int) -> bool:
    """Whether a closing mark was typed for the opening one: …说：”……”, and no other stands open."""
    if draft[at] not in CLOSING or draft[at] == "’":
        return False
    before, behind = draft[at - 1 : at], draft[at + 1 : at + 2]
    if (before and before not in BEFORE) or not behind or behind in BEHIND or behind.isspace():
        return False
    follows = MARK.search(draft, at + 1)
    if follows is None or follows.group() == "\n":
        return False
    return follows.group() not in PAIRS or draft[follows.end() : follows.end() + 1] in BEHIND


def _next(draft: str, at: int) -> str:
    """The next mark behind this one on its line."""
    follows = MARK.search(draft, at + 1)
    return follows.group() if follows else ""


def _goes_on(draft: str, at: int, close: str) -> bool:
    """Whether a quotation that is open at a line's end is closed on a later line, before another paragraph opens one."""
    if close == STRAIGHT:
        return False
    depth = 1
    fresh = True
    for place in range(at + 1, min(len(draft), at + OPEN_MAX)):
        char = draft[place]
        if char in "\n \t\u3000":
            fresh = fresh or char == "\n"
            continue
        if char in PAIRS:
            if fresh and PAIRS[char] == close:
                return False
            depth += PAIRS[char] == close
        elif char == close:
            depth -= 1
            if not depth:
                return True
        elif fresh and char in ">|#-" and not PAGE.match(draft, place):
            return False
        fresh = False
    return False


def _opens_anew(draft: str, at: int) -> bool:
    """Whether the next paragraph begins with an opening mark, as in a quotation of several paragraphs."""
    return draft[at:].lstrip("\n \t\u3000")[:1] in PAIRS
