"""Short terms in quotation marks that come near to one of the texts' own: “四横五纵” where they have “四横四纵”."""

from __future__ import annotations

import re

from bot.check.compare import Compared
from bot.check.difference import changes, distance, shown
from bot.check.locate import Corpus, Place
from bot.check.severity import severity
from bot.says import check as says
from bot.text import numbers, words
from bot.text.folding import folded

SHORTEST = 3
LONGEST = 12
# So many characters that follow tell whether the same thing is meant.
BESIDE, REACH = 2, 6


def near_term(text: str, corpus: Corpus, said: bool, after: str = "") -> Compared | None:
    """The term that a short one was probably meant to be; None where the texts have it, or none is near.

    One that is said to be somebody's word (`said`) may differ in half its characters. Another is a term of its own unless
    it differs in one; and so it is where both go on (`after`) with other words, or where it is a named plan: “1368”工作思路
    for “1269”行动计划, “十四五” for “十五五”.
    """
    word = folded(text)[0]
    if len(word) < SHORTEST or word in corpus.text or (re.fullmatch(numbers.PLAN, word) and not said):
        return None
    allowed = len(word) // 2 if said else 1
    best: tuple[int, str] | None = None
    for term in (*corpus.terms.get(word[0], ()), *corpus.terms.get(word[-1], ())):
        if abs(len(term) - len(word)) > 1 or (term[0] != word[0] and term[-1] != word[-1]):
            continue
        apart = 1 if word.isdigit() and sorted(word) == sorted(term) else distance(word, term)
        if apart <= allowed and (best is None or apart < best[0]):
            best = apart, term
    if best is None:
        return None
    places = corpus.exact(best[1])
    if not said:
        places = [one for one in places if not _go_apart(after, one)]
    if not places:
        return None
    place = places[0]
    diff = changes(text, place.text)
    how = "；".join(shown(change) for change in diff if change.op != "equal")
    grade = "meaning" if word.isdigit() else severity(text, place.text)
    return Compared(place, False, diff=diff, severity=grade, how=says.TERM(source=place.text, differences=how))


def _go_apart(after: str, place: Place) -> bool:
    """Whether the draft and the source go on with other words behind a term that each has in quotation marks."""
    mine, its = (_noun(text) for text in (after, place.essay.text[place.end + 1 : place.end + 1 + REACH]))
    return bool(mine and its) and mine[:BESIDE] != its[:BESIDE]


def _noun(text: str) -> str:
    """The words that a text begins with, where they go on a name: 行动计划."""
    first = next(iter(words.tagged(text)), ("", ""))
    return text if first[1][:1] in ("n", "v") and len(first[0]) > 1 else ""
