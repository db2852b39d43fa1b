"""Where a text has its headings and its paragraphs. No published character is lost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

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
# A speech turns to those who listen: 各位代表！回顾过去五年.
CALL = re.compile(r"^[ \t\u3000]*(?:各位[\u4e00-\u9fff]{2,3}|同志们)[！，：!,:]", re.MULTILINE)
# A sentence rules or counts, where a heading names: （三）未按期整改的，应当…; not （三）强化应急应对.
RULES = re.compile(r"\d(?!\d{0,3}年)|的[，,]|不得|应当|(?<![应适供响反效相对])应(?![用急对变])|可以|(?<!必)须|禁止")
# What stands in no heading without a number: what ends or parts a sentence, a figure.
NO_HEADING = re.compile(r"[。；：！？，、\d]|[一二三四五六七八九十百千万][元人天日年月个份名套张家楼层]")
# … over this, it is one.
SENTENCE_ENDS = re.compile(r"[。！？][”』」）)]?$")
FIRST = re.compile("[（(第]?一(?![一二三四五六七八九十百])")
# 第十二条 of a regulation, and 第十二条之一 that an amendment puts behind it; 第十二条， is a point of a list.
ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇\d]{1,7}条(?![，,])(?:之[一二三四五六七八九十]{1,2}(?![一-龥]))?")
OPENS = frozenset("第（(一二三四五六七八九十")  # each of these begins with
HEADING_MAX = 48
# So many neighbours tell of what form they are.
SEVERAL = 4
# The line over a table of contents, and what leads from an entry to its page.
CONTENTS = re.compile(r"^[ \t\u3000]*目[ \t\u3000]*[录次][ \t\u3000]*$", re.MULTILINE)
LEADER = re.compile(r"(?<![.…·．])[.…·．]*+\d{0,3}\Z")
CLOSE = re.compile(r"[。；：！？]|;(?=\s|$)")
# What ends a document under its last number and is no part of that: 特此通知, the signature and the date, a list of annexes.
AFTER = re.compile(r"特此|附[件录]|[（(]|[\u4e00-\u9fff·、\d \u3000]{2,40}\Z")
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


def numbered_sections(text: str) -> list[Section]:
    """Sections by Chinese official numbering at the start of a line (or of what was one).

    Neighbours of one rank of which most are a single sentence are no sections, but items of the section over them:
    三、支持政策 > （一）对新认定的平台给予补助。（二）对…一次性奖励10万元。
    So are （一）… of which most begin with a rule or a figure, not with a name: （六）违规燃放的，处500元以下罚款；….
    """
    if not (marks := list(_marks(text))):
        return []
    marks = _without_contents(text, marks)
    ranks = {level: rank for rank, level in enumerate(sorted({mark.level for mark in marks}), 1)}
    runs = (run for run in _runs(marks) if 2 * sum(mark.alone for mark in run) > len(run) or _of_rules(text, run))
    plain = {mark.start for run in runs for mark in run if mark.alone or mark.inline}
    ends = {run[-1].start: run[-1].end for run in _runs(marks) if _of_one_paragraph(text, run)}
    calls = [call.span() for call in CALL.finditer(text)]
    found = []
    for at, mark in enumerate(marks):
        if mark.start not in plain and mark.stop - mark.start <= HEADING_MAX:
            end = next((later.start for later in marks[at + 1 :] if later.level <= mark.level), len(text))
            if text[(last := ends.get(mark.start, end)) : end].strip():
                end = last
            if mark.level == ITEM:  # who is addressed anew hears of the whole again
                end = next((start for start, stop in calls if mark.stop <= start and stop <= end), end)
            heading = text[mark.start : mark.stop]
            found.append(Section(heading, mark.start, end, ranks[mark.level], mark.inline, inferred=True))
    lowest = min((section.level for section in found), default=1) - 1
    return [replace(section, level=section.level - lowest) for section in found] if lowest else found


def _of_rules(text: str, run: Sequence[_Mark]) -> bool:
    """Whether of neighbours （一）… that run on in their lines most begin with what is ruled or counted: they name nothing."""
    inline = [mark for mark in run if mark.inline and mark.level == ITEM]
    told = sum(
        mark.stop - mark.start > HEADING_MAX or RULES.search(text, mark.start, mark.stop) is not None for mark in inline
    )
    return 2 * len(inline) > len(run) and 2 * told > len(inline)


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


def _of_one_paragraph(text: str, run: Sequence[_Mark]) -> bool:
    """Whether each of several neighbours but the last is one paragraph that its heading begins: so is the last, and what
    follows is of the section over it. Example: （五）…。…⏎（六）…。…⏎回望五年，…
    """
    pairs = itertools.pairwise(run)
    return len(run) >= SEVERAL and all(one.inline and not text[one.end : other.start].strip() for one, other in pairs)


def _without_contents(text: str, marks: list[_Mark]) -> list[_Mark]:
    """The marks but for those of a table of contents: below 目录 and above where its first entry stands again."""
    for contents in CONTENTS.finditer(text):
        listed = next((at for at, mark in enumerate(marks) if mark.start >= contents.end()), len(marks))
        names = [LEADER.sub("", "".join(text[mark.start : mark.stop].split())) for mark in marks[listed:]]
        again = next((at for at, name in enumerate(names) if at and name == names[0]), 0)
        del marks[listed : listed + again]
    return marks


class _Mark(NamedTuple):
    """A line that begins with a number of rank `level`: its first sentence ends at `stop`, which is not its end where
    `inline`; its paragraph at `end`; `alone`: it is a whole sentence, and nothing more stands under the number; `first`: its number is one.
    """

    level: int
    start: int
    stop: int
    end: int
    inline: bool
    alone: bool
    first: bool


def _marks(text: str) -> Iterator[_Mark]:
    in_article = False
    lines = blocks(text)
    for at, (start, end) in enumerate(lines):
        if text[start] not in OPENS:
            continue
        in_article = in_article or ARTICLE.match(text, start, end) is not None
        level = _level(text, start, end)
        if not level or (in_article and level == ITEM):  # （一） within an article is one of its items
            continue
        in_article = False
        first = CLOSE.search(text, start, end)
        stop = first.start() if first else end
        rest = text[stop:end].strip("。；！？”’」』）) \u3000\t")
        after = slice(*lines[at + 1]) if at + 1 < len(lines) else None
        followed = after and not _level(text, after.start, after.stop) and not AFTER.match(text[after].strip())
        sentence = first is not None and first.group() != "：" and not rest
        first_of_all = FIRST.match(text, start) is not None
        yield _Mark(level, start, stop, end, stop < end, alone=sentence and not followed, first=first_of_all)


def _level(text: str, start: int, end: int) -> int:
    """The rank of the number that a line begins with; 0 where it has none. Example: 第二章 -> 2"""
    return match.lastindex or 0 if (match := RANKED.match(text, start, end)) else 0


def _runs(marks: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    """Neighbours of one rank, with no higher one between them, and not numbered anew, as those of an annex are."""
    open_: dict[int, list[_Mark]] = {}
    for mark in marks:
        for level in [level for level in open_ if level > mark.level]:
            yield open_.pop(level)
        if mark.first and mark.level in open_:
            yield open_.pop(mark.level)
        open_.setdefault(mark.level, []).append(mark)
    yield from open_.values()


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
