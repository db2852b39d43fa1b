"""Documents that texts name and that are not among them: 《某办法》（某政发〔2019〕3号）, which somebody may ask about all the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain import Essay
from bot.text import words
from bot.text.issuers import Span
from bot.text.official import NUMBER
from bot.text.versions import EDITION, TITLE

# What a notice publishes is in it: 关于印发《某办法》的通知; what an interpretation speaks of is not.
PUBLISHES = re.compile(r"(?:印发|公布|发布|转发|颁布)[^《》]{0,12}《([^《》]{2,80})》")
# For which years it is, behind its title: （2025—2027年）.
YEARS = re.compile(r"[(\[〔](?:19|20)\d\d年?[-—~至到]{1,2}(?:19|20)\d\d年?[)\]〕]")
# A line of a list may name one without marks, with its number behind: 三、某市人民政府关于…的通知（某政发〔2016〕45号）.
UNMARKED = re.compile(
    r"(?<![^\n、.．）) \u3000])([\u4e00-\u9fff]{8,80}(?:通知|意见|办法|规定|决定|方案|细则|公告|通告|条例|措施))[（(]([^（）()\n]{4,30}号)[）)]"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names another: its title and, behind it, its number (None: no number stands there)."""

    essay: Essay
    title: str
    number: str | None
    span: Span


def mentions(essays: Iterable[Essay]) -> dict[str, tuple[Mention, ...]]:
    """The plain title of each document that texts name and that is none of them -> where they name it."""
    everything = list(essays)
    held = {one for essay in everything for one in names(essay)}
    found: dict[str, list[Mention]] = defaultdict(list)
    for essay in everything:
        for match in (*TITLE.finditer(essay.text), *UNMARKED.finditer(essay.text)):
            number = match.group(2) if match.group(2) and NUMBER.search(match.group(2)) else None
            if (title := _plain(match.group(1))) not in held:
                found[title].append(Mention(essay, match.group(1), number, match.span()))
    return {title: tuple(several) for title, several in found.items()}


def names(essay: Essay) -> tuple[str, ...]:
    """The plain titles that a text has: its own, and that of what it publishes."""
    found = (essay.name, *PUBLISHES.findall(essay.name))
    return tuple(dict.fromkeys(words.bare(one) for name in found for one in (name, _plain(name))))


def _plain(title: str) -> str:
    """A title folded and bare, without its edition and years."""
    return words.bare(YEARS.sub("", EDITION.sub("", words.fold(title))))


def tail(title: str, question: str) -> int:
    """How many characters of a plain title, up to its end, stand in a plain question: a place or an organ before may be left out."""
    return next((len(title) - at for at in range(len(title) - 3) if title[at:] in question), 0)


def named(question: str, known: Mapping[str, tuple[Mention, ...]], essays: Iterable[Essay]) -> tuple[Mention, ...]:
    """Where the document is named that a question names by the end of its title, if no text here is named as well."""
    plain = words.bare(question)
    lengths = {title: tail(title, plain) for title in known if title[-4:] in plain}
    fitting = {
        title: length
        for title, length in lengths.items()
        if length == len(title)
        or (length >= LEAST and OFFICIAL.search(title) and (2 * length >= len(title) or len(lengths) == 1))
    }
    if not fitting:
        return ()
    best = max(fitting.values())
    if any(tail(title, plain) >= best for essay in essays for title in names(essay)):
        return ()
    return tuple(one for title, length in fitting.items() if length == best for one in known[title])


# The title of such a document may be told by its end; that of a book or a song is told whole.
OFFICIAL = re.compile(
    r"(?:通知|意见|办法|规定|决定|方案|细则|公告|通告|通报|条例|措施|规划|纲要|规则|制度|预案|指南|指引|目录|计划|报告|批复|函|准则|标准|法)\Z"
)
# Of a title so many characters must be said.
LEAST = 6
