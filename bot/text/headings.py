"""Where a text has its headings and its paragraphs. No published character is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.domain import Section

# Looked for by its first #, which is found far sooner than the beginnings of lines.
MARKDOWN_HEADING = re.compile(r"(#(?<![^\n]#)#{0,5})[ \t]++(.*[^ \t#\n]|#)[ \t#]*$", re.MULTILINE)
# Chinese official numbering, from the outside in: 第一编, 第一章, 第一节, 一、, （一）. Arabic numbers mark points, not sections.
NUMBERED = (
    re.compile(r"第[一二三四五六七八九十百]{1,4}编(?![制写])"),
    re.compile(r"第[一二三四五六七八九十百]{1,4}章"),
    re.compile(r"第[一二三四五六七八九十百]{1,4}节(?!课)"),
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
)
ITEM = len(NUMBERED)
RANKED = re.compile("|".join(f"({pattern.pattern})" for pattern in NUMBERED))  # its last group is the rank
# What stands in no heading without a number: what ends or parts a sentence, a figure.
NO_HEADING = re.compile(r"[。；：！？，、\d]|[一二三四五六七八九十百千万][元人天日年月个份名套张家楼层]")
# … over this, it is one.
SENTENCE_ENDS = re.compile(r"[。！？][”』」）)]?$")
# 第十二条 of a regulation, and 第十二条之一 that an amendment puts behind it; 第十二条， is a point of a list.
ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇\d]{1,7}条(?![，,])(?:之[一二三四五六七八九十]{1,2}(?![一-龥]))?")
HEADING_MAX = 48
CLOSE = re.compile(r"[。；：！？]|;(?=\s|$)")
# Where a text that came as one line had its line ends: at a blank after a closed sentence, or before a number.
BLANK = re.compile(r"[ \u3000\xa0\u2002\u2003][ \u3000\xa0\u2002\u2003]*+")
CLOSED = frozenset("。；！？：”」』）")
NUMBER = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十]{1,3}[章条]"
)
# … and behind a heading that a number begins, where its sentence has not begun: 一、降价范围 此次降价的范围为…。
LOST_BEHIND_HEADING = re.compile(r"(?<=[\u4e00-\u9fff”》）)])[ \u3000\xa0\u2002\u2003]+(?=[\u4e00-\u9fff“《（(])")
HEADED_MIN = 4


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


def stands_over(text: str, start: int, end: int) -> bool:
    """Whether a slice is a line that neither ends nor counts, over a line of whole sentences: a heading without a number."""
    if NO_HEADING.search(text, start, end):
        return False
    before, behind = text[:start].rstrip(" \t\u3000"), text[end:].lstrip(" \t\u3000")
    if before[-1:] not in ("", "\n") or not behind.startswith("\n"):
        return False
    last, after = before.rstrip().rpartition("\n")[2], behind.lstrip().partition("\n")[0]
    # The last of several lines without an end is one of a list, or of a signature.
    return SENTENCE_ENDS.search(after.rstrip()) is not None and (not last or NO_HEADING.search(last) is not None)


@lru_cache(maxsize=16)  # sections, annexes and outline of a text ask one after the other
def blocks(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of paragraphs, without what indents them: lines, and parts of long lines whose line ends were lost in conversion."""
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        if end - start > HEADING_MAX:
            for gap in BLANK.finditer(text, start, end):
                before, behind = gap.span()
                closed = before and text[before - 1] in CLOSED and text[behind : behind + 1].strip()
                if closed or NUMBER.match(text, behind, end):
                    spans += _behind_heading(text, start, before)
                    start = behind
            spans += _behind_heading(text, start, end)
        else:
            spans.append((start, end))
    return tuple((end - len(said), end) for start, end in spans if (said := text[start:end].lstrip()))


def _behind_heading(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A part of a long line, cut behind the heading that it begins with."""
    number = RANKED.match(text, start, end) if end - start > HEADING_MAX else None
    if number is None:
        return [(start, end)]
    gap = LOST_BEHIND_HEADING.search(text, number.end() + HEADED_MIN, min(end, start + HEADING_MAX))
    if gap is None or CLOSE.search(text, start, gap.start()):
        return [(start, end)]
    return [(start, gap.start()), (gap.end(), end)]
