"""An essay as a newspaper page. Every code point of the text stands in it once, in order, so offsets stay true."""

from __future__ import annotations

from bot.domain import Essay
from bot.faces.web.render import NO_TITLE, OURS, text
from bot.text.outline import Outline

INDENTED = ("\u3000", "\u2003", "  ", "\t")
INDENT = "\u3000\u2003 \t"


def page(essay: Essay, start: int | None = None, end: int | None = None) -> str:
    """The essay; the code points [start, end) are wrapped in <mark>, one in each block they touch.

    Raises ValueError where the range is empty or outside the text.
    """
    marked = (0, 0)
    if start is not None and end is not None:
        if not 0 <= start < end <= len(essay.text):
            raise ValueError("range outside the text")
        marked = (start, end)
    return (
        f'<article class="paper" data-essay="{text(essay.essay_id)}" lang="zh-CN">{_head(essay)}'
        f'<div class="paper-text">{body(essay, *marked)}</div></article>'
    )


def body(essay: Essay, start: int = 0, end: int = 0) -> str:
    """Headings and paragraphs. Their joined text content is `essay.text`, white space between blocks included."""
    blocks = Outline(essay).blocks
    starts = [0, *(_indent(essay.text, node.start) for node in blocks[1:])]
    stops = [*starts[1:], len(essay.text)]
    html = []
    for first, stop, node in zip(starts, stops, blocks, strict=True):
        content = _slice(essay.text, first, stop, start, end)
        if node.section:
            tag = f"h{min(node.section.level + 2, 6)}"
            html.append(f"<{tag}>{content}</{tag}>")
        else:
            own = ' class="own-indent"' if essay.text.startswith(INDENTED, first) else ""
            html.append(f"<p{own}>{content}</p>")
    return "".join(html)


def _indent(text: str, start: int) -> int:
    """Where the line of a block begins: its own indentation belongs to it."""
    while start and text[start - 1] in INDENT:
        start -= 1
    return start


def _slice(essay: str, first: int, stop: int, start: int, end: int) -> str:
    """`essay[first:stop]` with its part of [start, end) marked."""
    low, high = max(first, start), min(stop, end)
    if low >= high:
        return text(essay[first:stop])
    return f"{text(essay[first:low])}<mark>{text(essay[low:high])}</mark>{text(essay[high:stop])}"


def _head(essay: Essay) -> str:
    title = f"<h2>{text(essay.title)}</h2>" if essay.title else f"<h2>{text(essay.label or NO_TITLE)}</h2>"
    ours = f'<p class="ours">{OURS}</p>' if essay.label and not essay.title else ""
    column = f'<p class="column">{text(essay.column)}</p>' if essay.column else ""
    author = f'<span class="author">{text(essay.author)}</span>' if essay.author else ""
    affiliation = f"<span>{text(essay.affiliation)}</span>" if essay.affiliation else ""
    byline = f'<p class="byline">{author}{affiliation}</p>' if author or affiliation else ""
    facts = "　".join(fact for fact in (essay.source, essay.edition, essay.published) if fact)
    origin = f'<p class="facts">{text(facts)}</p>' if facts else ""
    return f"<header>{column}{title}{ours}{byline}{origin}</header>"
