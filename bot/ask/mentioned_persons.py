"""What texts tell of a person whom they mention and who wrote none of them: 莫桦厅长怎么说, 黄改荣是谁."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, having, whose
from bot.ask.plan import Plan
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import words
from bot.text.bylines import COMPOUND
from bot.text.names import RARER, SURNAMES
from bot.text.outline import Outline, Span

# What may stand behind a name: an office, then who it is or what was said.
_OFFICE = r"(?:副?(?:[\u4e00-\u9fff]{0,2}[长任师记员生授家]|同志|先生|女士|老师))?"
WHO = re.compile(
    rf"{_OFFICE}(?:到底|究竟)?(?:是(?:谁|什么人|干什么的|干啥的|做什么的)|何许人也?)[呢啊呀？?。\s]{{0,6}}"
)
SAYS = re.compile(
    rf"{_OFFICE}(?:[在于][^，。？?]{{1,8}}[上里中时])?(?:都|又|还|是|到底|究竟|怎么|如何|咋){{0,3}}(?:说|讲|谈|提|介绍|表示|强调|指出|认为)"
    r"(?:了|过|到|的|出){0,2}(?:什么|啥|哪些|哪几点|些){0,2}(?:话|内容|意见|观点|建议|要求|事)?[呢吗啊呀的？?。\s]{0,6}"
)
# Who speaks, in a sentence that has a name: 夏沛表示, 秦立新提出.
SPEAKS = r"[^，。；：！？]{0,12}(?:说|表示|介绍|提出|提醒|强调|指出|认为|告诉|要求|建议|坦言|透露|[：:])"
# A word that is so common is no name; so many sentences are quoted of so many texts.
COMMON, MOST, TEXTS = 20, 8, 3


def answer(_: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The sentences that have the name, of what the person says those where it speaks; None where no text has it."""
    question = words.fold(tracing.query.text)
    if (name := _named(question, index)) is None:
        return None
    found = [(one, spans) for one in index.outlines.values() if (spans := having(one, name))]
    if SAYS.fullmatch(question, len(name)):
        spoken = [(one, [span for span in spans if _speaks(one, span, name)]) for one, spans in found]
        found = [(one, spans) for one, spans in spoken if spans] or found
    blocks = [
        Said(says.USED(whose=whose(one.essay)), one, tuple(map(Piece, spans[:MOST]))) for one, spans in found[:TEXTS]
    ]
    return laid(tracing.query.text, blocks, "", index) if blocks else None


def _named(question: str, index: Index) -> str | None:
    """The person whom a folded question begins with, and asks who it is or what it says; None for an author or a common word."""
    authors = {one.author for one in index.essays.values()}
    if question[:1] not in SURNAMES + RARER and not re.match(COMPOUND, question):
        return None
    for size in (4, 3, 2):
        name = question[:size]
        asks = WHO.fullmatch(question, size) or SAYS.fullmatch(question, size)
        called = words.HAN.match(name) and words.frequency(name) <= COMMON and name not in authors
        if asks and called and any(name in one.text for one in index.essays.values()):
            return name
    return None


def _speaks(outline: Outline, span: Span, name: str) -> bool:
    said: Sequence[str] = outline.essay.text[slice(*span)].split(name)[1:]
    return any(re.match(SPEAKS, behind) for behind in said)
