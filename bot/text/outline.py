"""The tree of a document: sections, articles, paragraphs, points, sentences. Everything that has an address reads it.

Example: "一、目标\n一是修路。修到村。二是架桥。" ->
    document > section “一、目标” > paragraph > point “一是修路” > sentence “一是修路。”, sentence “修到村。”; point “二是架桥” > …
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from bot.domain import Essay, Section
from bot.text import annexes, closings
from bot.text.grids import Table, tables
from bot.text.headings import ARTICLE, blocks, stands_over
from bot.text.points import Stretch, counting, stretches
from bot.text.sentences import sentence_spans, trimmed

Kind = Literal["document", "annex", "part", "chapter", "section", "article", "paragraph", "point", "sentence"]
Span = tuple[int, int]

DIVISION = re.compile(r"第[一二三四五六七八九十百]{1,4}([编章])")


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a document: `text[start:end]`, and the parts that it is made of, in order.

    `lead` names what the part is about: its heading, or its first sentence; what follows is its `body`.
    `label` is what it is called: a heading, “第十二条”, a point's marker and first clause.
    """

    kind: Kind
    start: int
    end: int
    lead: Span
    label: str | None = None
    section: Section | None = None
    children: tuple[Node, ...] = ()

    @property
    def body(self) -> Span:
        """What follows the lead."""
        return self.lead[1], self.end

    def stretches(self) -> list[Stretch]:
        """(start, end, label) of a paragraph's points, and of what leads up to the first."""
        points = [(child.start, child.end, child.label) for child in self.children if child.kind == "point"]
        first = points[0][0] if points else self.end
        return [(self.start, first, None), *points] if first > self.start else points

    def walk(self) -> Iterator[Node]:
        """This part and all parts within it, in the text's order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Outline:
    """A document's tree, made when it is first asked for, and questions to it by offset."""

    def __init__(self, essay: Essay) -> None:
        self.essay = essay

    @cached_property
    def root(self) -> Node:
        """The whole document."""
        return _Builder(self.essay).document()

    def path(self, at: int) -> tuple[Node, ...]:
        """The parts that hold an offset, from the document in."""
        found = [self.root]
        while inner := _holding(found[-1].children, at):
            found.append(inner)
        return tuple(found)

    def section(self, at: int) -> Node | None:
        """The innermost part with a heading that holds an offset."""
        return next((node for node in reversed(self.path(at)) if node.section), None)

    def heading(self, at: int) -> str | None:
        """The innermost heading over an offset."""
        node = self.section(at)
        return node.label if node else None

    def headings(self, at: int) -> tuple[str, ...]:
        """The headings over an offset, from the outermost in."""
        return tuple(node.section.heading for node in self.path(at) if node.section)

    def paragraph(self, at: int) -> Node | None:
        """The paragraph that holds an offset; None in a heading and between paragraphs."""
        return next((node for node in self.path(at) if node.kind == "paragraph"), None)

    def point(self, at: int) -> str | None:
        """The label of the enumerated point that holds an offset."""
        return next((node.label for node in reversed(self.path(at)) if node.kind == "point"), None)

    def points(self, at: int) -> list[Node]:
        """The enumerated points of the innermost section that holds an offset, in the text's order."""
        return [node for node in (self.section(at) or self.root).walk() if node.kind == "point"]

    @cached_property
    def paragraphs(self) -> tuple[Node, ...]:
        """All paragraphs, in the text's order."""
        return tuple(node for node in self.root.walk() if node.kind == "paragraph")

    @cached_property
    def blocks(self) -> tuple[Node, ...]:
        """What a page sets as blocks of their own: heading lines (their sections) and paragraphs, in order."""
        nodes = self.root.walk()
        own = (node for node in nodes if node.kind == "paragraph" or (node.section and not node.section.inline))
        return tuple(own) or (self.root,)

    @cached_property
    def sections(self) -> tuple[Node, ...]:
        """All parts with a heading, in the text's order."""
        return tuple(node for node in self.root.walk() if node.section)

    @cached_property
    def tops(self) -> tuple[Node, ...]:
        """The parts with headings of the highest rank: of the text itself, else of its annexes."""
        until = self.annexes[0].start if self.annexes else self.root.end
        inner = [node for node in self.sections if node.kind != "annex"]
        own = [node for node in inner if node.start < until] or inner
        rank = min((node.section.level for node in own if node.section), default=0)
        return tuple(node for node in own if node.section and node.section.level == rank)

    @cached_property
    def annexes(self) -> tuple[Node, ...]:
        """What stands below the lines 附件1, 附件2 …, in the text's order."""
        return tuple(node for node in self.root.children if node.kind == "annex")

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in the text's order."""
        return tuple(tables(self.essay.text))

    @cached_property
    def table_heads(self) -> frozenset[int]:
        """Where the rows begin that name the columns of those under them."""
        return frozenset(table.head[0] for table in self.tables if table.head)

    def table(self, at: int) -> Table | None:
        """The table of which a row begins here."""
        return next((one for one in self.tables if any(start == at for start, _ in one.rows)), None)

    def columns(self, at: int) -> tuple[str, ...]:
        """The names of the columns, of a row that begins here and does not name them itself; empty for anything else."""
        return self._columns.get(at, ())

    @cached_property
    def _columns(self) -> dict[int, tuple[str, ...]]:
        return {start: table.columns for table in self.tables if table.head for start, _ in table.rows}

    def is_first(self, at: int) -> bool:
        """Whether a paragraph's first sentence begins here: it names what follows."""
        paragraph = self.paragraph(at)
        return paragraph is not None and paragraph.lead[0] == at

    def only_names(self, start: int) -> bool:
        """Whether a short sentence is a title, a line over others, or the lead of a part that goes on: what follows answers."""
        *_, sentence = path = self.path(start)
        leads = any(node.kind in ("paragraph", "point") and node.lead[0] == start and _goes_on(node) for node in path)
        leads = leads or stands_over(self.essay.text, start, sentence.end)
        return leads or sentence.kind != "sentence" or self.essay.text[start : sentence.end] == self.essay.title


