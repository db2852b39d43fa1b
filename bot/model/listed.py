"""One item of a list exchanged for another: in a list that is otherwise the source's, each item must be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.says import claims as says
from bot.text import facts, words

CLAUSE = re.compile(r"[，。；：！？,;:!?\n]")
# The last item is joined to the others; behind 等 it is known where it ends.
JOINED, ET_CETERA = re.compile(r"以及|和|与|及"), "等"
# Before the first item may stand a verb: so much of its end is looked at.
END = 2
# A longer one is two lists, or more than an item.
LONGEST = 8


def exchanged(text: str, source: str) -> str | None:
    """Why a sentence is not borne out: by the one item of a list that the source's list of all the others has not.

    One that is longer or shorter may tell more, or in other words.
    Example: 设立成果库、人才库、项目库, of 成果库、专家库、项目库 -> 所引原文没有说到“人才库”
    """
    given = facts.bare(source)
    lists = [facts.bare(clause) for clause in CLAUSE.split(words.fold(source))]
    alike = words.alike()

    def lacks(item: str) -> bool:
        cut = [word for _, word in words.cut(item) if len(word) > 1]
        return len(item) <= LONGEST and any(
            word not in given and not any(one in given for one in alike.get(word, ())) for word in cut
        )

    for ends, inner in _lists(facts.bare(text)):
        for at, item in enumerate(inner):
            others = [*ends, *inner[:at], *inner[at + 1 :]]
            as_long = (listed for listed in lists if listed.count("、") == len(others) and lacks(item))
            if len(others) > 1 and any(all(one in listed for one in others) for listed in as_long):
                return says.NOT_SAID(words=item)
    return None


def _lists(plain: str) -> Iterator[tuple[list[str], list[str]]]:
    """Of each list of a text the ends of its first and of its last item, and the items of which both ends are known.

    Example: 设立成果库、项目库和人才库等载体 -> ([果库], [项目库, 人才库]); without 等 ([果库, 项目], [])
    """
    for clause in CLAUSE.split(plain):
        first, *rest = clause.split("、")
        if not rest:
            continue
        *inner, last = rest
        item, et_cetera, _ = last.partition(ET_CETERA)
        if et_cetera:
            yield [first[-END:]], [*inner, *JOINED.split(item)]
        else:
            yield [first[-END:], last[:END]], inner
