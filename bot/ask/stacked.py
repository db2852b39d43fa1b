"""Several answers one below the other: their blocks as parts, their citations as evidence, numbered on."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain import Answer, Citation, Evidence, Fact
from bot.text.building import Part, cited, renumbered


@dataclass(slots=True)
class Stack:
    """What one answer is built of that holds several."""

    parts: list[Part] = field(default_factory=list)
    evidence: list[Evidence | Fact] = field(default_factory=list)

    @property
    def quoted(self) -> tuple[Evidence, ...]:
        """The evidence that is words of a text; what stands in a record has no sentences."""
        return tuple(one for one in self.evidence if isinstance(one, Evidence))

    def add(self, answer: Answer, why: str) -> None:
        """Put an answer below the others."""
        held = {one.number: len(self.evidence) + at for at, one in enumerate(answer.citations, 1)}
        self.evidence += [_evidence(held[one.number], one) for one in answer.citations]
        for block in answer.blocks:
            items = tuple(renumbered(item, held) for item in block.items)
            self.parts.append(Part(items, block.lead, verdict="supported", why=why))


def _evidence(number: int, one: Citation) -> Evidence | Fact:
    return Fact(number, one.essay_id, one.field, one.quote) if one.field else cited(number, one)
