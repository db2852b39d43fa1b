"""Whom a text leaves out of what it gives, where that is asked: the list below 有下列情形之一的，不予…:.

Example: 哪些人领不到补贴 -> 有下列情形之一的，不予发放补贴：, with its items
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.ask.enumerated import led
from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.subjects import TEXTS_MAX
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import words
from bot.text.outline import Outline

# Who, or in which case, is refused what others are given.
ASKS = re.compile(
    r"(?:哪[些几一]?[种类个]?|什么样?的?|谁)(?:的?[\u4e00-\u9fff]{0,6}?)"
    r"(?:[领拿享申报办评][受取到请]{0,2}不[到了上成]|不(?:能|给|予|得|可以?|发|补|让|准)(?![少低超])|没(?:有)?资格|不够格)"
)
LEADS = re.compile(
    r"(?:下列|以下|如下)[^，。：:]{0,12}(?:情[形况]|人员|对象|单位|企业|之一)[^。：:]{0,24}?(?:不予|不得|不能|不享受|不纳入|不可|不再|取消|停止)"
)


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The one list of those who are left out of what the question is about; None where it asks for none, or there are several."""
    question = words.fold(tracing.query.text)
    if not ASKS.search(question):
        return None
    outlines = [index.outlines[key] for key in dict.fromkeys(hit.passage.essay_id for hit in tracing.read().hits)]
    if len(plan.essays) <= TEXTS_MAX:
        outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
    things = [word for word in plan.known if words.names_something(word)]
    found = [one for outline in outlines[:TEXTS_MAX] for one in _lists(outline, things)]
    best = max((held for held, _ in found), default=0)
    chosen = [said for held, said in found if held == best]
    return laid(tracing.query.text, chosen, "", index) if best and len(chosen) == 1 else None


def _lists(outline: Outline, things: list[str]) -> Iterator[tuple[int, Said]]:
    """Each such list of a text, with how many of the things that the question is about its lead names."""
    text = outline.essay.text
    for node in outline.root.walk():
        if node.kind != "sentence" or not LEADS.search(words.fold(text[slice(*node.lead)])):
            continue
        if items := led(outline, *node.lead):
            lead = (node.lead[0], min(node.lead[1], items[0][0]))
            held = sum(word in words.fold(text[slice(*lead)]) for word in things)
            yield held, Said(says.USED(whose=whose(outline.essay)), outline, (Piece(lead), *map(Piece, items)))
