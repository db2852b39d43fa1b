"""Recommended measures as an answer of the chat: each one's sentence in quotation, and a note that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.domain import Answer, Item, Note
from bot.recommend.nouns import Recommendation
from bot.text.building import Part, build, cited
from bot.text.outline import Outline
from bot.text.quoting import shown

KIND = "recommended"


def answer(question: str, given: Recommendation, outlines: Mapping[str, Outline]) -> Answer:
    """The answer to a message that tells of a situation; `given` has measures."""
    answering = [item for item in given.measures if item.answers] or given.measures
    evidence = [cited(number, item.measure.citation) for number, item in enumerate(answering, 1)]
    parts = [Part((Item(shown(item.text), (item.number,)),), verdict="supported", why="原文") for item in evidence]
    needs = "".join(f"“{need}”" for need in given.needs)
    told = f"您说明了自身情况并询问对策，因此以下列出的是文章针对{needs}提出的措施；逐项的理由、筛选和导出，请用“对策建议”。"
    notes = (Note(KIND, told), *(Note("not_specified", gap) for gap in given.gaps))
    return replace(build(question, parts, evidence, outlines), notes=notes, ms=given.ms)
