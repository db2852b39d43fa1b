"""What a term means, in the words of the texts: where they define it, or that they only use it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.ask import definitions
from bot.ask.parts import enclosing
from bot.ask.pieces import Piece, Said, runs, whose
from bot.ask.plan import Plan
from bot.ask.talk import WHY
from bot.ask.trace import Tracing
from bot.domain import Status
from bot.index.store import Index
from bot.says import structure as says
from bot.text.outline import Node, Outline

# So a meaning is asked for in so many words.
MEANING = re.compile(
    r"什么意思|含义|何谓|何为|定义|什么(?:叫|是)|(?:是|指|叫)(?:的是|作|做)?(?:什么|啥)|是指|怎么(?:理解|解释)|解释(?:一下)?"
)


def meaning(plan: Plan, tracing: Tracing, index: Index) -> tuple[list[Said], str, Status] | None:
    """What a term means; who asks why knows it."""
    if any(word in tracing.query.text for word in WHY):
        return None
    found = definitions.meaning(
        tracing.query,
        plan.own,
        plan.known,
        [index.outlines[essay.essay_id] for essay in plan.essays],
    )
    if found is None or (not found.defined and not plan.known):
        return None  # what names a text need be no term
    if not found.defined and not MEANING.search(tracing.query.text):
        return None  # 对一线医务人员是怎么规定的: that they are not defined is no answer
    row = says.DEFINED if found.explained else says.ON_TERM if found.defined else says.NOT_DEFINED
    row = says.NOTED if found.form == "noted" else row
    blocks = [
        Said(says.USED(whose=whose(outline.essay)), outline, tuple(_told_there(outline, node)))
        for outline, node in found.sentences
    ]
    return blocks, row(term=found.term), "answered" if found.defined else "partial"


def _told_there(outline: Outline, sentence: Node) -> Iterator[Piece]:
    """A sentence; where it only names a point, the point with its body."""
    point = enclosing(outline, sentence.start) if outline.only_names(sentence.start) else None
    yield from runs(outline, point) if point else [Piece((sentence.start, sentence.end))]
