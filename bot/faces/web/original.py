"""An essay as a newspaper page. Every code point of the text stands in it once, in order, so offsets stay true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain import Essay
from bot.faces.html import Html, part
from bot.faces.web.place import NO_TITLE, OURS
from bot.text.outline import Outline

INDENTED = ("\u3000", "\u2003", "  ", "\t")
INDENT = "\u3000\u2003 \t"


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading or a paragraph, cut at its mark."""

    tag: str
    indented: bool
    before: str
    marked: str
    after: str


def page(essay: Essay, start: int | None = None, end: int | None = None) -> Html:
    """The essay; the code points [start, end) are wrapped in <mark>, one in each block they touch.

    Raises ValueError where the range is empty or outside the text.
    """
    marked = (0, 0)
    if start is not None and end is not None:
        if not 0 <= start < end <= len(essay.text):
            raise ValueError("range outside the text")
        marked = (start, end)
    return part(
        "original.html",
        "page",
        essay=essay,
        title=essay.title or essay.label or NO_TITLE,
        ours=OURS if essay.label and not essay.title else None,
        blocks=_blocks(essay, *marked),
    )


def body(essay: Essay, start: int = 0, end: int = 0) -> Html:
    """Headings and paragraphs. Their joined text content is `essay.text`, white space between blocks included."""
    return part("original.html", "body", blocks=_blocks(essay, start, end))


def _blocks(essay: Essay, start: int, end: int) -> Iterator[_Block]:
    nodes = Outline(essay).blocks
    starts = [0, *(_indent(essay.text, node.start) for node in nodes[1:])]
    stops = [*starts[1:], len(essay.text)]
    for first, stop, node in zip(starts, stops, nodes, strict=True):
        tag = f"h{min(node.section.level + 2, 6)}" if node.section else "p"
        indented = not node.section and essay.text.startswith(INDENTED, first)
        low, high = max(first, start), min(stop, end)
        if low >= high:
            low = high = stop
        yield _Block(tag, indented, essay.text[first:low], essay.text[low:high], essay.text[high:stop])


def _indent(text: str, start: int) -> int:
    """Where the line of a block begins: its own indentation belongs to it."""
    while start and text[start - 1] in INDENT:
        start -= 1
    return start
