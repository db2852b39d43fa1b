"""Evidence -> Draft. `QuotingWriter` inserts the source's own sentences and says whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bot.domain import Draft, Evidence
from bot.text.quoting import attribution, shown, speaker_of


class QuotingWriter:
    """Writes with no language model: who says it, in which section, and the sentence itself."""

    def write(self, question: str, evidence: Sequence[Evidence]) -> Draft:
        """One paragraph for each speaker and section, in the order of the evidence; `[n]` is an evidence number."""
        order: dict[tuple[str, str | None], int] = {}
        for item in evidence:
            order.setdefault(_place(item), len(order))
        grouped = groupby(sorted(evidence, key=lambda item: order[_place(item)]), key=_place)
        paragraphs = []
        speakers: list[str] = []
        for _, group in grouped:
            items = list(group)
            speaker = attribution(items[0].passage)
            verb = "还提出" if speaker_of(items[0].passage) in speakers else "提出"
            speakers.append(speaker_of(items[0].passage))
            paragraphs.append(f"{speaker}{verb}：" + "".join(f"“{shown(item.text)}”[{item.number}]" for item in items))
        return Draft(question, tuple(evidence), "\n\n".join(paragraphs))


def _place(item: Evidence) -> tuple[str, str | None]:
    return item.passage.essay_id, item.passage.section
