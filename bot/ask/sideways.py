"""The point beside that which was shown, where a follow-up names what it is about: 政府呢, after 三是激活社会资本….

Example: 那企业那边呢 -> 二是强化企业主体地位…, whole, of the same list
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.ask import dialogue, shown
from bot.domain import Answer, Evidence
from bot.index.store import Index
from bot.text import keys, words
from bot.text.outline import Node, Outline


def told(question: str, before: Answer, authors: Sequence[str], index: Index) -> tuple[Evidence, ...]:
    """The one point that begins with what a question names, of the list that holds what was cited first; empty where there is none."""
    things = keys.content(words.fold(dialogue.thing(question, authors)))
    cited = list(shown.placed(before).values())
    if not things or len({key for key, _, _ in cited}) != 1:
        return ()
    outline = index.outlines[cited[0][0]]
    listed = _list(outline, cited[0][1])
    named = [one for one in listed if all(thing in _lead(outline, one) for thing in things)]
    if len(named) != 1 or any(named[0].start <= start < named[0].end for _, start, _ in cited):
        return ()
    return shown.opened((outline.essay.essay_id, named[0].start, named[0].end), index)


def _list(outline: Outline, at: int) -> list[Node]:
    """The points of the innermost list that holds an offset."""
    for parent, part in reversed(list(pairwise(outline.path(at)))):
        if shown.is_point(outline, part):
            beside = [one for one in parent.children if shown.is_point(outline, one)]
            if len(beside) > 1:
                return beside
    return []


def _lead(outline: Outline, point: Node) -> str:
    return words.fold(outline.essay.text[slice(*point.lead)])
