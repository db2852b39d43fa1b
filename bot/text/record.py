"""What is known of a document: where its text states a fact, else what its file tells beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from bot.domain import Essay
from bot.text import annexes, numbers, official
from bot.text.dates import Date, dates
from bot.text.issuers import Span

# What stands in for a fact that is not stated, the nearer first.
INSTEAD = {
    "printed": ("dated", "published", "adopted", "dateline"),
    "dated": ("printed", "published", "dateline"),
    "published": ("printed", "dated", "dateline"),
    "source": ("dateline",),
    "author": ("organ", "reporter"),
    "reporter": ("author",),
    "organ": ("adopted", "reporter"),  # a law tells who adopted it, and on which day; a newspaper who reports
    "number": ("order",),
    "order": ("number",),
    "signer": ("organ",),
}
# Of these a document states each; of these it states the last at its end. Of any other the first counts.
ALL, LAST = (
    frozenset({"attachment", "repeals", "amends", "amended", "contact"}),
    frozenset({"dated", "printed", "effective", "expires", "explained"}),
)
# A clause that gives in an annex what it speaks of.
SENDS = re.compile(r"(?:见|详见|列于|如)附件(?P<number>[一二三四五六七八九十]{1,2}|\d{1,2})?")
# A line of a list that names a document, in title marks or by its number.
NAMES_ONE = re.compile(
    r"(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、]{1,2})?\s{0,2}(?:《|[^《。；：]{2,70}[〔\[［（(](?:19|20)\d\d[〕\]］）)]第?\d{1,5}号)"
)
# By which a document is the newer: the first of these that it states.
AGE = ("printed", "dated", "published", "adopted", "effective")


@dataclass(frozen=True, slots=True)
class Known:
    """A fact of a document: its field, its words, and their place in the text; None where only the record has it."""

    field: str
    text: str
    span: Span | None = None


def known(essay: Essay, field: str) -> tuple[Known, ...]:
    """What is known under a field, or under what stands in for it; nothing where nothing is stated."""
    for name in (field, *INSTEAD.get(field, ())):
        if found := tuple(_stated(essay, name)):
            return found
        if value := essay.fact(name):
            return (Known(name, value),)
    return ()


def day(essay: Essay) -> tuple[Date, Known] | None:
    """The date by which a document is newer or older than another, and where it is stated."""
    for field in AGE:
        for one in known(essay, field)[-1:]:
            if one.field == field and (found := dates(one.text)):
                return found[-1 if field == "printed" else 0], one
    return None


def _stated(essay: Essay, field: str) -> Iterator[Known]:
    spans = [span for name, span in official.facts(essay.text) if name == field]
    if field in ("repeals", "amends"):
        spans = [one for span in spans for one in (span, *_below(essay, span), *_listed(essay, span))]
    if field == "attachment" and not spans:
        spans = [_opening(essay, section.start) for section in essay.sections if section.level == annexes.LEVEL]
    if field not in ALL:
        spans = spans[-1:] if field in LAST else spans[:1]
    return (Known(field, essay.text[slice(*span)], span) for span in spans)


def _below(essay: Essay, clause: Span) -> Iterator[Span]:
    """The lines below a clause that ends its line, each of which names a document: 下列文件予以废止：⏎1.《某办法》⏎2.…"""
    lines = official.line_spans(essay.text)
    behind = (span for span in lines if span[0] >= clause[1])
    if all(span[1] != clause[1] for span in lines) or essay.text[clause[1] - 1] == "。":
        return
    yield from takewhile(lambda span: NAMES_ONE.match(essay.text[slice(*span)]) is not None, behind)


def _listed(essay: Essay, clause: Span) -> Iterator[Span]:
    """The lines with a document's number in the annex that a clause sends to: 对3件文件予以废止（目录见附件1）."""
    sent = SENDS.search(essay.text[slice(*clause)])
    for annex in essay.sections if sent else ():
        if (
            sent
            and annex.level == annexes.LEVEL
            and annexes.number(annex.heading) == numbers.ordinal(sent["number"] or "1")
        ):
            inner = (span for span in official.line_spans(essay.text) if annex.start <= span[0] < annex.end)
            yield from (span for span in inner if official.NUMBER.search(essay.text[slice(*span)]))


def _opening(essay: Essay, start: int) -> Span:
    """The line that opens an annex, and below one without a name the line that names it. Example: 附件1⏎任务分解表"""
    lines = [span for span in official.line_spans(essay.text) if span[0] >= start][:2]
    named = (
        len(lines) < 2 or (match := annexes.LINE.match(essay.text[slice(*lines[0])])) is None or match["title"].strip()
    )
    return lines[0] if named else (lines[0][0], lines[1][1])
