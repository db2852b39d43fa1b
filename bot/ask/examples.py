"""The examples that a text gives, where these are asked for: 文中举了哪些县的例子, 王明提到哪些案例, 有什么例子.

A sentence is one where it says so (以青杨县为例, 例如), or where a signed text tells of a place below a province.
"""

from __future__ import annotations

import re

from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.subjects import TEXTS_MAX
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import sweeps as says
from bot.text import bylines, keys, words
from bot.text.outline import Outline, Span
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
    rest = BESIDES.sub(" ", level)
    about = [word for word in plan.own if word in rest and words.names_something(word) and word in keys.content(rest)]
    outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
    told = [(one, spans) for one in outlines if (spans := _examples(one, about)[:MOST])]
    blocks = [Said(says.EXAMPLES(whose=whose(one.essay)), one, tuple(map(Piece, spans))) for one, spans in told]
    return laid(tracing.query.text, blocks, "", index) if blocks else None


def _examples(outline: Outline, about: list[str]) -> list[Span]:
    """Where a text gives an example, in the paragraphs that hold a word of those that are asked about."""
    text = outline.essay.text
    begins = bylines.head(text, outline.essay.title)
    found: set[Span] = set()
    for paragraph in (node for node in outline.root.walk() if node.kind in ("paragraph", "point")):
        if about and not any(word in words.fold(text[paragraph.start : paragraph.end]) for word in about):
            continue
        for one in (node for node in paragraph.walk() if node.kind == "sentence"):
            sentence = text[one.start : one.end]
            if one.start < begins:
                continue  # where its author works
            placed = outline.essay.author and any(place not in outline.essay.name for place in local(sentence))
            if placed or MARKED.search(sentence):
                found.add((one.start, one.end))
    return sorted(found)
