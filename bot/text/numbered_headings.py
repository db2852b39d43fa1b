"""The sections of a text by Chinese official numbering: 第一章, 一、, （一）; and what of it is no heading but an article or an item."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.domain import Section
from bot.text.headings import ARTICLE, CLOSE, HEADED_MIN, HEADING_MAX, ITEM, RANKED, blocks

# A speech turns to those who listen: 各位代表！回顾过去五年.
CALL = re.compile(r"^[ \t\u3000]*(?:各位[\u4e00-\u9fff]{2,3}|同志们)[！，：!,:]", re.MULTILINE)
# A sentence rules or counts, where a heading names: （三）未按期整改的，应当…; not （三）强化应急应对.
RULES = re.compile(r"\d(?!\d{0,3}年)|的[，,]|不得|应当|(?<![应适供响反效相对])应(?![用急对变])|可以|(?<!必)须|禁止")
FIRST = re.compile("[（(第]?一(?![一二三四五六七八九十百])")
OPENS = frozenset("第（(一二三四五六七八九十")  # each of these begins with
# So many neighbours tell of what form they are.
SEVERAL = 4
# The line over a table of contents, and what leads from an entry to its page.
CONTENTS = re.compile(r"^[ \t\u3000]*目[ \t\u3000]*[录次][ \t\u3000]*$", re.MULTILINE)
LEADER = re.compile(r"(?<![.…·．])[.…·．]*+\d{0,3}\Z")
COMMA, PAUSE = re.compile("[，,]"), re.compile("[、（(]")
OPEN = re.compile("[（(《“][^）)》”]*\\Z")  # a bracket that is not closed before the end
# What ends a document under its last number and is no part of that: 特此通知, the signature and the date, a list of annexes.
AFTER = re.compile(r"特此|附[件录]|[（(]|[\u4e00-\u9fff·、\d \u3000]{2,40}\Z")


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
        stop = _heading_end(text, mark)
        if mark.start not in plain and stop - mark.start <= HEADING_MAX:
            end = next((later.start for later in marks[at + 1 :] if later.level <= mark.level), len(text))
            if text[(last := ends.get(mark.start, end)) : end].strip():
                end = last
            if mark.level == ITEM:  # who is addressed anew hears of the whole again
                end = next((start for start, stop in calls if mark.stop <= start and stop <= end), end)
            heading = text[mark.start : stop]
            found.append(Section(heading, mark.start, end, ranks[mark.level], mark.inline, inferred=True))
    lowest = min((section.level for section in found), default=1) - 1
    return [replace(section, level=section.level - lowest) for section in found] if lowest else found


def _heading_end(text: str, mark: _Mark) -> int:
    """Where a heading ends: where its sentence does, or, of a long one that runs on in its line, its last clause that is not too long."""
    if not mark.inline or mark.stop - mark.start <= HEADING_MAX:
        return mark.stop
    for parting in (COMMA, PAUSE):
        clauses = (one.start() for one in parting.finditer(text, mark.start + HEADED_MIN, mark.start + HEADING_MAX + 1))
        whole = [at for at in clauses if not OPEN.search(text, mark.start, at)]
        if whole:
            return whole[-1]
    return mark.stop


def _of_rules(text: str, run: Sequence[_Mark]) -> bool:
    """Whether of neighbours 一、… or （一）… that run on in their lines most begin with what is ruled or counted: they name nothing.

    So of 一、…, where nothing stands between them and some are one sentence alone: the articles of a short notice.
    """
    if run[0].level < ITEM and not _adjoin(text, run):
        return False
    inline = [mark for mark in run if mark.inline and mark.level >= ITEM - 1]
    told = sum(
        (mark.alone and mark.level < ITEM)
        or mark.stop - mark.start > HEADING_MAX
        or RULES.search(text, mark.start, mark.stop) is not None
        for mark in inline
    )
    return 2 * len(inline) > len(run) and 2 * told > len(inline)


def _of_one_paragraph(text: str, run: Sequence[_Mark]) -> bool:
    """Whether each of several neighbours but the last is one paragraph that its heading begins: so is the last, and what
    follows is of the section over it. Example: （五）…。…⏎（六）…。…⏎回望五年，…
    """
    return len(run) >= SEVERAL and all(one.inline for one in run[:-1]) and _adjoin(text, run)


def _adjoin(text: str, run: Sequence[_Mark]) -> bool:
    """Whether nothing stands between neighbours: each is one paragraph."""
    return not any(text[one.end : other.start].strip() for one, other in itertools.pairwise(run))


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
