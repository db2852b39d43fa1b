"""Where a text has its headings and its paragraphs. No published character is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Section

MARKDOWN_HEADING = re.compile(r"^(#{1,6})[ \t]++(.*[^ \t#\n]|#)[ \t#]*$", re.MULTILINE)
# Chinese official numbering, from the outside in: 第一编, 第一章, 第一节, 一、, （一）. Arabic numbers mark points, not sections.
NUMBERED = (
    re.compile(r"第[一二三四五六七八九十百]{1,4}编(?![制写])"),
    re.compile(r"第[一二三四五六七八九十百]{1,4}章"),
    re.compile(r"第[一二三四五六七八九十百]{1,4}节(?!课)"),
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
)
ITEM = len(NUMBERED)
# 第十二条 of a regulation; 第十二条， is a point of a list.
ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇\d]{1,7}条(?![，,])")
HEADING_MAX = 48
# Where a text that came as one line had its line ends: after a closed sentence, or before a number.
LOST_LINE_END = re.compile(
    r"(?<=[。；！？：”」』）])[ \u3000]+(?=\S)"
    r"|(?<![ \u3000])[ \u3000]++(?=(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十]{1,3}[章条]))"
)


def markdown_sections(text: str) -> tuple[str, list[Section]]:
    """The text without heading marks, and its sections with offsets into that text."""
    pieces: list[str] = []
    heads: list[tuple[str, int, int]] = []
    length = cursor = 0
    text = text.strip("\n")
    for match in MARKDOWN_HEADING.finditer(text):
        before = text[cursor : match.start()]
        heads.append((match.group(2), len(match.group(1)), length + len(before)))
        pieces += [before, match.group(2)]
        length += len(before) + len(match.group(2))
        cursor = match.end()
    pieces.append(text[cursor:])
    plain = "".join(pieces)
    return plain, _close(heads, len(plain), inline=False)


def _close(heads: Sequence[tuple[str, int, int]], end: int, inline: bool) -> list[Section]:
    """Sections of (heading, level, start): each ends where the next of the same or a higher rank begins."""
    sections = []
    for index, (heading, level, start) in enumerate(heads):
        stop = next((later for _, rank, later in heads[index + 1 :] if rank <= level), end)
        sections.append(Section(heading, start, stop, level, inline))
    return sections


def named_sections(text: str, names: object) -> list[Section]:
    """Sections listed in front matter: a heading's own line, or a signpost inside a paragraph's first sentence."""
    if not isinstance(names, list):
        raise ValueError("元数据 sections 应为列表")
    found: list[tuple[str, int, bool]] = []
    cursor = 0
    for name in map(str, names):
        at = text.find(name, cursor)
        if at < 0:
            raise ValueError(f"元数据所列小节“{name}”不在正文中，或次序不符")
        line = text.rfind("\n", 0, at) + 1
        line_end = text.find("\n", at)
        alone = text[line : line_end if line_end >= 0 else len(text)].strip() == name
        found.append((name, line, not alone))
        cursor = at + len(name)
    ends = [start for _, start, _ in found[1:]] + [len(text)]
    return [Section(name, start, end, 1, inline) for (name, start, inline), end in zip(found, ends, strict=True)]


def numbered_sections(text: str) -> list[Section]:
    """Sections by Chinese official numbering at the start of a line (or of what was one)."""
    heads: list[tuple[str, int, int, bool]] = []
    in_article = False
    for start, end in blocks(text):
        in_article = in_article or ARTICLE.match(text, start, end) is not None
        for level, pattern in enumerate(NUMBERED, 1):
            if pattern.match(text, start, end):
                if in_article and level == ITEM:
                    break  # （一） within an article is one of its items
                in_article = False
                first = re.search(r"[。；：！？]", text[start:end])
                stop = start + first.start() if first else end
                if stop - start <= HEADING_MAX:
                    heads.append((text[start:stop], level, start, stop < end))
                break
    ranks = {level: rank for rank, level in enumerate(sorted({level for _, level, _, _ in heads}), 1)}
    closed = _close([(heading, ranks[level], start) for heading, level, start, _ in heads], len(text), inline=False)
    return [
        Section(section.heading, section.start, section.end, section.level, head[3], inferred=True)
        for section, head in zip(closed, heads, strict=True)
    ]


def blocks(text: str) -> list[tuple[int, int]]:
    """Spans of paragraphs: lines, and parts of long lines whose line ends were lost in conversion."""
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        if len(line.group()) > HEADING_MAX:
            for gap in LOST_LINE_END.finditer(text, line.start(), line.end()):
                spans.append((start, gap.start()))
                start = gap.end()
        spans.append((start, line.end()))
    return [(start, end) for start, end in spans if text[start:end].strip()]
