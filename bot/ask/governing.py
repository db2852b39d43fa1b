"""Which articles of a text tell of a thing, where that is asked: 哪一条管押金, 转租在第几条."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.ask.laid import laid
from bot.ask.parts import articles, entire
from bot.ask.pieces import Said
from bot.ask.plan import Plan
from bot.ask.subjects import TEXTS_MAX
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import words
from bot.text.outline import Node, Outline
from bot.text.quoting import named as called

# 哪条路径 asks for a path, not for an article: what stands behind it tells, or it ends there.
WHICH = re.compile(
    r"(?:哪[一几]?|第几)条(?=[里中内]?(?:条文|条款)?(?:是|管|讲|说|写|提|规定|涉及|明确|约束|对应|关于|有关|能|可以|$|[,，?？。吗呢啊]))"
)
ASKING = re.compile("规定|明确|关于|有关|条文|条款|涉及|对应|内容|讲|说|提到")
# What is told all through a text is told by no article of it.
MOST = 4


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The articles of the texts that are named which have all that the question says; None where it asks for none, or many have."""
    known = tuple(word for word in plan.known if not ASKING.fullmatch(word))
    if not (plan.named and known and len(plan.essays) <= TEXTS_MAX) or plan.steps:
        return None
    if not WHICH.search(words.fold(tracing.query.text)):
        return None
    outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
    found = [(outline, article) for outline in outlines for article in _telling(outline, known)]
    if not 0 < len(found) <= MOST:
        return None
    blocks = [
        Said(says.ARTICLE(title=called(outline.essay), article=one.label), outline, entire(outline, one))
        for outline, one in found
    ]
    return laid(tracing.query.text, blocks, "", index)


def _telling(outline: Outline, known: tuple[str, ...]) -> Iterator[Node]:
    for article in articles(outline):
        text = words.fold(outline.essay.text[article.start : article.end])
        if all(word in text for word in known):
            yield article
