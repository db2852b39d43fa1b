"""Which text a question describes instead of naming it: by what it is about, or by what its author is.

Example: 讲养老的那篇 -> the one text that speaks of 养老 most; 农科院那位副所长的文章 -> by the record of its author;
编者按 -> the text with that below its title
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Essay
from bot.text import keys, words
from bot.text.names import OFFICES, SURNAMES

ABOUT = re.compile(
    r"(?:讲|写|谈|说|论|聊|介绍|关于)的?([^,。;:!?]{2,14}?)的?(?:那|这)一?[篇份](?:文章|文件|稿子?|材料)?"
)
OFFICE = re.compile(
    rf"(?:那位|这位)?((?:副|助理)?(?:{OFFICES}))(?:的(?:那篇|这篇)?(?:文章|观点|建议|看法)|写的(?:文章)?)"
)
# The editors' own words, by what they stand under in newspapers; and where: in the title or on the lines next to it.
NOTE, HEAD = re.compile(r"编者按|编者的话|(?<![\u4e00-\u9fff])编后(?:记|语)?|开栏的?话|开栏语|卷首语"), 120
# An interview says so in the same places.
INTERVIEW = re.compile("答记者问|记者专访|访谈录|专访")
# A text is meant that has what is told so many times as often as any other; a place of work is told by so many characters.
OFTEN, PLACE_MIN = 2.0, 4
# A person's name is no longer.
NAME_MAX = 3


def described(level: str, essays: Sequence[Essay]) -> tuple[Essay, tuple[int, int]] | None:
    """The one text that a folded question describes, and where in it; None where it describes none, or several."""
    if len(essays) < 2:
        return None
    if match := ABOUT.search(level):
        said = keys.content(match[1])
        often = sorted(((_often(said, one), at) for at, one in enumerate(essays)), reverse=True)
        if said and often[0][0] >= max(1, OFTEN * often[1][0]):
            return essays[often[0][1]], match.span()
    if match := INTERVIEW.search(level) or NOTE.search(level):
        under = [one for one in essays if match.group() in words.fold(f"{one.name}\n{one.text[:HEAD]}")]
        if len(under) == 1:
            return under[0], (_named_before(level, match.start(), under[0]), match.end())
    if match := OFFICE.search(level):
        before = level[: match.start(1)]
        held = [(one, at) for one in essays if (at := _works(words.fold(one.affiliation or ""), match[1], before)) >= 0]
        if len(held) == 1:
            return held[0][0], (held[0][1], match.end())
    return None


def _named_before(level: str, at: int, essay: Essay) -> int:
    """Where the name of a person begins that a text has at its beginning, and a question before a place: 王明答记者问."""
    head = words.fold(essay.text[:HEAD])
    starts = (at - length for length in range(NAME_MAX, 1, -1) if at >= length)
    return next((start for start in starts if level[start] in SURNAMES and level[start:at] in head), at)


def _often(said: Sequence[str], essay: Essay) -> int:
    """How often a text has all of these words: the rarest counts."""
    text = words.fold(f"{essay.name} {essay.text}")
    return min((text.count(word) for word in said), default=0)


def _works(affiliation: str, office: str, before: str) -> int:
    """Where the place of work of somebody with this office begins in what is told before it; -1 where it is another's."""
    if not re.search(rf"(?<!副)(?<!助理){re.escape(office)}", affiliation):
        return -1
    starts = range(len(before) - PLACE_MIN + 1)
    return next((at for at in starts if before[at : at + PLACE_MIN] in affiliation), -1)
