"""Recommended measures as an answer of the chat: each one's sentence in quotation, and a note that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.domain import Answer, Item, Note
from bot.recommend.nouns import Recommendation
from bot.says import claims
from bot.says import recommend as says
from bot.text.building import Part, build, cited
from bot.text.outline import Outline
from bot.text.quoting import attribution, shown

KIND = "recommended"


def answer(question: str, given: Recommendation, outlines: Mapping[str, Outline]) -> Answer | None:
    """The answer to a message that tells of a situation; None where no measure answers: it is asked as a question."""
    answering = [item for item in given.measures if item.answers]
    if not answering:
        return None
    evidence = [cited(number, item.measure.citation) for number, item in enumerate(answering, 1)]
    parts: list[Part] = []
    said = ""
    for one, listed in zip(evidence, answering, strict=True):
        whose = attribution(one.passage)
        item = Item(f"“{shown(one.text)}”", (one.number,))
        # Who says it and where stands once before neighbours of one section.
        row = says.WRITES if listed.measure.bare else says.PROPOSES
        lead = None if whose == said else row(whose=whose)
        parts.append(Part((item,), lead, opens=lead is not None, verdict="supported", why=claims.MEASURE()))
        said = whose
    notes = (Note(KIND, says.ADVISED()), *(Note("not_specified", gap) for gap in given.gaps))
    return replace(build(question, parts, evidence, outlines), notes=notes, ms=given.ms)
