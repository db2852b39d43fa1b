"""A detail that a follow-up asks for, told in or around what was shown: 一共多少钱, behind 超期的有37个，涉及资金419万元。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.ask import asked, dialogue, shown
from bot.ask.kinds import FEE, Kind
from bot.ask.parts import enclosing
from bot.ask.wants import own_words
from bot.domain import Answer, Evidence
from bot.index.store import Index
from bot.text import numbers, words
from bot.text.outline import Outline, Span
from bot.text.sentences import sentence_spans

# A longer question says itself what it is about.
LONGEST = 12
# What asks for such a thing by a word of its own.
ASKED = frozenset(
    "部门 单位 时间 日期 金额 数额 数量 比例 经费 资金 费用 地方 地点 多钱 少钱 最多 最少 最高 最低".split()
)
# All of it together, where each was asked for before.
TOTAL = re.compile("[总一拢]共|[合总]计|总额|总数|加起来|全部加")


def told(question: str, before: Answer, index: Index) -> tuple[Evidence, ...]:
    """The sentence that gives it: that which was cited, else the next behind or before it in its point; empty where none does.

    Of a sum that is asked for, the one with the greatest; whether something costs anything is told anywhere in its section, or in a text without any.

    Empty, too, where the question names a thing that neither the question before nor the point around the citation has.
    """
    kind = asked.wanted(question) or (FEE if FEE.asked.search(words.fold(question)) else None)
    cited = list(shown.placed(before).values())
    if kind is None or not cited or len(question) > LONGEST:
        return ()
    total = kind.name == "具体金额" and TOTAL.search(question) is not None and not TOTAL.search(before.standalone)
    if kind == asked.wanted(before.standalone) and not total:
        return ()
    key, start, end = cited[0]
    outline = index.outlines[key]
    around = (outline.section(start) or outline.root) if kind is FEE else enclosing(outline, start)
    first, last = (min(start, around.start), max(end, around.end)) if around else (start, end)
    of = (FEE.asked if kind is FEE else TOTAL).sub(" ", words.fold(question))
    if not _of_it(of, f"{before.standalone}{outline.essay.text[first:last]}"):
        return ()
    given = (span for span in _near(outline, (start, end), (first, last)) if _gives(kind, outline, span, question))
    found = max(given, key=lambda span: _sum(outline, span), default=None) if total else next(given, None)
    return shown.evidence(outline, [found]) if found else ()


def _sum(outline: Outline, span: Span) -> Decimal:
    """The greatest amount of money in a sentence."""
    told = (one for one in numbers.amounts(outline.essay.text[slice(*span)]) if one.endswith("元"))
    return max((number for one in told if (number := numbers.scaled(one)[0]) is not None), default=Decimal(0))


def _of_it(question: str, said: str) -> bool:
    """Whether all that a question says besides what asks is said already."""
    level = dialogue.INTERROGATIVE.sub(" ", words.fold(question))
    return all(word in words.fold(said) for word in own_words(level) if word not in ASKED)


def _near(outline: Outline, cited: Span, part: Span) -> Iterator[Span]:
    """The sentences of a part: those cited, those behind them, those before them from the nearest on."""
    text = outline.essay.text
    yield from sentence_spans(text, *cited)
    yield from sentence_spans(text, cited[1], part[1])
    yield from reversed(sentence_spans(text, part[0], cited[0]))


def _gives(kind: Kind, outline: Outline, span: Span, question: str) -> bool:
    return asked.gives(kind, outline.essay.text[slice(*span)], question)
