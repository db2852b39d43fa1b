"""The sentences that name the very thing asked about, where none is known to answer: 南信合高铁几月动工, and a text names it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ask.evidence import Candidate
from bot.search.query import Query
from bot.text import words
from bot.text.noun_phrases import KEPT

# So many characters together are a thing's own name; in marks fewer are.
NAME_MIN, MARKED_MIN = 5, 2
# What more sentences hold is no name of one thing.
FEW = 3
MARKED = re.compile(r'"([^",。;:?!]{1,16})"')
# The last word of a name is a noun or the like; what is done is named by vn.
ENDS = re.compile("[nbjlisx]|vn|eng")
PIECE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")


def by_name(query: Query, ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The few sentences that hold the longest name of the question, best first; none where they hold no name of it.

    A name is a run of its words that name something, or what stands in quotation marks.
    """
    texts = [words.fold(one.text) for one in ranked]
    for name in names(words.fold(query.text)):
        held = [one for one, text in zip(ranked, texts, strict=True) if name in text]
        if held:
            return tuple(held) if len(held) <= FEW else ()
    return ()


def names(question: str, least: int = NAME_MIN) -> Iterator[str]:
    """What could be the name of a thing in a folded question, the longest first; what stands in marks before all.

    `least`: so many characters a name has.
    """
    yield from (name for name in MARKED.findall(question) if len(name) >= MARKED_MIN)
    runs = {run for piece in PIECE.findall(question) for run in _runs(piece, least)}
    yield from sorted(runs, key=lambda run: (-len(run), question.find(run)))


def _runs(piece: str, least: int) -> Iterator[str]:
    """Runs of words that may be one name: no verb begins it, no verb, number or adjective ends it."""
    parts = words.tagged(piece)
    for first in range(len(parts)):
        for last in range(first + 1, len(parts) + 1):
            run, tags = "".join(word for word, _ in parts[first:last]), [tag for _, tag in parts[first:last]]
            if not KEPT.match(tags[-1]):
                break
            if len(run) >= least and tags[0] != "v" and ENDS.match(tags[-1]):
                yield run
