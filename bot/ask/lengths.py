"""How long texts are, in characters: of those that are named, or all, the longest first.

Example: 哪篇文章最长; 这份报告有多少字
"""

from __future__ import annotations

import re

from bot.ask.by_kind import KINDS
from bot.ask.holdings import NAMED_MAX
from bot.ask.listing import GENERIC
from bot.ask.named_texts import texts
from bot.ask.telling import Telling
from bot.ask.wants import asking, own_words
from bot.domain import Answer, Essay
from bot.index.store import Index
from bot.says import record as told
from bot.text import words

# 市长 and 校长 are no length.
LONG = r"(?:最[长短]|(?<![省市县区州旗乡镇村社院校所园馆局厅处科部会队组班家司行机船站])[长短])"
LENGTH = re.compile(rf"(?:多少|几)个?字(?!眼|样)|字数|篇幅|{LONG}(?=[的是呢吗]*$)")
# So a length is asked for, not called long.
ASKED = re.compile(rf"字|篇幅|(?:哪|谁|几).{{0,10}}{LONG}[的是呢吗]*$")
OF_TEXTS = re.compile(rf"全?文[章本件稿]?|作者|专家|{KINDS.pattern}|[份篇部位个省市]")
SHORTEST = re.compile(r"最[短少]")
SIGNED = re.compile(r"谁|作者|专家|位")
SPACE = re.compile(r"\s")


def answer(question: str, index: Index) -> Answer | None:
    """The answer; None where no length of texts is asked for, or something besides."""
    level = words.fold(question).rstrip("？?。 ")
    if not (LENGTH.search(level) and ASKED.search(level)):
        return None
    about = texts(level, index)
    rest = own_words(OF_TEXTS.sub(" ", SHORTEST.sub(" ", LENGTH.sub(" ", about.rest))))
    if any(words.names_something(word) and word not in GENERIC and not asking(word) for word in rest):
        return None
    asked = [one for one in about.essays if one.author or not SIGNED.search(level)]
    ordered = sorted(asked or about.essays, key=length, reverse=not SHORTEST.search(level))
    telling = Telling(index)
    lead = told.SHORTEST() if SHORTEST.search(level) else told.LONGEST()
    lead = lead if len(ordered) > 1 else told.LENGTH()
    telling.names(lead, ordered[:NAMED_MAX], lambda essay: told.CHARACTERS(count=f"{length(essay):,}"))
    return telling.answer(question)


def length(essay: Essay) -> int:
    """How many characters a text has, punctuation included, without its title and white space."""
    return len(SPACE.sub("", essay.text))
