"""Draft -> what may be shown, claim by claim. Pure: everything it needs is in the draft and the essays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain import MARKER, Citation, Claim, Draft, Evidence
from bot.text.outline import Outline
from bot.text.quoting import attribution, shown
from bot.text.reference import reference

QUOTED = re.compile("[“”]")


@dataclass(frozen=True, slots=True)
class Verified:
    """The text that survived, with citations numbered 1, 2, 3 in order of first use."""

    text: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]


def verify(draft: Draft, outlines: Mapping[str, Outline]) -> Verified:
    """Keep the paragraphs in which every quotation stands to the letter in the sentence that it cites."""
    evidence = {item.number: item for item in draft.evidence}
    judged = [judge(paragraph, evidence) for paragraph in draft.text.split("\n\n") if paragraph.strip()]
    kept = [claim for claim in judged if claim.verdict == "supported"]
    numbers = {old: new for new, old in enumerate(dict.fromkeys(n for claim in kept for n in claim.cites), 1)}
    citations = tuple(
        cite(new, evidence[old], outlines[evidence[old].passage.essay_id]) for old, new in numbers.items()
    )
    claims = tuple(
        Claim(renumber(c.text, numbers), tuple(numbers[n] for n in c.cites), c.verdict, c.why)
        if c.verdict == "supported"
        else Claim(MARKER.sub("", c.text), (), c.verdict, c.why)
        for c in judged
    )
    return Verified("\n\n".join(c.text for c in claims if c.verdict == "supported"), claims, citations)


def judge(paragraph: str, evidence: Mapping[int, Evidence]) -> Claim:
    """A paragraph is supported when before each marker stands the whole cited sentence, and no other quotation."""
    cites: list[int] = []
    cursor = 0
    for marker in MARKER.finditer(paragraph):
        item = evidence.get(int(marker.group(1)))
        if item is None:
            return Claim(paragraph, tuple(cites), "unsupported", f"引用编号 {marker.group(1)} 没有对应的原文")
        before = paragraph[cursor : marker.start()]
        quotation = f"“{shown(item.text)}”"
        lead = before.removesuffix(quotation)
        if lead == before or QUOTED.search(lead.replace(attribution(item.passage), "", 1)):
            return Claim(paragraph, tuple(cites), "unsupported", f"引号内文字与原文 [{item.number}] 不一致")
        cites.append(item.number)
        cursor = marker.end()
    if not cites:
        return Claim(paragraph, (), "uncited", "没有引用")
    return Claim(paragraph, tuple(dict.fromkeys(cites)), "supported", "引文与原文逐字一致")


def renumber(text: str, numbers: Mapping[int, int]) -> str:
    """Replace markers by their new numbers."""
    return MARKER.sub(lambda match: f"[{numbers[int(match.group(1))]}]", text)


def cite(number: int, item: Evidence, outline: Outline) -> Citation:
    """The citation of a piece of evidence; its constructor checks the words against the essay."""
    essay = outline.essay
    return Citation(
        number=number,
        essay_id=essay.essay_id,
        title=essay.title,
        author=essay.author,
        section=item.passage.section,
        point=outline.point(item.start),
        start=item.start,
        end=item.end,
        quote=item.text,
        reference=reference(essay),
        label=essay.label,
        essay=essay,
    )
