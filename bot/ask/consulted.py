"""Until when a draft is open for comments, where that is asked: the sentence that sets the day, which no record has.

Example: 征求意见到什么时候 -> 有关意见请于2026年7月12日前反馈
"""

from __future__ import annotations

import re

from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import words
from bot.text.sentences import sentence_spans

WHEN = re.compile(r"(?:什么|啥)时候|啥时|何时|哪一?[天日]|几号|几月|截止|期限|多久|到.{0,4}为止|最[迟晚]")
OPINIONS = re.compile(r"(?:征求|征集|反馈|提交?|收集?|交)[^，。？]{0,6}意见|意见")
DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
SETS = re.compile(
    rf"(?:意见|建议|反馈)[^。\n]{{0,60}}(?:于|在|至|到|截至|截止)[^。，\n]{{0,6}}{DAY}|(?:于|在|截至|截止到?){DAY}[^。\n]{{0,40}}(?:意见|反馈|建议)|征求意见[^。\n]{{0,20}}{DAY}"
)


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The one sentence of the text that is named, or of its like, which sets the day; None where nothing asks for it."""
    question = words.fold(tracing.query.text)
    if not (plan.named and len(plan.essays) == 1 and OPINIONS.search(question) and WHEN.search(question)):
        return None
    outline = index.outlines[plan.essays[0].essay_id]
    text = outline.essay.text
    match = SETS.search(text) if re.search("征求|征集", text) else None
    if match is None:
        return None
    spans = [span for span in sentence_spans(text) if span[0] <= match.start() < span[1]]
    said = Said(says.USED(whose=whose(outline.essay)), outline, tuple(map(Piece, spans[:1])))
    return laid(tracing.query.text, [said], "", index)
