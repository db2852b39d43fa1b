"""What a report aims at in its year: 今年的主要目标有哪些. The sentence that sets the aims says so itself, and goes on in those behind it.

Example: 今年的主要预期目标是：生产总值增长5%；新增就业50万人。居民收入增长6%。
"""

from __future__ import annotations

import re

from bot.ask import year_part
from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, last_mark, led_to, runs, whose
from bot.ask.plan import Plan
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import periods, words
from bot.text.outline import Node, Outline
from bot.text.periods import Times

THIS_YEAR: Times = frozenset({"planned"})
# All aims are asked for, not whether one was reached, or how they came about.
ASKS = re.compile(r"(?:有|是|定了?|设了?|提了?)?(?:[哪那]些|什么|啥|怎么[样定]|如何定)|列[出个一]|(?:目标|指标)呢?\W*$")
# What is said of them besides names none: 今年定的预期目标.
BESIDES = re.compile("预期|经济|社会|发展|[定设提](?:下|出|了|的)|全年|年度|量化")
# So aims are set.
SETS = re.compile("目标(?:任务)?(?:是|为|有|包[括含]|如下)[,:]?")
FIGURE = re.compile(r"\d")


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The sentences that set them, of each report that is named; None where more is asked, or one has no such sentence."""
    question = words.fold(tracing.query.text)
    if not plan.named or not 0 < len(plan.essays) <= year_part.EACH or plan.steps:
        return None
    if not (year_part.AIMS.search(question) and ASKS.search(question)):
        return None
    if year_part.further(BESIDES.sub("", one) for one in plan.own):
        return None
    blocks = [_set(question, index.outlines[essay.essay_id]) for essay in plan.essays]
    told = [one for one in blocks if one is not None]
    return laid(question, told, "", index) if len(told) == len(blocks) else None


def _set(question: str, outline: Outline) -> Said | None:
    """The sentences of one report; None where another time is meant, or several places set aims of that year."""
    this = periods.made_in(outline)
    if this is None or year_part.time_of(question, this) != (str(this), False):
        return None
    found = [pieces for one in outline.paragraphs if (pieces := _sentences(one, outline))]
    return Said(says.USED(whose=whose(outline.essay)), outline, found[0]) if len(found) == 1 else None


def _sentences(paragraph: Node, outline: Outline) -> tuple[Piece, ...]:
    """The sentence of a paragraph that sets aims of the year, and those behind it to the last with a figure; with what they lead to."""
    text = outline.essay.text
    sentences = [one for one in paragraph.walk() if one.kind == "sentence"]
    for at, one in enumerate(sentences):
        level = words.fold(text[one.start : one.end])
        match = SETS.search(level)
        if match is None or not periods.tells(outline, one.start, level[: match.start()], level, THIS_YEAR, exact=True):
            continue
        run = sentences[at : at + 1]
        for other in sentences[at + 1 :]:
            if last_mark(text[run[-1].start : run[-1].end]) not in "；;" and not FIGURE.search(
                text[other.start : other.end]
            ):
                break
            run.append(other)
        node = Node("paragraph", one.start, run[-1].end, one.lead, children=tuple(run))
        return led_to(outline, tuple(runs(outline, node)))
    return ()
