"""Recommended measures as an answer of the chat: each one's sentence in quotation, and a note that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.domain import Answer, Claim, Essay, Note
from bot.recommend.nouns import Recommendation

KIND = "recommended"


def answer(question: str, given: Recommendation, essays: Mapping[str, Essay]) -> Answer:
    """The answer to a message that tells of a situation; `given` has measures."""
    answering = [item for item in given.measures if item.answers] or given.measures
    found = [item.measure.citation for item in answering]
    citations = tuple(
        replace(citation, number=number, essay=essays[citation.essay_id]) for number, citation in enumerate(found, 1)
    )
    text = "\n\n".join(f"{citation.quote}[{citation.number}]" for citation in citations)
    claims = tuple(Claim(citation.quote, (citation.number,), "supported", "原文") for citation in citations)
    needs = "".join(f"“{need}”" for need in given.needs)
    told = f"您说明了自身情况并询问对策，因此以下列出的是文章针对{needs}提出的措施；逐项的理由、筛选和导出，请用“对策建议”。"
    notes = (Note(KIND, told), *(Note("not_specified", gap) for gap in given.gaps))
    return Answer(question, question, "answered", None, text, claims, citations, notes, ms=given.ms)
