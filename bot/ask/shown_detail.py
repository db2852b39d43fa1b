"""A detail that a follow-up asks for, told in or around what was shown: 一共多少钱, behind 超期的有37个，涉及资金419万元。"""

from __future__ import annotations

from collections.abc import Iterator

from bot.ask import asked, dialogue, shown
from bot.ask.kinds import Kind
from bot.ask.parts import enclosing
from bot.ask.wants import own_words
from bot.domain import Answer, Evidence
from bot.index.store import Index
from bot.text import words
from bot.text.outline import Outline, Span
from bot.text.sentences import sentence_spans

# A longer question says itself what it is about.
LONGEST = 12
# What asks for such a thing by a word of its own.
ASKED = frozenset(
    "部门 单位 时间 日期 金额 数额 数量 比例 经费 资金 费用 地方 地点 多钱 少钱 最多 最少 最高 最低 一共 总共".split()
)


def told(question: str, before: Answer, index: Index) -> tuple[Evidence, ...]:
    """The sentence that gives it: that which was cited, else the next behind or before it in its point; empty where none does.

    Empty, too, where the question names a thing that neither the question before nor the point around the citation has.
    """
    kind = asked.wanted(question)
    cited = list(shown.placed(before).values())
    if kind is None or not cited or len(question) > LONGEST or kind == asked.wanted(before.standalone):
        return ()
    key, start, end = cited[0]
    outline = index.outlines[key]
    around = enclosing(outline, start)
    first, last = (min(start, around.start), max(end, around.end)) if around else (start, end)
    if not _of_it(question, f"{before.standalone}{outline.essay.text[first:last]}"):
        return ()
    found = next(
        (span for span in _near(outline, (start, end), (first, last)) if _gives(kind, outline, span, question)), None
    )
    return shown.evidence(outline, [found]) if found else ()


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
