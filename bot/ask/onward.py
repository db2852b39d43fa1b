"""What comes after that which an answer showed: the next part, what lies beneath it, what is left of its section."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from bot.ask import shown
from bot.ask.shown import Place
from bot.domain import Answer, Evidence
from bot.index.store import Index
from bot.text import keys, words
from bot.text.outline import Outline, Span

# An answer that goes deeper has no more quotations.
DEEPER = 8


def following(answer: Answer, known: Collection[Place], index: Index) -> tuple[Evidence, ...]:
    """The part that comes next after the one which an answer showed, beside it, opened; empty after the last, or if all known."""
    cited = list(shown.placed(answer).values())
    if len({key for key, _, _ in cited}) != 1:
        return ()
    outline = index.outlines[cited[0][0]]
    first, last = min(start for _, start, _ in cited), max(end for _, _, end in cited)
    path = [node for node in outline.path(first) if node.end >= last]
    for parent, part in reversed(list(pairwise(path))):
        if part.kind == "sentence":
            continue
        beside = [one for one in parent.children if one.kind == part.kind]
        if len(beside) < 2:
            continue
        after = next((one for one in beside if one.start >= part.end), None)
        if after is None or not any(shown.runs(outline, after.start, after.end, known)):
            return ()
        return shown.opened((outline.essay.essay_id, after.start, after.end), index)
    return ()


def unshown(question: str, before: Answer, known: Collection[Place], index: Index) -> tuple[Evidence, ...]:
    """What is not `known` of the cited section that a question names by its heading; empty where it names none.

    Example: 还有别的支持政策吗, after the first item of 三、支持政策 -> its second and third
    """
    asked = frozenset(keys.content(words.fold(question)))
    for key, start, _ in shown.placed(before).values():
        outline = index.outlines[key]
        section = outline.section(start)
        heading = frozenset(keys.content(words.fold(section.label or ""))) if section else frozenset()
        if section and heading and heading <= asked and (spans := list(shown.runs(outline, *section.body, known))):
            return shown.evidence(outline, spans[: shown.PIECE])
    return ()


def deeper(answer: Answer, known: Collection[Place], index: Index) -> tuple[Evidence, ...]:
    """The next depth of what an answer cited: what its headings head, the rest of its points; never what is `known`."""
    cited = list(shown.placed(answer).values())
    each = max(1, DEEPER // max(1, len(cited)))
    found: list[Evidence] = []
    told = set(known)
    for key, start, _ in cited:
        outline = index.outlines[key]
        for span in _beneath(outline, start, told)[:each]:
            told.add((key, *span))
            found += shown.evidence(outline, [span], len(found) + 1)
    return tuple(found[:DEEPER])


def _beneath(outline: Outline, at: int, known: Collection[Place]) -> list[Span]:
    """What is new of the innermost part around an offset that has anything new: what follows it first."""
    for part in reversed(outline.path(at)):
        if part.kind in ("sentence", "document"):
            continue
        spans = list(shown.runs(outline, part.start, part.end, known))
        if spans:
            return sorted(spans, key=lambda span: (span[0] < at, span[0]))
    return []
