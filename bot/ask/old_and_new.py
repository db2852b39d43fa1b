"""What the older and the newer version of a text say of a thing, beside each other, where it is asked what changed."""

from __future__ import annotations

from bot.ask import newer
from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import words


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """A sentence of each, the older first; None where no such change is asked for, or the texts do not answer."""
    question = tracing.query.text
    if not index.superseded or not newer.CHANGE.search(words.fold(question)) or not plan.known:
        return None
    essays = {essay.essay_id for essay in plan.essays}
    pair = newer.both(question, tracing.read().ranked, index.superseded)
    if not pair or not {one.passage.essay_id for one in pair} <= essays:
        return None
    if tracing.judge().judgement.status != "answered":
        return None
    outlines = [index.outlines[one.passage.essay_id] for one in pair]
    blocks = [
        Said(says.USED(whose=whose(outline.essay)), outline, (Piece((one.start, one.end)),))
        for one, outline in zip(pair, outlines, strict=True)
    ]
    return laid(question, blocks, "", index)
