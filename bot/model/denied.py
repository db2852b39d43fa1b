"""A sentence that is against what its source says, in the source's own words: 不应推广积分制, of 推广积分制."""

from __future__ import annotations

import re

from bot.says import claims as says
from bot.text import facts, words

# What is denied or opposed stands behind one of these; in so many of the source's own characters there is no doubt of it.
DENIES, SAME_WORDS = re.compile(rf"没有?必要|质疑|批评|暂缓|搁置|推迟|{facts.NEGATIVE.pattern}"), 6
# A source may deny in other words; 不到三分之二 only bounds.
DENIED, BOUNDS = re.compile(rf"{DENIES.pattern}|无|除外"), "到足满超低高少多"


def denied(text: str, source: str) -> str | None:
    """Why a sentence is not borne out: by which word it denies what its source says in the very words behind that."""
    given = [facts.bare(clause) for clause in facts.CLAUSE.split(words.fold(source))]
    for clause in facts.CLAUSE.split(words.fold(text)):
        said = facts.bare(facts.LEXICAL.sub("", clause))
        for match in DENIES.finditer(said):
            words_behind = said[match.end() :][:SAME_WORDS]
            if len(words_behind) < SAME_WORDS or words_behind[0] in BOUNDS:
                continue
            places = [(one, one.find(words_behind)) for one in given if words_behind in one]
            if places and not any(DENIED.search(facts.LEXICAL.sub("", one[:at])) for one, at in places):
                return says.NOT_SAID(words=match.group())
    return None
