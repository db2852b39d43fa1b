"""Headings that bear no number and no mark: short lines, each by itself over whole paragraphs, as newspapers set them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain import Section
from bot.text import bylines
from bot.text.headings import SENTENCE_ENDS, blocks
from bot.text.issuers import ORGAN
from bot.text.official import line_spans

Span = tuple[int, int]

# A heading has so many characters; a paragraph under it so many at least.
SHORTEST, LONGEST, PARAGRAPH = 3, 28, 30
# What stands in no such heading: what ends a sentence or leads on, a figure, the columns of a table, a number of its own,
# a bracket or quotation that ends on another line, who reports.
NO_HEADING = re.compile(
    r"[。；：！？!?:;…\d\t|]|[ \u3000]{2}|^[（(—·•●■□◆\-*#]|[，、,]$|记者|^相关(?:新闻|阅读|链接)|[（(《“][^）)》”]*$"
)
# A text has so many of them, and of its lines that end no sentence so great a share is one: else it is a table or a list.
SEVERAL, SHARE = 2, 0.7
# A text of fewer lines has lost them; what may stand over a paragraph there, behind what ends a sentence.
LINES = 3
OVER = re.compile(r"(?P<head>[\u4e00-\u9fff]{4,28})[ \u3000\xa0\u2002\u2003]++(?=[\u4e00-\u9fff“《\d])")
# A second title says what a text was said as: 在全县养老工作会议上的讲话.
SPOKEN = re.compile("(?:讲话|发言|报告|致辞|演讲)$")
# Where who writes is employed, on a line of its own.
EMPLOYED = re.compile("(?:大学|学院|研究[院所]|科学院|社科[院联]|党校|研究中心|学会|协会|研究室|公司|集团)$")
# A paragraph ends a sentence, or leads on to what stands below it.
LEADS = re.compile(r"[：；]$")


def plain_sections(text: str) -> list[Section]:
    """The sections of a text whose headings stand on lines of their own; none where what looks so is too little or too much.

    Example: 承认有的镇会变小⏎贺启明⏎为什么不能平均用力⏎过去五年，…。⏎收缩也要体面⏎我看过…。 -> two
    """
    spans = list(line_spans(text) if text.strip().count("\n") >= LINES else _lost(text))
    lines = [text[slice(*span)] for span in spans]
    first = next((at for at, line in enumerate(lines) if len(line) >= PARAGRAPH and _ends(line)), len(lines))
    heads = list(_heads(lines, first))
    short = [at for at in range(first, len(lines)) if not _ends(lines[at])]
    if len(heads) < SEVERAL or len(heads) < SHARE * len({*heads, *short}):
        return []
    ends = [spans[at][0] for at in heads[1:]] + [len(text)]
    return [Section(lines[at], spans[at][0], end, 1, inferred=True) for at, end in zip(heads, ends, strict=True)]


def _lost(text: str) -> Iterator[Span]:
    """The lines that a text had before it came as one: its blocks, cut behind what stands over a paragraph in one of them.

    Example: …形成共识。 加强督导检查 据介绍，市里…。 -> …形成共识。, 加强督导检查, 据介绍，市里…。
    """
    for start, end in blocks(text):
        over = OVER.match(text, start, end)
        if start and over and end - over.end() >= PARAGRAPH:
            yield over.span("head")
            yield over.end(), end
        else:
            yield start, end


def _heads(lines: Sequence[str], first: int) -> Iterator[int]:
    """The lines that stand over a paragraph, behind one or right above the `first`; a text's first line is its title."""
    for at in range(max(1, first - 1), len(lines) - 1):
        line, below = lines[at], lines[at + 1]
        plain = SHORTEST <= len(line) <= LONGEST and not NO_HEADING.search(line)
        over = len(below) >= PARAGRAPH and (_ends(below) or LEADS.search(below))
        if plain and over and (_follows_head(lines[at - 1], line) if at < first else _ends(lines[at - 1])):
            yield at


def _follows_head(before: str, line: str) -> bool:
    """Whether a line stands right below who signs, and neither signs itself nor is a second title."""
    return _signs(before) and not (_signs(line) or SPOKEN.search(line))


def _signs(line: str) -> bool:
    """Whether a line says who writes, or where that one is."""
    told = bylines.BRACKETED.fullmatch(line) or ORGAN.match(line) or EMPLOYED.search(line)
    return bool(told or bylines.signs(line))


def _ends(line: str) -> bool:
    return SENTENCE_ENDS.search(line) is not None
