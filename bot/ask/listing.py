"""Enumerations that come whole: points, paragraphs or sections that a question asks to have listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.ask.asked import LIST
from bot.domain import Essay
from bot.search import cut
from bot.search.query import Query
from bot.text.outline import blocks
from bot.text.passages import SENTENCE_MAX, innermost, points
from bot.text.sentences import clause_spans, sentence_spans

ASKS = re.compile(
    r"哪些|哪[几二两三四五六七八九十]|几[个条种项类方点层步]|分别|各[要自有是开怎做]|列举|列出|列了|具体包括|包括什么|都有什么|有什么(?:措施|办法|举措|建议|要求)|各方面|所有|全部|哪些方面"
)
# Words that ask for a list and tell nothing of its subject.
GENERIC = frozenset(
    "方面 层面 角度 维度 举措 措施 做法 办法 要点 展开 列出 列出来 列了 一共 总共 部分 方子 条目 内容 任务 三点 几点 事情 怎样 做好 提了 讲了 说了".split()
)
# A list of more items is not cited whole, and a first sentence shorter than this only names its point.
LIST_MAX = 9
NAME_ONLY = 25
LEAD_MAX = 200
# What is listed must hold this share of the question's words, and nearly what the best sentence holds.
SURE = 0.55
NEARLY = 0.9
# A sentence that itself enumerates what is asked is the answer where its list's clause has this share of its words.
WITHIN = 0.3
# A list of which one item holds so much of what the whole holds, under a heading that says little, is not asked for.
ONE_ITEM = 0.8
# Items that each name the subject make a list of it; an essay's sections do so only where nothing narrower does.
BY_ITEMS = 0.3
WHOLE_ESSAY = 0.15


@dataclass(frozen=True, slots=True)
class Listing:
    """Items (start, end) of an essay, and the words that tell what they are items of."""

    essay: Essay
    heading: str
    about: str
    spans: tuple[tuple[int, int], ...]
    whole: bool = False


def listing(query: Query, sentences: Sequence[tuple[Essay, int, int]]) -> Listing | None:
    """The list that a question asks for, sought around the best sentences (essay, start, end), best first.

    None where the question asks for none, or where the best sentence enumerates it within itself.
    """
    if not sentences or not ASKS.search(query.text):
        return None
    essay, start, end = sentences[0]
    best = _share(query, essay.text[start:end])
    if not _opens(essay, start) and _enumerates(query, essay.text[start:end], best):
        return None
    found: tuple[float, Listing] | None = None
    seen: set[tuple[str, tuple[tuple[int, int], ...]]] = set()
    for at, (essay, start, end) in enumerate(sentences):
        for item in _around(essay, start, end, first=at == 0):
            key = (item.essay.essay_id, item.spans)
            if key in seen or not 2 <= len(item.spans) <= LIST_MAX:
                continue
            seen.add(key)
            share = _share(query, item.about)
            if share < max(NEARLY * best, SURE):
                continue
            each = [query.share(cut.words_of(item.essay.text[s:e])) for s, e in item.spans]
            if max(each) >= ONE_ITEM * share and query.share(cut.words_of(item.heading)) < SURE / 2:
                continue  # the question is about one of the items
            score = share + BY_ITEMS * min(each) - WHOLE_ESSAY * item.whole
            if found is None or score > found[0]:
                found = (score, item)
    return found[1] if found else None


def _share(query: Query, text: str) -> float:
    return query.share(cut.words_of(text) | GENERIC)


def _enumerates(query: Query, sentence: str, share: float) -> bool:
    """Whether a clause of the sentence lists things and holds much of what the question and the sentence share."""
    bare = query.share(cut.words_of(sentence))
    clauses = [sentence[start:end] for start, end in clause_spans(sentence)]
    each = [query.share(cut.words_of(clause)) for clause in clauses if LIST.search(clause)]
    return share >= SURE and bare > 0 and max(each, default=0.0) >= WITHIN * bare


def _around(essay: Essay, start: int, end: int, first: bool) -> Iterator[Listing]:
    """The lists that a sentence may stand in or open, the narrower first."""
    section = innermost(essay, start)
    low, high = (section.start, section.end) if section else (0, len(essay.text))
    heading = section.heading if section else ""
    listed = points(essay, start)
    block = next(((s, e) for s, e in blocks(essay.text) if s <= start < e), (start, end))
    if first and not listed and _opens(essay, start):
        rest = _sentences(essay.text, end, block[1])
        yield Listing(essay, essay.text[start:end], essay.text[start:end], tuple(rest))
    if listed:
        lead = essay.text[low : listed[0][1]][-LEAD_MAX:]
        about = " ".join([heading, lead, *(label for label, _, _ in listed)])
        yield Listing(essay, f"{heading} {lead}", about, tuple((s, opening(essay.text, s, e)) for _, s, e in listed))
    elif section is not None:
        inside = [(s, e) for s, e in blocks(essay.text) if low <= s < high and not (s == low and not section.inline)]
        leads = [sentence_spans(essay.text, s, e)[0] for s, e in inside]
        yield Listing(essay, heading, " ".join([heading, *(essay.text[s:e] for s, e in leads)]), tuple(leads))
    tops = [item for item in essay.sections if item.level == min(other.level for other in essay.sections)]
    opened = [_after_heading(essay, item.start, item.end, item.heading, item.inline) for item in tops]
    about = " ".join([essay.name, *(item.heading for item in tops)])
    yield Listing(essay, about, about, tuple(span for span in opened if span), whole=True)


def _opens(essay: Essay, start: int) -> bool:
    """Whether a sentence is the first of its paragraph: then it names what follows, whatever it enumerates."""
    block = next(((s, e) for s, e in blocks(essay.text) if s <= start < e), None)
    return block is not None and sentence_spans(essay.text, *block)[0][0] == start


def _after_heading(essay: Essay, start: int, end: int, heading: str, inline: bool) -> tuple[int, int] | None:
    """The first sentence of a section, behind a heading line of its own."""
    at = start if inline else start + len(heading)
    spans = sentence_spans(essay.text, at, end)
    return spans[0] if spans else None


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
