"""An Essay becomes Passages: slices of a point or a paragraph, with their address."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain import Essay, Passage, Section
from bot.text.outline import blocks
from bot.text.sentences import clause_spans, sentence_spans, trimmed

# Changes when the same essay would be cut differently, so that an older index is rebuilt.
VERSION = 1

NUMERAL = "一二三四五六七八九十"
POINT = re.compile(
    rf"(?:(?:[{NUMERAL}]{{1,2}}是|一方面|另一方面)|\d{{1,2}}[.、．](?!\d)|[（(]\d{{1,2}}[)）]|第[{NUMERAL}]{{1,3}}[条，,])"
)
ASPECT = re.compile(r"([\u4e00-\u9fff]{2})上(?![，、述下])")
NO_ASPECT = frozenset(
    [
        "总体",
        "基本",
        "事实",
        "实际",
        "根本",
        "本质",
        "原则",
        "理论",
        "以及",
        "网络",
        "线下",
        "马路",
        "世界",
        "社会",
        "历史",
        "国际",
        "路",
        "早",
        "晚",
        "身",
    ]
)
BESIDES = re.compile(r"此外")
POINT_MAX = 40
# A sentence longer than this is cut at its semicolons; a reader is shown a place, not a page.
SENTENCE_MAX = 120


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one paragraph under one point."""

    start: int
    end: int
    point: str | None


def split(essay: Essay, shortest: int, longest: int) -> tuple[Passage, ...]:
    """Cut an essay into passages of about `shortest` to `longest` characters, within sections and points.

    No passage is longer than `longest`; one is shorter where its section holds no more. A passage of several
    short points bears the first one's name; `point_at` tells a sentence's own. Heading lines belong to no passage. Joined in order they are the text, but for headings and white space.
    """
    passages = []
    for units in _runs(essay):
        for start, end, point in _sized(essay.text, units, shortest, longest):
            passages.append(_passage(essay, start, end, point))
    return tuple(passages)


def _runs(essay: Essay) -> Iterator[list[Stretch]]:
    """Units that may share a passage: neighbours in the same section."""
    run: list[Stretch] = []
    current: Section | None = None
    for start, end in blocks(essay.text):
        section = innermost(essay, start)
        if section is not current and run:
            yield run
            run = []
        current = section
        if section is not None and not section.inline and start == section.start:
            start = section.start + len(section.heading)  # noqa: PLW2901
        if span := trimmed(essay.text, start, end):
            run += stretches(essay.text, *span)
    if run:
        yield run


def stretches(text: str, start: int, end: int) -> list[Stretch]:
    """A paragraph cut before each enumerated point; what leads up to the first is a unit of its own."""
    sentences = sentence_spans(text, start, end)
    starts = [left for left, _ in sentences]
    # Points may also follow a semicolon: 一是…；二是….
    starts += [left for s, e in sentences for left, _ in clause_spans(text, s, e, semicolons_only=True)]
    starts = sorted(set(starts))
    marked = [at for at in starts if POINT.match(text, at, end)]
    aspects = [at for at in starts if (found := ASPECT.match(text, at, end)) and found.group(1) not in NO_ASPECT]
    if len(aspects) >= 2 and not marked:
        marked = aspects
    elif any(text.startswith("另一方面", at) for at in marked):
        marked += [at for at in starts if BESIDES.match(text, at, end) and at > marked[0]]
    cuts = sorted({start, *marked})
    return [
        Stretch(left, right, _label(text, left, right) if left in marked else None)
        for left, right in zip(cuts, [*cuts[1:], end], strict=True)
    ]


def _label(text: str, start: int, end: int) -> str | None:
    """The point's marker and first clause: "一是强化基础研究“压舱石”作用"."""
    spans = clause_spans(text, start, min(end, sentence_spans(text, start, end)[0][1]))
    stop = spans[0][1]
    if len(spans) > 1 and stop - start <= 5:  # a bare marker: 一方面，
        stop = spans[1][1]
    label = text[start:stop].rstrip("，；：、。！？,;:. ")
    return label[:POINT_MAX] or None


