"""The examples that a text gives, where these are asked for: 文中举了哪些县的例子, 王明提到哪些案例, 有什么例子.

A sentence is one where it says so (以青杨县为例, 例如), or where a signed text tells of a place below a province.
"""

from __future__ import annotations

import re

from bot.ask.laid import laid
from bot.ask.occurrences import sentences
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.subjects import TEXTS_MAX
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import sweeps as says
from bot.text import bylines, keys, words
from bot.text.outline import Node, Outline, Span
from bot.text.places import local

_CASE = "例子|案例|事例|实例|例证|典型"
ASKS = re.compile(
    rf"(?:哪[些几]个?|什么|啥|几个|多少)[^，。？]{{0,8}}?(?:{_CASE})|(?:{_CASE})(?:都)?(?:有|是)(?:哪|什么|啥)"
    rf"|[举提列](?:到|出|了|过)?[^，。？]{{0,4}}(?:{_CASE})(?:[吗么]|没有)"
)
# What such a question says besides.
BESIDES = re.compile(
    rf"{_CASE}|文章|文中|作者|具体|成功|实际|典型|地方|[县市区镇乡村]的|举|提到|讲到|列举|分别|用了|说明"
)
MARKED = re.compile(
    r"以[^，。；]{2,20}为例|(?:^|[，。；：])(?:例如|比如|譬如|比方说)|(?:就|便|正)是(?:一个)?(?:例子|例证)"
)
# So many sentences of one text are quoted.
MOST = 8


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The examples of each text, of those about what else the question names; None where none is found, or more is asked."""
    level = words.fold(tracing.query.text)
    if plan.steps or not ASKS.search(level) or len(plan.essays) > TEXTS_MAX:
        return None
    rest = keys.content(BESIDES.sub(" ", level))
    about = [word for word in plan.own if word in rest and words.names_something(word)]
    outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
    told = [(one, spans) for one in outlines if (spans := _examples(one, about)[:MOST])]
    blocks = [Said(says.EXAMPLES(whose=whose(one.essay)), one, tuple(map(Piece, spans))) for one, spans in told]
    return laid(tracing.query.text, blocks, "", index) if blocks else None


def _examples(outline: Outline, about: list[str]) -> list[Span]:
    """Where a text gives an example, below who signs it, in the paragraphs that hold a word of those that are asked about."""
    begins = bylines.head(outline.essay.text, outline.essay.title)
    return [
        (one.start, one.end)
        for one in sentences(outline)
        if one.start >= begins and _gives_one(outline, one) and _on(about, outline, one)
    ]


def _gives_one(outline: Outline, sentence: Node) -> bool:
    """Whether a sentence says that it gives an example, or, of a signed text, names a place that its title does not."""
    said = outline.essay.text[sentence.start : sentence.end]
    if MARKED.search(said):
        return True
    return outline.essay.author is not None and any(place not in outline.essay.name for place in local(said))


def _on(about: list[str], outline: Outline, sentence: Node) -> bool:
    """Whether the paragraph of a sentence has one of these words; any has where there are none."""
    part = outline.paragraph(sentence.start) or sentence
    told = words.fold(outline.essay.text[part.start : part.end])
    return not about or any(word in told for word in about)
