"""What a part that is named by its number is called: its heading alone. Example: 第三章叫什么名字 -> 第三章　申请与审核"""

from __future__ import annotations

import re

from bot.ask.laid import laid
from bot.ask.parts import Missing, located
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.subjects import TEXTS_MAX
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import words

# Behind the number of a part: what it is called is asked.
NAME = re.compile(r"的?(?:是|小)?(?:叫(?:做)?(?:什么|啥)|(?:标题|题目|名称|名字)(?:是|叫|[?？]|$))")


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The heading of that part, of each text that is named; None where another thing is asked for, or it has no heading."""
    question = words.fold(tracing.query.text)
    at = question.find(plan.steps[-1].label) if plan.steps else -1
    if (
        not plan.named
        or at < 0
        or len(plan.essays) > TEXTS_MAX
        or not NAME.match(question, at + len(plan.steps[-1].label))
    ):
        return None
    blocks = []
    for outline in (index.outlines[essay.essay_id] for essay in plan.essays):
        found = located(plan, outline)
        if isinstance(found, Missing) or not all(one.section and not one.section.inline for one in found):
            continue
        lead = says.PART(whose=whose(outline.essay), part=plan.label)
        blocks.append(Said(lead, outline, tuple(Piece(one.lead) for one in found)))
    return laid(tracing.query.text, blocks, "", index) if blocks else None
