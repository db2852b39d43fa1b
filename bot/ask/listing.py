"""Enumerations that come whole: points, paragraphs or sections that a question asks to have listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.ask import so_many
from bot.ask.enumerated import led
from bot.ask.pieces import unsigned
from bot.ask.wants import LISTING
from bot.search import cut
from bot.search.query import Query
from bot.text import keys, numbers, words
from bot.text.counted_names import LIST
from bot.text.outline import Outline, Span
from bot.text.passages import SENTENCE_MAX
from bot.text.sentences import clause_spans, sentence_spans

_COUNTERS = "[个条种项类方点层步处笔件]"
ASKS = re.compile(
    rf"哪些|哪[几二两三四五六七八九十]|几{_COUNTERS}|分别|各[要自有是开怎做]|列举|列出|列了|具体包括|包括什么|都有什么|有什么(?:措施|办法|举措|建议|要求)|各方面|所有|全部|哪些方面"
)
HOW_MANY = re.compile(f"(?:几|多少){_COUNTERS}")
# Words that ask for a list and tell nothing of its subject.
GENERIC = frozenset(
    "方面 层面 角度 维度 举措 措施 做法 办法 要点 展开 列出 列出来 列了 一共 总共 部分 方子 条目 内容 任务 三点 几点 事情 怎样 做好 提了 讲了 说了".split()
)


def are_points(things: Iterable[str]) -> bool:
    """Whether what is counted are the points of a text, by what these may be called: 几条建议, 几个方面的措施."""
    return all(thing in GENERIC or thing in keys.STOP for thing in things)


# A list of more items is not cited whole, and a first sentence shorter than this only names its point.
LIST_MAX = 9
NAME_ONLY = 25
LEAD_MAX = 200
# A list within one sentence is looked for in so many of the best, and quoted whole up to so many characters, where what
# leads to it has nearly all that the question says.
RUN_DEPTH, RUN_MAX, ALL = 3, 400, 0.9
# What tells of the year that a text is of.
NOW = "今年 本年 本年度"
# Who asks what something is that a text lists wants the list, too.
WHAT = re.compile(r"(?:是|为)(?:什么|怎样的|哪样)")


@dataclass(frozen=True, slots=True)
class Fitted:
    """Shares of the question's words by which a list is known to be asked for.

    `sure`: what is listed must hold so much. `within`: a sentence that itself enumerates what is asked is the answer
    where its list's clause has so much of its words. `one`: a list of which one item holds so much of what the whole
    holds, under a heading that says little, is not asked for. `each`: items that each name the subject make a list of
    it; `whole`: an essay's sections do so only where nothing narrower does. `led`: a sentence that leads to items holds
    so much of what the sentence with most of the question's words has.
    """

    sure: float
    within: float
    one: float
    each: float
    whole: float
    led: float = 0.9


# Made by `python -m policy_evals.fit.listing`.
FITTED = Fitted(sure=0.55, within=0.3, one=0.8, each=0.3, whole=0.15)


@dataclass(frozen=True, slots=True)
class Listing:
    """Items of a document, and the words that tell what they are items of."""

    outline: Outline
    heading: str
    about: str
    spans: tuple[Span, ...]
    whole: bool = False
    lead: Span | None = None


def listing(query: Query, sentences: Sequence[tuple[Outline, int, int]]) -> Listing | None:
    """The list that a question asks for, sought around the best sentences (document, start, end), best first.

    None where the question asks for none, or where the best sentence enumerates it within itself.
    """
    if not sentences or not (ASKS.search(query.text) or WHAT.search(query.text)):
        return None
    if (run := _run(query, sentences)) is not None or not ASKS.search(query.text):
        return run
    outline, start, end = sentences[0]
    sentence = outline.essay.text[start:end]
    best = _share(query, sentence)
    if (known := _said(query, sentences) or _items(*sentences[0]) or _led(query, sentences)) is not None:
        return known
    if not outline.is_first(start) and _enumerates(query, sentence, best):
        return None
    found: tuple[float, Listing] | None = None
    seen: set[tuple[str, tuple[Span, ...]]] = set()
    for at, (outline, start, end) in enumerate(sentences):
        text = outline.essay.text
        for item in _around(outline, start, end, first=at == 0):
            key = (outline.essay.essay_id, item.spans)
            if key in seen or not 2 <= len(item.spans) <= LIST_MAX:
                continue
            seen.add(key)
            share = _share(query, item.about)
            if share < FITTED.sure:
                continue
            each = [query.share(cut.words_of(text[s:e])) for s, e in item.spans]
            if max(each) >= FITTED.one * share and query.share(cut.words_of(item.heading)) < FITTED.sure / 2:
                continue  # the question is about one of the items
            score = share + FITTED.each * min(each) - FITTED.whole * item.whole
            if found is None or score > found[0]:
                found = (score, item)
    return _counted(query.text, found[1]) if found else None


def _counted(question: str, item: Listing) -> Listing:
    """A list with the sentence before it that says how many they are, where that is asked. Example: 不同有三点。, of 有几点不同"""
    lead = item.lead
    told = lead and str(len(item.spans)) in numbers.amounts(item.outline.essay.text[slice(*lead)])
    return replace(item, spans=(lead, *item.spans)) if lead and told and HOW_MANY.search(question) else item


def _said(query: Query, sentences: Sequence[tuple[Outline, int, int]]) -> Listing | None:
    """The items of the sentence that says how many there are, as many as are asked for: 笔者有三点建议："""
    outlines = {outline.essay.essay_id: outline for outline, _, _ in sentences}
    if (found := so_many.lead(words.fold(query.text), outlines.values())) is None:
        return None
    outline, (start, end), spans = found
    text = outline.essay.text[start:end]
    return Listing(outline, text, text, ((start, min(end, spans[0][0])), *spans))


def _items(outline: Outline, start: int, end: int) -> Listing | None:
    """A sentence that leads to items, and these; None where it leads to none."""
    if not (spans := led(outline, start, end)):
        return None
    text = outline.essay.text[start:end]
    return Listing(outline, text, text, ((start, min(end, spans[0][0])), *spans))


def _led(query: Query, sentences: Sequence[tuple[Outline, int, int]]) -> Listing | None:
    """The items of the sentence that says what they are, where it has what the question is about: 有下列情形之一的，不予受理："""
    held = [_besides(query, outline.essay.name, outline.essay.text[start:end]) for outline, start, end in sentences]
    for share, (outline, start, end) in zip(held, sentences, strict=True):
        if share >= max(FITTED.sure, FITTED.led * max(held)) and (found := _items(outline, start, end)):
            return found
    return None


def _run(query: Query, sentences: Sequence[tuple[Outline, int, int]]) -> Listing | None:
    """What stands behind a colon up to the full stop, part by part: 主要目标是：生产总值增长6%；财政收入增长4%；……。

    Of the sentence that says what it is, where that has what the question is about; quoted in one.
    """
    # How it is to be listed, and that it is of now, is said of no list.
    how = " ".join(match.group() for match in LISTING.finditer(words.fold(query.text)))
    for outline, start, end in sentences[:RUN_DEPTH]:
        text = outline.essay.text
        said, colon, _ = text[start:end].partition("：")
        paragraph = outline.paragraph(start)
        share = _share(query, f"{how} {NOW} {outline.essay.name} {outline.heading(start) or ''} {said}")
        if not (colon and paragraph and text[start:end].endswith("；")) or share < ALL:
            continue
        until = sentence_spans(text, start, paragraph.end)[0][1]
        if end < until <= start + RUN_MAX:
            return Listing(outline, said, said, ((start, until),))
    return None


def _besides(query: Query, name: str, text: str) -> float:
    """The share that a sentence has of what a question says besides the name of the sentence's text."""
    named = _share(query, name)
    return (_share(query, f"{name} {text}") - named) / (1 - named) if named < 1 else 0.0