def _sized(text: str, units: list[Stretch], shortest: int, longest: int) -> Iterator[tuple[int, int, str | None]]:
    """Join units that are too short with a neighbour and cut those that are too long."""
    joined: list[Stretch] = []
    for unit in units:
        last = joined[-1] if joined else None
        short = last is not None and min(last.end - last.start, unit.end - unit.start) < shortest
        if last is not None and short and unit.end - last.start <= longest:
            joined[-1] = Stretch(last.start, unit.end, last.point or unit.point)
        else:
            joined.append(unit)
    for unit in joined:
        yield from _cut(text, unit.start, unit.end, unit.point, longest)


def _cut(text: str, start: int, end: int, point: str | None, longest: int) -> Iterator[tuple[int, int, str | None]]:
    """Cut at sentence ends into pieces of like length; at clause ends, then anywhere, where a sentence is too long."""
    pieces = -(-(end - start) // longest)
    target = (end - start) / pieces
    left = right = None
    for first, last in _atoms(text, start, end, longest):
        if left is None or right is None:
            left, right = first, last
        elif last - left > longest or (pieces > 1 and last - left > target and right - left > target / 2):
            yield left, right, point
            left, right = first, last
        else:
            right = last
    if left is not None and right is not None:
        yield left, right, point


def _atoms(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    for first, last in sentence_spans(text, start, end):
        if last - first <= longest:
            yield first, last
            continue
        for left, right in clause_spans(text, first, last):
            for cut in range(left, right, longest):
                if span := trimmed(text, cut, min(cut + longest, right)):
                    yield span


def point_at(essay: Essay, at: int) -> str | None:
    """The enumerated point that an offset lies in."""
    start, end = next(((s, e) for s, e in blocks(essay.text) if s <= at < e), (at, at))
    return next((unit.point for unit in stretches(essay.text, start, end) if unit.start <= at < unit.end), None)


def points(essay: Essay, at: int) -> list[tuple[str, int, int]]:
    """(label, start, end) of the enumerated points in the section that holds an offset, in the text's order."""
    section = innermost(essay, at)
    first, last = (section.start, section.end) if section else (0, len(essay.text))
    inside = [(start, end) for start, end in blocks(essay.text) if first <= start < last]
    found = [unit for start, end in inside for unit in stretches(essay.text, start, end)]
    return [(unit.point, unit.start, unit.end) for unit in found if unit.point]


def innermost(essay: Essay, at: int) -> Section | None:
    """The deepest section that holds an offset."""
    holding = [section for section in essay.sections if section.start <= at < section.end]
    return max(holding, key=lambda section: (section.level, section.start), default=None)


def _passage(essay: Essay, start: int, end: int, point: str | None) -> Passage:
    path = tuple(section.heading for section in essay.sections if section.start <= start < section.end)
    text = essay.text[start:end]
    identity = "\x1f".join([essay.essay_id, essay.name, *path, point or "", str(start), text])
    return Passage(
        passage_id=hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:20],
        essay_id=essay.essay_id,
        title=essay.title,
        author=essay.author,
        section=path[-1] if path else None,
        point=point,
        start=start,
        end=end,
        text=text,
        path=path,
    )


def units(passage: Passage) -> list[tuple[int, int]]:
    """Spans of what can be cited of a passage, in the essay's offsets: sentences, or their parts at semicolons."""
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(passage.text):
        if end - start > SENTENCE_MAX:
            spans += clause_spans(passage.text, start, end, semicolons_only=True)
        else:
            spans.append((start, end))
    return [(passage.start + start, passage.start + end) for start, end in spans]


def indexed(passage: Passage) -> str:
    """What is embedded and indexed: the title and heading path before the passage's own words."""
    return "\n".join([*([passage.title] if passage.title else []), *passage.path, passage.text])
