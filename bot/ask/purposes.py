"""Why a text was made, where that is asked: the clause that says so, 为了……，制定本法, not what it provides."""

from __future__ import annotations

import re

from bot.ask.laid import laid
from bot.ask.occurrences import sentences
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.subjects import TEXTS_MAX
from bot.ask.trace import Tracing
from bot.ask.wants import asking
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import keys, words
from bot.text.outline import Outline, Span

_KIND = "法|文件|号文|条例|通知|办法|规定|意见|方案|细则|规划|纲要|公告|措施|预案|指南|制度"
MAKES = (
    r"制[定订]|订立|起草|出台|颁布|发布|印发|修[订改]"
    rf"|(?<![不没])(?:立|(?<![规决固确一])定|搞|弄|写|发)(?=[^，。？]{{0,20}}(?:{_KIND}))"
)
AIM = r"目的|宗旨|初衷|用意|意图|本意|意义"
WHY = r"为(?:什么|啥|何|了什么|了啥)|干[嘛吗]|图(?:什么|个?啥)"
ASKS = re.compile(
    rf"(?:{WHY})[^，。？]{{0,6}}?(?:{MAKES})|(?:{MAKES})[^，。？]{{0,24}}?(?:{AIM}|{WHY})|(?:立法|制定)(?:{AIM})"
)
REVISED = re.compile("修[订改]")
# What else such a question may say besides the name of its text.
BESIDES = re.compile(rf"立法|{WHY}|{MAKES}|{AIM}|当[初时]|最初|国家|\d{{1,4}}号文?件?|[这那]个?|[要想会得是了的出]")
# So a text says why it was made, in one of its first sentences.
SAYS = re.compile(r"(?:\A|[\s：:条])为了?(?!什么|何|期)")
MADE = re.compile(
    r"(?:制[定订]|订立|印发|发布|出台|修[订改]|提出|通知|公告|通告|决定)(?:了|如下|以下|本|该|此|《|$|。|[\u4e00-\u9fff]{0,6}如下)"
)
FIRST, MOST = 20, 2
# Of more texts none is meant.
MANY = 500


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The sentences in which the texts that are named say why they were made; None where more is asked, or none says so."""
    question = words.fold(tracing.query.text)
    if plan.steps or not ASKS.search(question) or len(plan.essays) > MANY:
        return None
    rest = [word for word in keys.content(BESIDES.sub(" ", question)) if not asking(word)]
    essays = [one for one in plan.essays if all(word in words.fold(one.name) for word in rest)]
    if not essays or len(essays) > TEXTS_MAX or not (rest or plan.named or len(plan.essays) == 1):
        return None
    outlines = [index.outlines[essay.essay_id] for essay in essays]
    revised = REVISED.search(question) is not None
    told = [(one, spans) for one in outlines if (spans := _told(one, revised))]
    blocks = [Said(says.USED(whose=whose(one.essay)), one, tuple(map(Piece, spans))) for one, spans in told]
    return laid(tracing.query.text, blocks, "", index) if blocks else None


def _told(outline: Outline, revised: bool) -> list[Span]:
    """Where a text says why it was made, or `revised`."""
    text = outline.essay.text
    spans = [(one.start, one.end) for one in sentences(outline)][:FIRST]
    found = [span for span in spans if _says(text[slice(*span)])]
    return [one for one in found if not revised or REVISED.search(text[slice(*one)])][:MOST]


def _says(sentence: str) -> bool:
    """Whether a sentence has an aim, and behind it and a comma what is made for it. Example: 为了维护秩序，制定本条例。"""
    aim = SAYS.search(sentence)
    comma = sentence.find("，", aim.end()) if aim else -1
    return comma >= 0 and MADE.search(sentence, comma) is not None