class _Builder:
    """Reads a text once, from its first paragraph to its last, and closes a part where its section ends."""

    def __init__(self, essay: Essay) -> None:
        self.text = essay.text
        self.blocks = deque(blocks(essay.text))
        self.sections = deque(sorted(essay.sections, key=lambda section: (section.start, -section.end)))
        self.counted = frozenset(counting(essay.text, [start for start, _ in self.blocks], len(essay.text)))
        self.signposts = {section.start for section in essay.sections if section.inline}
        annexed = (section.start for section in self.sections if section.level == annexes.LEVEL)
        self.closing = closings.begins(essay.text, next(annexed, len(essay.text)))

    def document(self) -> Node:
        """The root."""
        return Node("document", 0, len(self.text), (0, 0), children=self.inside(0, len(self.text)))

    def inside(self, start: int, end: int) -> tuple[Node, ...]:
        """The parts from `start`, where a heading ends, to `end`."""
        found: list[Node] = []
        in_article = False
        while self.blocks and self.blocks[0][0] < end:
            first, last = self.blocks[0]
            if self.sections and self.sections[0].start < last:
                found.append(self.section(self.sections.popleft()))
                continue
            self.blocks.popleft()
            if span := trimmed(self.text, max(first, start), last):
                in_article = in_article or ARTICLE.match(self.text, *span) is not None
                found.append(self.paragraph(*span, plain=in_article or first in self.signposts))
        return _articles(self.text, found, self.closing)

    def section(self, section: Section) -> Node:
        """A part with a heading: a line of its own, or a signpost in the first sentence."""
        division = DIVISION.match(section.heading)
        kind: Kind = "section" if not division else "part" if division.group(1) == "编" else "chapter"
        kind = "annex" if section.level == annexes.LEVEL else kind
        own = section.start + (0 if section.inline else len(section.heading))
        end = min(section.end, self.closing) if section.start < self.closing else section.end
        children = self.inside(own, end)
        lead = children[0].lead if section.inline and children else (section.start, own)
        return Node(kind, section.start, end, lead, section.heading, section, children)

    def paragraph(self, start: int, end: int, plain: bool) -> Node:
        """A paragraph: what leads up to its points, and these; or its sentences. `plain`: its own number makes it no point."""
        children: list[Node] = []
        for first, last, label in stretches(self.text, start, end, plain, start in self.counted):
            sentences = tuple(Node("sentence", *span, span) for span in sentence_spans(self.text, first, last))
            if label is None:
                children += sentences
            else:
                children.append(Node("point", first, last, sentences[0].lead, label, children=sentences))
        return Node("paragraph", start, end, children[0].lead, children=tuple(children))


def _articles(text: str, parts: list[Node], closing: int) -> tuple[Node, ...]:
    """Neighbouring parts, with the paragraphs of each article (第十二条 …) gathered under it, up to the text's `closing`."""
    found: list[Node] = []
    for part in parts:
        label = ARTICLE.match(text, part.start, part.end) if part.kind == "paragraph" else None
        last = found[-1] if found and not found[-1].end <= closing <= part.start else None
        if label:
            found.append(Node("article", part.start, part.end, part.lead, label.group(), children=(part,)))
        elif part.kind == "paragraph" and last and last.kind == "article":
            found[-1] = replace(last, end=part.end, children=(*last.children, part))
        else:
            found.append(part)
    return tuple(found)


def _holding(nodes: Sequence[Node], at: int) -> Node | None:
    """The one of neighbouring parts that holds an offset."""
    before = bisect_right(nodes, at, key=lambda node: node.start) - 1
    return nodes[before] if before >= 0 and at < nodes[before].end else None


def _goes_on(node: Node) -> bool:
    """Whether something is said of a part after its lead."""
    return node.body[1] > node.body[0] and sum(1 for one in node.walk() if one.kind == "sentence") > 1
