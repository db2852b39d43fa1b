"""Who is in charge of what, where all are asked for at once: 各部门的职责是什么, 部门怎么分工."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.ask.laid import laid
from bot.ask.named_texts import plain
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.subjects import TEXTS_MAX
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import keys, words
from bot.text.outline import Outline, Span

_WHO = "部门|单位|机关|各方|各级"
ASKS = re.compile(
    rf"(?:各|哪[些几]个?|[这那]些|相关|有关)[\u4e00-\u9fff]{{0,4}}?(?:{_WHO})[^，。？]{{0,8}}?(?:职责|职能|分工|责任(?!人)|负责(?!人|同志)|管什么|做什么|干什么)"
    rf"|(?:{_WHO})(?:之间)?(?:的|是)?(?:怎么|如何)?(?:职责)?分工|职责分工"
)
# What such a question says besides.
BESIDES = re.compile(rf"(?:{_WHO})|职责|职能|分工|责任|负责|分别|承担|相关|有关")
DUTY = re.compile(
    r"(?<=[\u4e00-\u9fff）)])(?:(?<!直接)负责(?!人|的主管|同志)|承担(?![^，。；]{0,8}(?:责任|费用))|牵头|主管(?!部门|人员|机关|单位)|依法对|按照(?:各自)?职责)"
)
# So many are in charge of something in one article or paragraph at least.
LEAST = 3
# … and in so many texts at most, where none is named.
MOST = 3


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The sentences of the article or section of each text in which most are in charge of something; None where more is asked."""
    level = words.fold(tracing.query.text)
    if plan.steps or not ASKS.search(level) or len(plan.essays) > TEXTS_MAX:
        return None
    said = [word for word in keys.content(BESIDES.sub(" ", level)) if words.names_something(word)]
    outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
    named = [one for one in outlines if all(word in plain(one.essay) for word in said)]
    told = [(outline, max(found, key=lambda one: one[0])[1]) for outline in named if (found := list(_duties(outline)))]
    if not 0 < len(told) <= MOST:
        return None
    blocks = [Said(says.USED(whose=whose(one.essay)), one, tuple(map(Piece, spans))) for one, spans in told]
    return laid(tracing.query.text, blocks, "", index)


def _duties(outline: Outline) -> Iterator[tuple[int, list[Span]]]:
    """How many are in charge of something in each article, or section without articles, that tells it of several; and where."""
    text = outline.essay.text
    for node in outline.root.walk():
        inner = any(one.section or one.kind == "article" for one in node.children)
        if node.kind == "article" or (node.section and not inner):
            sentences = [(one.start, one.end) for one in node.walk() if one.kind == "sentence"]
            told = [(len(DUTY.findall(text, *span)), span) for span in sentences]
            if (count := sum(number for number, _ in told)) >= LEAST:
                yield count, [span for number, span in told if number]
