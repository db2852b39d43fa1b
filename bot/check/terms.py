"""Short terms in quotation marks that come near to one of the texts' own: “四横五纵” where they have “四横四纵”."""

from __future__ import annotations

from bot.check.compare import Compared
from bot.check.difference import changes, distance, shown
from bot.check.locate import Corpus
from bot.check.quotations import folded
from bot.check.severity import severity
from bot.says import check as says

SHORTEST = 3
LONGEST = 12


def near_term(text: str, corpus: Corpus, said: bool) -> Compared | None:
    """The term that a short one was probably meant to be; None where the texts have it, or none is near.

    One that is said to be somebody's word (`said`) may differ in half its characters, another in one.
    """
    word = folded(text)[0]
    if len(word) < SHORTEST or word in corpus.text:
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
    place = corpus.exact(best[1])[0]
    diff = changes(text, place.text)
    how = "；".join(shown(change) for change in diff if change.op != "equal")
    grade = "meaning" if word.isdigit() else severity(text, place.text)
    return Compared(place, False, diff=diff, severity=grade, how=says.TERM(source=place.text, differences=how))
