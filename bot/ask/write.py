"""Evidence -> parts of an answer with no language model: the source's own sentences, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.domain import Evidence, Item
from bot.says import ask as says
from bot.text.building import Part
from bot.text.quoting import attribution, shown, speaker_of


def quoted(evidence: Sequence[Evidence]) -> Iterator[Part]:
    """A part, not judged yet, for each speaker and section, in the order of the evidence: who says it, where, and what."""
    order: dict[tuple[str, str | None], int] = {}
    for item in evidence:
        order.setdefault(_place(item), len(order))
    speakers: list[str] = []
    for _, group in groupby(sorted(evidence, key=lambda item: order[_place(item)]), key=_place):
        items = list(group)
        passage = items[0].passage
        row = says.QUOTES_ALSO if speaker_of(passage) in speakers else says.QUOTES
        speakers.append(speaker_of(passage))
        yield Part(
            tuple(Item(f"“{shown(item.text)}”", (item.number,)) for item in items), row(speaker=attribution(passage))
        )


def _place(item: Evidence) -> tuple[str, str | None]:
    return item.passage.essay_id, item.passage.section
