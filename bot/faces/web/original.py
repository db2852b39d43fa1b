"""An essay as a newspaper page. Every code point of the text stands in it once, in order, so offsets stay true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.domain import Essay
from bot.faces.html import Html, part
from bot.faces.web.place import NO_TITLE, OURS
from bot.text.outline import Outline
from bot.text.reference import reference

INDENTED = ("\u3000", "\u2003", "  ", "\t")
INDENT = "\u3000\u2003 \t"


Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading or a paragraph, cut at its marks: words, and `mark`, `also` or nothing."""

    tag: str
    indented: bool
    stretches: list[tuple[str, str]]


def page(essay: Essay, start: int | None = None, end: int | None = None, also: Spans = ()) -> Html:
    """The essay; the code points [start, end) are wrapped in <mark>, one in each block they touch, `also` more faintly.

    Raises ValueError where a range is empty or outside the text.
    """
    marked = (0, 0) if start is None or end is None else (start, end)
    asked = also if marked == (0, 0) and None in (start, end) else [marked, *also]
    if not all(0 <= low < high <= len(essay.text) for low, high in asked):
        raise ValueError("range outside the text")
    return part(
        "original.html",
        "page",
        essay=essay,
        title=essay.title or essay.label or NO_TITLE,
        begins=essay.title is not None and essay.text.lstrip().partition("\n")[0].strip() == essay.title,
        ours=OURS if essay.label and not essay.title else None,
        reference=reference(essay),
        blocks=_blocks(essay, marked, also),
    )


def body(essay: Essay, start: int = 0, end: int = 0) -> Html:
    """Headings and paragraphs. Their joined text content is `essay.text`, white space between blocks included."""
    return part("original.html", "body", blocks=_blocks(essay, (start, end)))


def _blocks(essay: Essay, marked: tuple[int, int], also: Spans = ()) -> Iterator[_Block]:
    nodes = Outline(essay).blocks
    starts = [0, *(_indent(essay.text, node.start) for node in nodes[1:])]
    stops = [*starts[1:], len(essay.text)]
    for first, stop, node in zip(starts, stops, nodes, strict=True):
        tag = f"h{min(node.section.level + 2, 6)}" if node.section else "p"
        indented = not node.section and essay.text.startswith(INDENTED, first)
        yield _Block(tag, indented, list(_stretches(essay.text, (first, stop), marked, also)))


def _stretches(text: str, block: tuple[int, int], marked: tuple[int, int], also: Spans) -> Iterator[tuple[str, str]]:
    """A block cut where a mark begins or ends. Example: 甲乙丙, marked (1, 2) -> 甲 "", 乙 "mark", 丙 "" """
    edges = sorted({min(max(edge, block[0]), block[1]) for span in (block, marked, *also) for edge in span})

    def kind(span: tuple[int, int]) -> str:
        if marked[0] <= span[0] < marked[1]:
            return "mark"
        return "also" if any(low <= span[0] < high for low, high in also) else ""

    for name, spans in groupby(pairwise(edges), key=kind):
        cut = list(spans)
        yield text[cut[0][0] : cut[-1][1]], name


def _indent(text: str, start: int) -> int:
    """Where the line of a block begins: its own indentation belongs to it."""
    while start and text[start - 1] in INDENT:
        start -= 1
    return start