def _share(query: Query, text: str) -> float:
    return query.share(cut.words_of(text) | GENERIC)


def _enumerates(query: Query, sentence: str, share: float) -> bool:
    """Whether a clause of the sentence lists things and holds much of what the question and the sentence share."""
    bare = query.share(cut.words_of(sentence))
    clauses = [sentence[start:end] for start, end in clause_spans(sentence)]
    each = [query.share(cut.words_of(clause)) for clause in clauses if LIST.search(clause)]
    return share >= FITTED.sure and bare > 0 and max(each, default=0.0) >= FITTED.within * bare


def _around(outline: Outline, start: int, end: int, first: bool) -> Iterator[Listing]:
    """The lists that a sentence may stand in or open, the narrower first."""
    essay, section = outline.essay, outline.section(start)
    heading = (section and section.label) or ""
    points = outline.points(start)
    paragraph = outline.paragraph(start)
    if first and not points and paragraph and outline.is_first(start):
        rest = _sentences(essay.text, end, paragraph.end)
        yield Listing(outline, essay.text[start:end], essay.text[start:end], tuple(rest), lead=(start, end))
    if points:
        lead = essay.text[section.start if section else 0 : points[0].start][-LEAD_MAX:]
        about = " ".join([heading, lead, *(point.label or "" for point in points)])
        spans = tuple((point.start, opening(essay.text, point.start, point.end)) for point in points)
        before = sentence_spans(essay.text, max(0, points[0].start - LEAD_MAX), points[0].start)
        yield Listing(outline, f"{heading} {lead}", about, spans, lead=next(reversed(before), None))
    elif section is not None:
        inner = [node for node in section.walk() if node is not section and (node.kind == "paragraph" or node.section)]
        inner = inner[: unsigned(essay.text, [(node.start, node.end) for node in inner])]
        leads = dict.fromkeys(node.lead for node in inner)
        yield Listing(outline, heading, " ".join([heading, *(essay.text[s:e] for s, e in leads)]), tuple(leads))
    tops = outline.tops
    about = " ".join([essay.name, *(node.label or "" for node in tops)])
    yield Listing(outline, about, about, tuple(node.children[0].lead for node in tops if node.children), whole=True)


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for s, e in sentence_spans(text, start, end):
        found += clause_spans(text, s, e, semicolons_only=True) if e - s > SENTENCE_MAX else [(s, e)]
    return found


def opening(text: str, start: int, end: int) -> int:
    """Where the first sentence ends, or the second where the first only names the point."""
    spans = sentence_spans(text, start, end)
    first = spans[0][1]
    return spans[1][1] if first - start < NAME_ONLY and len(spans) > 1 else first
