"""What breaking a rule is punished with: the sentence of the same text that names the rule's article."""

from __future__ import annotations

import re

from bot.ask.numbering import N, ordinals
from bot.ask.parts import ITEM, within
from bot.text import numbers
from bot.text.outline import Outline, Span

# Who asks so wants what follows upon it, not the rule alone.
ASKS = re.compile(r"罚|处分|(?:什么|哪些|何种)(?:法律)?(?:责任|后果)")
# 违反本条例第十三条第三款规定的, after the forms of regulations (立法技术规范: 法律责任 names the articles that are broken).
BREAKS = re.compile(
    rf"违反[^，。；《》\n]{{0,12}}?第{N}条(?:之([一二三四五六七八九十]{{1,2}}))?(?:第{N}款)?(?:第?[（(]?{N}[)）]?项)?"
)


def sanction(outline: Outline, at: int) -> Span | None:
    """The sentence that says what breaking the rule at a place is punished with; None where none names its article."""
    text = outline.essay.text
    article = next((node for node in outline.path(at) if node.kind == "article"), None)
    if article is None:
        return None
    own = ordinals(outline, article)
    for sentence in (node for node in outline.root.walk() if node.kind == "sentence"):
        for match in BREAKS.finditer(text, sentence.start, sentence.end):
            broken, behind, paragraph, item = match.groups()
            if (numbers.ordinal(broken), numbers.ordinal(behind) if behind else 0) != own:
                continue
            paragraphs = within(outline, article, "款")
            chosen = paragraphs[numbers.ordinal(paragraph) - 1 :][:1] if paragraph else [article]
            if not chosen or not chosen[0].start <= at < chosen[0].end:
                continue
            held = ITEM.match(
                text, next((node.start for node in reversed(outline.path(at)) if node.kind == "paragraph"), at)
            )
            if item and held and numbers.value(held.group().strip("（()）")) != numbers.value(item):
                continue
            return sentence.start, sentence.end
    return None
