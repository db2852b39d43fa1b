"""Lines become paragraphs, across columns and pages; a table that goes on over a page becomes one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise
from statistics import median

from bot.documents.formats import CLOSED, OPENS
from bot.documents.lines import closed, joined
from bot.documents.pdf_lines import Line, Table

TITLE = 100  # characters
INDENT = (1.2, 5.0)  # characters that a paragraph's first line stands in
LARGE = 1.1  # of the text's size: titles
APART = 1.6  # of the usual step from line to line: a gap ends a paragraph
SET_OFF = 1.2  # … above or below words of another size
NUMBER = re.compile(r"[\u4e00-\u9fff]{1,8}[〔\[（(]\d{4}[〕\]）)]\d{1,5}号")
ENTRY = re.compile(r"(?:[.·…‥・]\s?){4}\s*\d{0,4}$")  # of a table of contents: dots up to a page number
CONTENTS = re.compile(r"目\s*[录次]")
# What official documents are called (党政机关公文处理工作条例, and the names of regulations).
CALLED = re.compile(
    r"(?:通知|意见|办法|条例|规定|细则|方案|决定|决议|公告|通告|公报|通报|规划|计划|纲要|措施|标准|指引|批复|函|报告|纪要|议案|命令|规则|章程)(?:（[^）]{2,12}）)?$"
)
LETTERHEAD = re.compile(r"文\s*件$|公\s*报$|^[〔\[（(【]")


@dataclass(slots=True)
class Paragraph:
    """Lines that are one paragraph, as one text."""

    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraph, its footnotes behind it, each on a line of its own."""
        notes = [note for line in self.lines for note in line.notes]
        return "\n".join([_words(self), *notes])

    @property
    def size(self) -> float:
        """The size of its characters."""
        return self.lines[0].size


def paragraphs(items: Sequence[Line | Table]) -> list[Paragraph | Table]:
    """Paragraphs and tables, in the order given."""
    lines = [item for item in items if isinstance(item, Line)]
    usual = median(line.size for line in lines) if lines else 1.0
    steps = [a.y - b.y for a, b in pairwise(lines) if a.left == b.left and 0 < a.y - b.y < 4 * usual]
    step = median(steps) if steps else 0.0
    lines_in = sum(INDENT[0] <= line.indent <= INDENT[1] and not line.centred for line in lines)
    indented = lines_in > 1 and lines_in * 12 >= len(lines)
    widest = max((line.right - line.left for line in lines), default=0.0)
    made: list[Paragraph | Table] = []
    for item in items:
        if isinstance(item, Table):
            last = made[-1] if made else None
            if isinstance(last, Table) and _goes_on(last, item):
                made[-1] = replace(last, cells=(*last.cells, *item.cells))
            else:
                made.append(item)
            continue
        line = item
        if line.right - line.left < 0.7 * widest and len(lines) > 1 and _alone(line, lines):
            line = replace(line, right=line.left + widest)  # the only words of a page do not show how wide it is
        if made and isinstance(made[-1], Paragraph) and _joins(made[-1], line, indented, step, usual):
            made[-1].lines.append(line)
        else:
            made.append(Paragraph([line]))
    return made


def _words(paragraph: Paragraph) -> str:
    """A paragraph's lines as one."""
    return closed(reduce(joined, (line.text for line in paragraph.lines)))


def _alone(line: Line, lines: Sequence[Line]) -> bool:
    beside = [one for one in lines if (one.left, one.right) == (line.left, line.right)]
    return len(beside) < 3


def _goes_on(above: Table, below: Table) -> bool:
    """A table at the head of a page goes on with the one at the foot of the page before."""
    return above.columns == below.columns and abs(above.x0 - below.x0) < 6 and abs(above.x1 - below.x1) < 6


def _joins(paragraph: Paragraph, line: Line, indented: bool, step: float, usual: float) -> bool:
    """Whether a line goes on with the paragraph above it."""
    before = paragraph.lines[-1]
    if abs(before.size - line.size) > 0.15 * max(before.size, line.size):
        return False
    down = before.y - line.y
    # A head set smaller or larger is as near as the lines below it are to each other, or it is no part of them.
    apart = APART if abs(before.size - line.size) < 0.05 * line.size else SET_OFF
    near = not step or down <= 0 or down < apart * max(step, line.size * 1.3)
    text = _words(paragraph)
    large = line.size > LARGE * usual
    if line.centred and (before.centred or (before.full and large)):
        bracket = text.count("（") + text.count("(") > text.count("）") + text.count(")")
        return near and (bracket or (large and not _ends_a_title(text) and not NUMBER.match(line.text)))
    if before.centred and large and not before.full:
        return False
    if line.centred and not before.full:
        return False
    opens = bool(OPENS.match(line.text))
    if line.indent >= INDENT[0]:
        # A hanging item: all its lines but the first stand in as far.
        hanging = len(paragraph.lines) > 1 and abs(before.x0 - line.x0) < 2 and before.full and not opens
        return hanging and not CLOSED.search(before.text)
    if indented and paragraph.lines[0].indent >= INDENT[0] and not paragraph.lines[0].centred:
        return before.full or (near and not CLOSED.search(before.text) and not opens)
    if opens and not (indented and before.full and before.indent < INDENT[0]):
        return False
    return before.full and not CLOSED.search(before.text) and (near or down < 0)


def _ends_a_title(text: str) -> bool:
    return bool(LETTERHEAD.search(text) or NUMBER.search(text) or CLOSED.search(text))


def without_contents(items: Sequence[Line | Table]) -> list[Line | Table]:
    """The lines without a table of contents: it says every heading once more."""
    entries = [isinstance(item, Line) and bool(ENTRY.search(item.text)) for item in items]
    kept = [
        item
        for at, item in enumerate(items)
        if not entries[at]
        and not (any(entries[at + 1 : at + 3]) and isinstance(item, Line) and CONTENTS.fullmatch(item.text))
    ]
    return kept if sum(entries) > 2 and kept else list(items)


def title_of(parts: Sequence[Paragraph | Table]) -> str | None:
    """The first large words before the text begins, letterhead and number aside; or its first line, if that is centred or
    ends as titles do."""
    usual = median([line.size for part in parts if isinstance(part, Paragraph) for line in part.lines] or [1.0])
    head = []
    for part in parts[:10]:
        text = _words(part) if isinstance(part, Paragraph) else ""
        if not isinstance(part, Paragraph) or (CLOSED.search(text) and part.size <= usual):
            break
        if 4 <= len(text) <= TITLE and not _ends_a_title(text):
            head.append((part, text))
    largest = max((part.size for part, _ in head), default=0.0)
    large = [text for part, text in head if part.size == largest > LARGE * usual]
    first = [text for part, text in head[:3] if part.lines[0].centred and not OPENS.match(text)]
    return next(iter([*large, *first, *(text for _, text in head[:1] if CALLED.search(text))]), None)
