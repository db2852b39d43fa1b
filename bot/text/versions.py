"""Texts of one name: which is the newer, and which of them another says to be repealed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.domain import Essay
from bot.text import official, words
from bot.text.record import Known, known

TITLE = re.compile(r"《([^《》]{2,80})》(?:[（(〔\[]([^（）()]{4,40}号)[）)〕\]])?")
# What a later version adds to its title.
EDITION = re.compile(
    r"[（(〔\[]?(?:(?:19|20)\d\d年?)?(?:最新)?(?:修订|修正|试行|暂行|修改|新|\d版|版|稿|本)+[）)〕\]]?|[（(〔\[](?:19|20)\d\d年?[）)〕\]]"
)


def repealed_by(essay: Essay, others: Iterable[Essay]) -> Iterator[tuple[Essay, Known]]:
    """The texts that say of this one that it no longer holds, by its title and, where they give one, by its number."""
    numbers = {bare(one.text) for one in known(essay, "number")}
    for other in others:
        if other.essay_id == essay.essay_id:
            continue
        for name, span in official.facts(other.text):
            if name != "repeals":
                continue
            clause = other.text[slice(*span)]
            for title, number in TITLE.findall(clause):
                same = bare(title) in (bare(essay.name), bare(essay.title or ""))
                if same and (not number or not numbers or bare(number) in numbers):
                    yield other, Known("repeals", clause, span)


@lru_cache(maxsize=20_000)
def bare(title: str) -> str:
    """A title, or a number, without marks and folded."""
    return re.sub(r"\W", "", words.fold(title))


def base(essay: Essay) -> str:
    """The title that all versions of a text have. Example: 人才补贴办法（2025年修订） -> 人才补贴办法"""
    return bare(EDITION.sub("", words.fold(essay.name)))
