"""A sentence that is against what its source says, in the source's own words or by its lead: 不应推广积分制, of 推广积分制."""

from __future__ import annotations

import re

from bot.says import claims as says
from bot.text import facts, words

# What is denied or opposed stands behind one of these; in so many of the source's own characters there is no doubt of it.
DENIES, SAME_WORDS = re.compile(rf"没有?必要|质疑|批评|暂缓|搁置|推迟|{facts.NEGATIVE.pattern}"), 6
# A label before a colon, such as **区域层面**：, at the beginning or in a row of a table.
LABEL = re.compile(r"(\A\W{0,9}|[；;])(?:\*\*([^*]{1,30})\*\*[：:]?|([^，。；：:！？*]{1,12})[：:])(?=.)")
WHEN = re.compile("已|今年|去年|明年|正在")
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


def misled(text: str, source: str) -> str | None:
    """Why a sentence is not borne out by the lead before its colon, which denies, limits or dates what the source does not.

    Other leads head what stands behind them, in words that need not be the source's. Example: 已全面推开：推广积分制
    """
    given = facts.bare(source)
    for match in LABEL.finditer(text):
        lead = facts.bare(facts.LEXICAL.sub("", match[2] or match[3]))
        word = next((found.group() for found in (*DENIES.finditer(lead), *WHEN.finditer(lead))), None)
        word = word or facts.stronger(lead, source)
        if word and word not in given:
            return says.NOT_SAID(words=word)
    return None
