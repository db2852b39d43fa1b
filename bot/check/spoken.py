"""What a draft gives as somebody's words without quotation marks: 某甲认为，……"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.check.locate import LONGEST, Corpus
from bot.check.quotations import Quotation, overlapping
from bot.text import facts
from bot.text.folding import folded
from bot.text.named import Named

# Behind one of these a short term in quotation marks is somebody's word.
SAID = re.compile(
    rf"(?:{facts.SAYS}|写明|写有|原文|原话|引用|所言|直言|坦言|讲到|讲|论述|阐述|明确|要求|认定|表述|比作|称作|称为|叫作|叫做|喻为|所说的)[^，。；！？\n]{{0,8}}$"
)
SPOKEN = re.compile(
    rf"(?:{facts.SAYS})(?:了|到|的是|说)?[，：,:]?"
    r"(?P<said>(?:[^“”「」『』\"\n。！？]|[“「][^”」\n]{1,10}[”」]){14,}[。！？]?)"
)
# They are compared only where they are nearly the source's own.
NEARLY = 0.75
LEAD = 40


def spoken(draft: str, corpus: Corpus, named: Named, taken: Sequence[tuple[int, int]]) -> Iterator[Quotation]:
    """Such words where somebody is named before them, they are nearly those of the corpus and touch no span of `taken`."""
    overlaps = overlapping(taken)
    for match in SPOKEN.finditer(draft):
        start, end = match.span("said")
        text = draft[start:end]
        lead = len(text) - len(text.lstrip("，：,: "))
        before = re.split(r"[，。；！？\n]", draft[max(0, match.start() - LEAD) : match.start()])[-1]
        if overlaps(start, end) or not (named.people(before) or named.documents(before)):
            continue
        if len(text) > LONGEST or corpus.near(folded(text)[0], NEARLY):  # what is too long is told of by who asks
            yield Quotation(text[lead:], start + lead, end, False)
