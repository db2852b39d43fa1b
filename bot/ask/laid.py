"""What is quoted of texts, in blocks -> an answer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask.pieces import Said, as_evidence
from bot.domain import Answer, Evidence, Item
from bot.index.store import Index
from bot.says import ask as asks
from bot.text.building import Part, build
from bot.text.quoting import shown


def laid(question: str, blocks: Sequence[Said], opening: str, index: Index) -> Answer:
    """The blocks, each behind its lead; `opening`: the program's own words before them."""
    made: list[Part] = []
    evidence: list[Evidence] = []
    for block in blocks:
        items = []
        for piece in block.pieces:
            number = len(evidence) + 1
            evidence.append(as_evidence(block.outline, piece.span, number))
            words = shown(block.outline.essay.text[slice(*piece.span)])
            items.append(Item(f"“{words}”", (number,), piece.level, piece.heading))
        made.append(Part(tuple(items), block.lead, verdict="supported", why=asks.FROM_STRUCTURE()))
    return build(question, made, evidence, index.outlines, opening=[opening] if opening else [])
