"""Things that a sentence lists and counts in one breath, where it is asked which these are: 影像、检验两个中心, 两个中心是哪两个."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from bot.ask import asked, kinds
from bot.ask.laid import laid
from bot.ask.occurrences import sentences
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.steps import NUMERALS, N
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.search import cut
from bot.text import numbers, words
from bot.text.counted_names import EXPLAIN
from bot.text.outline import Outline, Span

MEASURE = rf"(?:[{kinds.MEASURE}]|个方面|大|类|种)?的?"
# So many of a thing; what it is called ends with a word of the question.
SO_MANY = re.compile(rf"(?<![第前后头每.{NUMERALS}])(?P<number>{N}){MEASURE}(?P<thing>[\u4e00-\u9fff]{{1,10}})")
# Of things of one character only places are asked for.
PLACES = frozenset("省市州县区镇乡村")
# Of what is asked by such kinds a list gives each.
LISTED = (kinds.PLACE, "高校名单", "企业名单")
# What ends a list, and what joins its last item.
END, LAST = re.compile(r"[，。；：？！,;:?!]"), re.compile(r"[和及与]")
# What stands between a list and its number, and between what is counted and its list.
BEFORE = re.compile(r"(?:等|这|共|总共|一共){0,2}\Z")
BEHIND = re.compile(
    r"\A[\u4e00-\u9fff]{0,6}?[\"”’]?(?:[(（:：]|[,，]?(?:即|也就是|(?:分别|具体)?(?:是|为|包括|包含|有|指))|——?)[:：]?(?P<list>[^。()（）]+)"
)
MOST = 30
# What the word cutter takes for a word of content.
PARTICLES = frozenset({"来着"})


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The first sentence of each text that lists as many as are asked for; None where none does, or more is asked of them."""
    question = words.fold(tracing.query.text)
    kind = asked.wanted(question)
    if plan.steps or not EXPLAIN.search(question) or not (kind is None or kind.name in LISTED):
        return None
    outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
    for number, thing in _asked(question):
        held = [(one, span) for one in outlines for span in _counting(one, number, thing)]
        if held:
            rest = [one for one in plan.own if one not in thing and thing not in one and one not in PARTICLES]
            told = {one: span for one, span in reversed(held) if _lists(one, span, number, thing, rest)}
            blocks = [Said(says.USED(whose=whose(one.essay)), one, (Piece(span),)) for one, span in told.items()]
            return laid(tracing.query.text, blocks[::-1], "", index) if blocks else None
    return None


def _asked(question: str) -> Iterator[tuple[int, str]]:
    """How many of what a question asks for, by the longest name first. Example: 五个共享中心是哪五个 -> …, (5, 共享中心), (5, 共享)"""
    for match in SO_MANY.finditer(question):
        number = numbers.ordinal(match["number"])
        ends = list(accumulate(len(word) for word, _ in words.tagged(match["thing"])))
        if 1 < number <= MOST:
            yield from (
                (number, match["thing"][:end]) for end in reversed(ends) if end > 1 or match["thing"][0] in PLACES
            )


def _said(number: int, thing: str, sentence: str) -> Iterator[Span]:
    """Where a folded sentence says that there are so many of a thing."""
    says_it = re.compile(rf"(?<![第前后头每.{NUMERALS}])({N}){MEASURE}[\u4e00-\u9fff]{{0,2}}?{re.escape(thing)}")
    yield from (match.span() for match in says_it.finditer(sentence) if numbers.ordinal(match[1]) == number)


def _counting(outline: Outline, number: int, thing: str) -> Iterator[Span]:
    """The sentences of a text that say that there are so many of a thing."""
    if thing in cut.folded(outline.essay.text):
        spans = ((one.start, one.end) for one in sentences(outline))
        yield from (span for span in spans if any(_said(number, thing, words.fold(outline.essay.text[slice(*span)]))))


def _lists(outline: Outline, span: Span, number: int, thing: str, rest: list[str]) -> bool:
    """Whether a sentence lists so many right before their number or behind their name, and has the `rest` of what is asked."""
    sentence = words.fold(outline.essay.text[slice(*span)])
    if any(word not in sentence and word not in words.fold(outline.essay.name) for word in rest):
        return False
    return any(
        _counts(END.split(BEFORE.sub("", sentence[:start]))[-1], number) or _behind(sentence[end:], number)
        for start, end in _said(number, thing, sentence)
    )


def _behind(text: str, number: int) -> bool:
    match = BEHIND.match(text)
    return match is not None and (
        _counts(END.split(match["list"])[0], number) or len(END.split(match["list"])) == number
    )


def _counts(listed: str, number: int) -> bool:
    """Whether a list has so many items. Example: 影像、心电和检验, 3 -> True"""
    parts = listed.split("、")
    return number in (len(parts), len(parts) + len(LAST.findall(parts[-1]))) and all(parts)
