"""What is asked by no more than the name of a part and words of its text's title: 危房改造补助标准, 高龄津贴的标准是多少.

The part is quoted whole: of sentences that have the same words, others may lie nearer (who is excluded from the subsidy).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.ask import parts, subjects
from bot.ask.laid import laid
from bot.ask.named_texts import plain
from bot.ask.pieces import Piece, Said, led_to, whose
from bot.ask.plan import Plan
from bot.ask.subjects import TEXTS_MAX, Match
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import keys, words
from bot.text.outline import Outline
from bot.text.replies import ASKS, replies

# What a question has besides names.
BEFORE = re.compile(r"\A(?:请问|想问(?:一下)?|说说|介绍一下|介绍|讲讲)")
BEHIND = re.compile(
    r"的?(?:具体|主要)?(?:都|各)?(?:是|有|要|为|包括|包含|怎么|如何)?(?:什么|哪些|哪几[种类项条]|多少|几种|谁|怎样|怎么样|(?<=怎么)规?定|(?<=如何)规?定)?的?[呢啊吗]?\Z"
)
# What is excepted is not named.
OUTSIDE = re.compile("除|以外|之外|不|没|非")
# A shorter name may stand in a question by chance.
NAME_MIN = 4
# … and a longer question says more than two names.
LONGEST = 30


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The part that a question names so, whole, or the reply to a question of that name; None where it says more, or several fit."""
    level = re.sub(r"\W", "", BEFORE.sub("", words.fold(tracing.query.text)))
    said = BEHIND.sub("", level)
    if plan.steps or not NAME_MIN <= len(said) <= LONGEST:
        return None
    essays = [essay.essay_id for essay in plan.essays]
    if len(essays) > TEXTS_MAX:
        essays = list(dict.fromkeys(hit.passage.essay_id for hit in tracing.read().hits))[:TEXTS_MAX]
    found = [one for key in essays for one in _called(said, index.outlines[key])]
    if len(found) != 1:
        return None
    return laid(tracing.query.text, [found[0]], "", index)


def _called(said: str, outline: Outline) -> Iterator[Said]:
    title = plain(outline.essay)
    for part in subjects.parts(outline) if len(title) >= NAME_MIN else ():
        name = re.sub(r"\W", "", part.name)
        if part.node.section and len(name) >= NAME_MIN and said.endswith(name) and _names(said[: -len(name)], title):
            plan = Plan("section", (outline.essay,), named=True, match=Match(part, 1.0, 1.0))
            if (whole := parts.named(plan)) is not None:
                yield whole
    text = outline.essay.text
    for (start, end), _ in replies(outline):
        asked = BEHIND.sub("", re.sub(r"\W", "", words.fold(ASKS.sub("", text[start:end]))))
        if asked.replace("的", "") == said.replace("的", ""):
            yield Said(says.WHOLE_PART(whose=whose(outline.essay)), outline, led_to(outline, [Piece((start, end))]))


def _names(rest: str, title: str) -> bool:
    """Whether what stands before a heading is of the title, all of its words."""
    rest = rest.removesuffix("的")
    return bool(rest) and not OUTSIDE.search(rest) and all(word in title for word in keys.content(rest) or [rest])
