"""A document becomes Passages: slices of a point or a paragraph, with their address."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator

from bot.domain import Passage
from bot.text.outline import Outline
from bot.text.points import Stretch
from bot.text.sentences import clause_spans, sentence_spans, trimmed

# Changes when the same essay would be cut differently, so that an older index is rebuilt.
VERSION = 9

# A sentence longer than this is cut at its semicolons; a reader is shown a place, not a page.
SENTENCE_MAX = 120


def split(outline: Outline, shortest: int, longest: int) -> tuple[Passage, ...]:
    """Cut a document into passages of about `shortest` to `longest` characters, within sections and points.

    No passage is longer than `longest`; one is shorter where its section holds no more. A passage of several
    short points bears the first one's name; `Outline.point` tells a sentence's own. Heading lines belong to no
    passage. Joined in order they are the text, but for headings and white space.
    """
    passages = []
    for _, run in itertools.groupby(outline.paragraphs, lambda paragraph: outline.section(paragraph.start)):
        units = [unit for paragraph in run for unit in paragraph.stretches()]
        for start, end, point in _sized(outline.essay.text, units, shortest, longest):
            passages.append(_passage(outline, start, end, point))
    return tuple(passages)


def _sized(text: str, units: list[Stretch], shortest: int, longest: int) -> Iterator[Stretch]:
    """Join units that are too short with a neighbour and cut those that are too long."""
    joined: list[Stretch] = []
    for start, end, point in units:
        left, right, label = joined[-1] if joined else (start, start, None)
        if joined and min(right - left, end - start) < shortest and end - left <= longest:
            joined[-1] = left, end, label or point
        else:
            joined.append((start, end, point))
    for start, end, point in joined:
        yield from _cut(text, start, end, point, longest)


def _cut(text: str, start: int, end: int, point: str | None, longest: int) -> Iterator[Stretch]:
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


def _passage(outline: Outline, start: int, end: int, point: str | None) -> Passage:
    essay, path = outline.essay, outline.headings(start)
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


def citable(text: str) -> Iterator[tuple[int, int]]:
    """Spans of what can be cited of a text: sentences, or their parts at semicolons where they are long."""
    for start, end in sentence_spans(text):
        if end - start > SENTENCE_MAX:
            yield from clause_spans(text, start, end, semicolons_only=True)
        else:
            yield start, end


def units(passage: Passage) -> list[tuple[int, int]]:
    """What can be cited of a passage, in the essay's offsets."""
    return [(passage.start + start, passage.start + end) for start, end in citable(passage.text)]


def indexed(passage: Passage) -> str:
    """What is embedded and indexed: the title and heading path before the passage's own words."""
    return "\n".join([*([passage.title] if passage.title else []), *passage.path, passage.text])
