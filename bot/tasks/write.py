"""Evidence -> Draft. `QuotingWriter` inserts the source's own sentences and says whose they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from bot.domain import Draft, Evidence, Passage

SPEAKER_UNKNOWN = "文中"


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


def speaker_of(passage: Passage) -> str:
    """Who speaks: the author, or the document where no author is known."""
    return passage.author or (f"《{passage.title}》" if passage.title else SPEAKER_UNKNOWN)


def attribution(passage: Passage) -> str:
    """Whose words follow and where they stand. Example: 马回在“优化结构布局，筑牢创新发展根基”一节"""
    return f"{speaker_of(passage)}在“{passage.section}”一节" if passage.section else speaker_of(passage)


def shown(text: str) -> str:
    """A quotation as it stands in an answer: on one line, and no footnote mark of the source ([3]) as a citation."""
    return re.sub(r"\[(\d+)\]", r"［\1］", re.sub(r"(?<!\s)[^\S\n]*+\n\s*+", "", text))
