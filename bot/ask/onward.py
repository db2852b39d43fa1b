"""What comes after that which an answer showed: the next part, what lies beneath it, what is left of its section."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from bot.ask import same_row, shown
from bot.ask.shown import Place
from bot.domain import Answer, Evidence
from bot.index.store import Index
from bot.text import keys, words
from bot.text.outline import Outline, Span

# A part of more quotations is told by its headings and leads.
WHOLE_MOST = 60
# All of the part is asked for from which a sentence was shown: 这一条的全文, 那一节完整的内容, 给出这条的原文.
PART = r"[这那该此](?:一|个)?(?:大|小)?(?P<unit>条|款|项|点|段|章|节|部分)(?!件)"
ALL_OF = "全文|原文|全部(?:内容)?|完整|整[条段节章]|从头到尾"
AROUND = re.compile(
    rf"{PART}(?:规定|内容)?的?(?:{ALL_OF})|(?:{ALL_OF})[^，。；？?]{{0,8}}?{PART.replace('unit', 'of')}"
)
# Who asks something else of that part is not given all of it.
ASKS = re.compile(r"[吗么]|谁|哪|什么|多少|几|项目|政策")
# An answer that goes deeper has no more quotations.
DEEPER = 8


def following(answer: Answer, known: Collection[Place], index: Index) -> tuple[Evidence, ...]:
    """The part that comes next after the one which an answer showed, beside it, opened; empty after the last, or if all known.

    Of points all that are left come together: they are steps of one list.
    """
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
        left = [one for one in beside if one.start >= after.start and shown.is_point(outline, one)]
        spans = [span for one in left for span in shown.runs(outline, one.start, one.end, known)]
        if shown.is_point(outline, part) and after in left and len(spans) <= shown.PIECE:
            return shown.evidence(outline, spans)
        return shown.opened((outline.essay.essay_id, after.start, after.end), index)
    return ()


def around(question: str, before: Answer, index: Index) -> tuple[Evidence, ...]:
    """All of the article, section or paragraph that an answer cited first, where that is asked for; else empty, or too long.

    Example: 把这一条的全文给我 -> the article of the sentence that was cited, with all of its paragraphs
    Of a row of a table that row, where another cell of it is asked for.
    """
    if row := same_row.asked(question, before, index):
        return row
    level = words.fold(question)
    match = None if ASKS.search(level) else AROUND.search(level)
    place = next(iter(shown.placed(before).values()), None) if match else None
    if match is None or place is None:
        return ()
    outline = index.outlines[place[0]]
    kinds = {"条": ("article",), "段": ("paragraph",), "点": ("point",), "项": ("point", "paragraph")}.get(
        match["unit"] or match["of"] or ""
    )
    path = outline.path(place[1])
    fits = [one for one in path if (one.kind in kinds if kinds else one.section is not None)]
    spans = list(shown.runs(outline, fits[-1].start, fits[-1].end)) if fits else []
    return shown.evidence(outline, spans) if len(spans) <= WHOLE_MOST else ()


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
