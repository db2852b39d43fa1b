"""Things that a text only counts, where each of them is asked for: 30项民生实事是哪30项, of a text that names none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask.evidence import Candidate
from bot.ask.numbering import borne
from bot.ask.pieces import items
from bot.ask.steps import NUMERALS, N
from bot.index.store import Index
from bot.text import numbers, words
from bot.text.counted_names import ITEM
from bot.text.outline import Outline

# Each of so many is asked for; what they are, with their number before it; and so a text counts them.
WHICH = re.compile(rf"哪(?P<many>{N})(?P<measure>[件项个条种])")
THING = re.compile(
    rf"(?<![\d{NUMERALS}])(?P<many>{N})(?P<measure>[件项个条种])(?P<thing>[\u4e00-\u9fff]{{2,10}}?)(?=都?是|[有都具分里的到，,。？?]|$)"
)
COUNTED = re.compile(rf"(?<![\d{NUMERALS}])(?P<many>{N})[件项个条种]")
# So far behind the number a sentence has the thing; so few things any text may list besides.
NEAR, FEW = 4, 8
# What a list begins with, in or right behind the sentence.
LEADS, AHEAD = re.compile(r"[:：]\s{0,3}$|[。：；:;]\s{0,3}(?:一是|第一|首先|[1一][.．、]|[（(][1一][)）]|①)"), 8


def unlisted(question: str, mentioned: Sequence[Candidate], index: Index) -> str | None:
    """What is counted, where the sentences that name it lead to no list, and their texts have none of so many items.

    Example: 30项民生实事是哪30项, and 今年办好30项民生实事。 -> 30项民生实事
    """
    level = words.fold(question)
    asks = WHICH.search(level)
    many = numbers.ordinal(asks["many"]) if asks else 0
    named = next((one for one in THING.finditer(level) if numbers.ordinal(one["many"]) == many), None)
    if named is None or many <= FEW:
        return None
    found = [one for one in mentioned if _counts(words.fold(one.text), many, named["thing"])]
    told = (_lists(many, one, index.outlines[one.passage.essay_id]) for one in found)
    return named.group() if found and not any(told) else None


def _counts(sentence: str, many: int, thing: str) -> bool:
    """Whether a sentence has so many of a thing."""
    found = (one for one in COUNTED.finditer(sentence) if numbers.ordinal(one["many"]) == many)
    return any(thing in sentence[one.end() : one.end() + NEAR + len(thing)] for one in found)


def _lists(many: int, sentence: Candidate, outline: Outline) -> bool:
    """Whether a sentence may list so many things, or its text has a part, a list or a table of as many."""
    if len(ITEM.split(sentence.text)) >= many or LEADS.search(outline.essay.text, sentence.start, sentence.end + AHEAD):
        return True
    parts = (one for one in outline.root.walk() if one.kind != "sentence")
    return (
        any(len(items(one)) == many for one in parts)
        or borne(outline, many)
        or any(len(one.rows) >= many for one in outline.tables)
    )
