"""All parts of a text but one: 除了第一部分以外的其他部分; 成果转化那块不要，别的几块说说."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask import subjects
from bot.ask.authors import EXCEPT
from bot.ask.overviews import outlined, tops
from bot.ask.pieces import Piece, Said, items, named, whole, whose
from bot.ask.subjects import Match
from bot.domain import Essay
from bot.index.store import Index
from bot.says import structure as says
from bot.search.query import Query
from bot.text import keys, words
from bot.text.outline import Node, Outline

OTHERS = re.compile(r"其余|其[他它]|另外|别的|剩下|余下")
# … or besides what is excepted: 除了收费，还不得做什么.
STILL = re.compile("还(?:有|要|应当?|不得|可以?|需|能)")
# What is left out before the others are asked for: 不要, 不用讲, 略过.
DENIED = re.compile(r"不[要用必需谈讲说算看]|别[讲说谈]|[略跳]过|免了|已经?(?:看|读|知道|了解)")
# The part that is left out has so much of the words that are said of it.
SHARE = 0.5


def left_out(query: Query, essays: Sequence[Essay], index: Index) -> Match | None:
    """The part that a question leaves out when it asks for the others beside it; None for any other question."""
    question = words.fold(query.text)
    excepted = EXCEPT.search(question)
    plain = list(OTHERS.finditer(question))
    others = plain or (list(STILL.finditer(question, excepted.end())) if excepted else [])
    if not others:
        return None
    before = question[: others[-1].start()]
    if excepted is not None:
        before = next(group for group in excepted.groups() if group)
    elif not DENIED.search(before):
        return None
    said = [word for word in keys.content(before) if index.lexical.knows(word)]
    found = subjects.matches(query, said, essays, index) if said else []
    return next(
        (one for one in found if (one.share >= SHARE if plain else one.told) and _siblings(one)[0] is not None), None
    )


def others(match: Match) -> Said:
    """The parts beside one that is left out, each by its name and those of its own parts; one without any, whole."""
    outline, node = match.part.outline, match.part.node
    pieces: list[Piece] = []
    over, parts = _siblings(match)
    for one in parts:
        if one.start <= node.start < one.end:
            continue
        inner = list(outlined(outline, one, 1, level=1)) if one.section or one.kind == "article" else []
        pieces += [Piece(named(outline, one), heading=True), *inner] if inner else whole(outline, one)
    within = whose(outline.essay) + (f"“{over.label}”一节" if over and over.section else "")
    return Said(says.OTHERS(whose=within, part=_called(outline, node)), outline, tuple(pieces))


def _called(outline: Outline, node: Node) -> str:
    """What the part that is left out is called."""
    return (node.label or outline.essay.text[slice(*named(outline, node))]).strip("。；：，")


def _siblings(match: Match) -> tuple[Node | None, list[Node]]:
    """The nearest part over this one that enumerates it with others, and these; none where there are no others."""
    outline, node = match.part.outline, match.part.node
    for over in reversed(outline.path(node.start)):
        found = list(tops(outline)) if over is outline.root else items(over)
        holding = next((one for one in found if one.start <= node.start < one.end), None)
        if holding is not None and len(found) > 1 and holding.end - holding.start >= node.end - node.start:
            return over, found
    return None, []
