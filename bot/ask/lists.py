"""The lists of a text: what is numbered one after the other below a sentence or a heading, or announced without numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.ask.enumerated import form_of
from bot.ask.numbering import BORN, ordinal
from bot.text.outline import Node, Outline
from bot.text.sentences import leads_on

# A sentence that announces paragraphs without numbers; a line of so many characters without a mark is a heading.
ANNOUNCES = re.compile(r"下列|以下|如下|下面|几[件点项条个][\u4e00-\u9fff]{0,4}[。：:]?\Z")
LINE_MAX = 16
# A longer line may have such words and be an item itself.
SHORT = 30
CLOSED = re.compile(r"[。；！？：:;]\s*\Z")
# What is no item: what a document ends in.
ENDS = re.compile(r"附件|联系人|联系电话|抄送|\d{4}年\d{1,2}月\d{1,2}日|特此|[问答Q][：:]")


def leads(before: str) -> bool:
    """Whether a sentence leads up to what follows."""
    return leads_on(before) or ANNOUNCES.search(before) is not None


@lru_cache(maxsize=64)
def lists(outline: Outline) -> tuple[Node, ...]:
    """The lists of a text: each with the line that leads up to it, and its items."""
    return tuple(_lists(outline, outline.root))


def _lists(outline: Outline, over: Node) -> Iterator[Node]:
    """The lists among the paragraphs below a part, and in the parts within it."""
    lines: list[Node] = []
    for child in over.children:
        if child.kind == "paragraph":
            lines.append(child)
        else:
            yield from _runs(outline, over, lines)
            lines = []
            yield from _lists(outline, child)
    yield from _runs(outline, over, lines)
    sections = [child for child in over.children if child.section and child.kind != "annex"]
    if len(sections) > 1:
        before = [child for child in over.children if child.kind == "paragraph" and child.end <= sections[0].start]
        yield _listing(outline, over, _before(before[-1]) if before else over.lead, sections)
    for node in over.children if over.section else ():
        points = [one for one in node.children if one.kind == "point"]
        if len(points) > 1 and node.kind == "paragraph":
            yield _listing(outline, over, _lead(over, node, points[0]), points)


def _listing(outline: Outline, over: Node, lead: tuple[int, int], items: Sequence[Node]) -> Node:
    """A list; its label is what tells of what it is: what stands before it, and the heading over it.

    It is called by what leads up to it; by the heading where a sentence of its own stands between: 今年的目标是……。
    """
    text = outline.essay.text
    before = text[slice(*lead)]
    told = f"{text[slice(*over.lead)]} {before}" if lead != over.lead else before
    called = lead if leads(before) or not CLOSED.search(before) or not over.section else over.lead
    return Node("paragraph", called[0], items[-1].end, called, told, children=tuple(items))


def _lead(over: Node, node: Node, first: Node) -> tuple[int, int]:
    """What stands before the points of a paragraph in it, else the heading over it."""
    return (node.start, first.start) if first.start > node.start else over.lead


def _runs(outline: Outline, over: Node, lines: Sequence[Node]) -> Iterator[Node]:
    text = outline.essay.text
    at = 0
    while at < len(lines):
        items = list(_numbered(text, lines[at:])) or list(_plain(text, over, lines, at))
        if len(items) > 1:
            lead = _before(lines[at - 1]) if at else over.lead
            yield _listing(outline, over, lead, items)
        at += max(1, len(items))


def _before(line: Node) -> tuple[int, int]:
    """The last sentence of the line before a list; all of a short one: Ⅲ级响应。有下列情形之一的启动：."""
    if line.end - line.start <= SHORT:
        return line.start, line.end
    return [one.lead for one in line.walk() if one.kind == "sentence"][-1]


def _numbered(text: str, lines: Sequence[Node]) -> Iterator[Node]:
    """The lines from the first on that are numbered from one, in one way; what stands between two of them belongs to the first."""
    form = ""
    for at, line in enumerate(lines, 1):
        match = BORN.match(text, line.start)
        if match is None or ordinal(match) != at or (form and form_of(match.group()) != form):
            return
        form = form_of(match.group())
        yield line


def _plain(text: str, over: Node, lines: Sequence[Node], at: int) -> Iterator[Node]:
    """The lines from one on that bear no number, where the line before announces them, or they all stand below a plain line."""
    before = text[slice(*_before(lines[at - 1]))] if at else text[slice(*over.lead)]
    if not (leads(before) or _is_line(before)):
        return
    for line in lines[at:]:
        said = text[line.start : line.end]
        borne = BORN.match(said) or line.children[0].kind == "point"
        if borne or ENDS.match(said) or leads_on(said) or _is_line(said) or _announces(said):
            return
        yield line


def _announces(said: str) -> bool:
    return len(said) <= SHORT and ANNOUNCES.search(said) is not None


def _is_line(said: str) -> bool:
    """Whether a line is no sentence, as a heading."""
    return len(said) <= LINE_MAX and not CLOSED.search(said)
