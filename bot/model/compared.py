"""Which of two amounts is the higher: a sentence that sets them side by side is held against the amounts themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain import Evidence
from bot.model.level import leveled, pairs
from bot.model.whose import called, labelled
from bot.says import claims as says
from bot.text import facts, words

# 甲的增速明显高于乙
OVER = re.compile("(高于|超过|快于|多于|大于)|低于|少于|慢于|小于|不及")
CLAUSE = re.compile("[，。；：！？,;:!?\n]")
# What is compared has a name.
SHORTEST = 2
AMOUNT = re.compile(r"\d{1,15}(?:\.\d{1,15})?")
# So much of the words of a thing stands beside its amount; of those of the other, which are few, all.
BESIDE, WHOLE = 0.5, 1.0


def reversed_order(text: str, items: Sequence[Evidence]) -> str | None:
    """Why a sentence is not borne out: it puts one amount above another that the sources put below it.

    Example: 甲的增速高于乙, of 甲增长6%, and of 乙增长7% -> 所引原文没有说到“高于”
    """
    for clause in CLAUSE.split(facts.bare(words.fold(text))):
        if (match := OVER.search(clause)) is None:
            continue
        left, right = clause[: match.start()], clause[match.end() :].removeprefix("了")
        if min(len(left), len(right)) < SHORTEST:
            continue
        above = match[1]
        for one, other in _amounts(left, right, items):
            if one != other and (one > other) is (above is None):
                return says.NOT_SAID(words=clause)
    return None


def _amounts(left: str, right: str, items: Sequence[Evidence]) -> Iterator[tuple[float, float]]:
    """Two amounts of one text, or of the same thing in the words of two parties, each named on its own side."""
    for item in items:
        first, second = _amount(left, item), _amount(right, item, whole=True)
        if first and second and first[1] == second[1]:
            yield first[0], second[0]
        mine = next((name for name in called(item) if name in left), "")
        for other in items:
            theirs = next((name for name in called(other) if name in right and name != mine), "")
            thing = left.replace(mine, "", 1)
            if other is item or not mine or not theirs or theirs in left:
                continue
            first, second = _amount(thing, item), _amount(thing, other)
            if first and second and first[1] == second[1]:
                yield first[0], second[0]


def _amount(thing: str, item: Evidence, whole: bool = False) -> tuple[float, str] | None:
    """The one amount beside most of the words of a thing, and its unit; None where none is, or two are."""
    said = set(pairs(thing))
    found = sorted(((len(said & one.beside), one.value) for one in labelled(leveled(item.text).text)), reverse=True)
    if (
        not found
        or found[0][0] < (WHOLE if whole else BESIDE) * len(said)
        or (len(found) > 1 and found[0][0] == found[1][0])
    ):
        return None
    amount = AMOUNT.match(found[0][1])
    return (float(amount.group()), found[0][1][amount.end() :]) if amount else None
