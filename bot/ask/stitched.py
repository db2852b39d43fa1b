"""A quotation that stands nowhere as it is put, and whose parts do: in another order in one sentence, or in several places.

Example: “企业出钱、政府出地”, of 政府出地、企业出钱、学校出人; “政府出地，把实验室搬到田间”, put together of two authors
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.ask.quotations import place, places, plain, quoted, sentences, stands
from bot.ask.telling import Telling
from bot.domain import Answer, Essay
from bot.index.store import Index
from bot.says import record as told
from bot.says import sweeps
from bot.text.outline import Span
from bot.text.sentences import sentence_spans

# What a quotation is made of is set off by these.
BREAKS = re.compile(r"[，,、。；;：:！!？?…—\s]+")
# A part has so many letters: shorter ones stand anywhere. Those that are found make up so much of a quotation.
LEAST, MOST_OF = 4, 0.6
# A quotation of more parts is a text.
PARTS_MAX = 8


@dataclass(frozen=True, slots=True)
class Part:
    """So much of a quotation as stands together, and where first: the text and the sentences; None where nowhere."""

    said: str
    where: tuple[Essay, int, list[Span]] | None


def answer(question: str, said: str, index: Index) -> tuple[Answer, bool] | None:
    """Where the parts of a quotation stand, and whether all do; None where it has but one, or too little of it is found."""
    pieces = [one for one in BREAKS.split(said) if plain(one)]
    if not 1 < len(pieces) <= PARTS_MAX or max(len(plain(one)) for one in pieces) < LEAST:
        return None
    essays = list(index.essays.values())
    telling = Telling(index)
    if together := list(_in_one(pieces, essays)):
        for at, (essay, span) in enumerate(together):
            where = place(index.outlines[essay.essay_id], span[0])
            lead = told.PARTS_IN(whose=where)
            telling.block(f"{sweeps.NOT_SO(words=said)}{lead}" if not at else lead, [quoted(essay, span)])
        return telling.answer(question), True
    parts = list(_runs(pieces, said, essays))
    found = [(one.said, one.where) for one in parts if one.where is not None]
    letters = sum(len(plain(one)) for one, _ in found)
    if len(parts) < 2 or not found or letters < MOST_OF * len(plain(said)):
        return None
    for at, (part, (essay, first, spans)) in enumerate(found):
        lead = told.HAS_TERM(term=part, whose=place(index.outlines[essay.essay_id], first))
        opening = sweeps.NOT_SO(words=said) if not at else ""
        telling.block(f"{opening}{lead}", [quoted(essay, span) for span in spans])
    lost = [one.said for one in parts if one.where is None]
    absent = [one for one in lost if not stands(one, essays)]
    return telling.answer(question, [sweeps.NO_WORD(word=one) for one in absent]), not lost


def _in_one(pieces: Sequence[str], essays: Sequence[Essay]) -> Iterator[tuple[Essay, Span]]:
    """The first sentence of each text that has all parts, each of them whole; a few letters are looked for in it alone."""
    said = [plain(one) for one in pieces]
    long, short = [one for one in said if len(one) >= LEAST], [one for one in said if len(one) < LEAST]
    for essay in essays:
        placed = [list(places(essay.text, one)) for one in long]
        if not all(placed):
            continue
        spans = sentence_spans(essay.text)
        begins = [start for start, _ in spans]
        held = [
            {at for first, last in one if (at := bisect_right(begins, first)) and last < spans[at - 1][1]}
            for one in placed
        ]
        for at in sorted(set.intersection(*held)):
            span = spans[at - 1]
            if all(one in plain(essay.text[slice(*span)]) for one in short):
                yield essay, span
                break


def _runs(pieces: Sequence[str], said: str, essays: Sequence[Essay]) -> Iterator[Part]:
    """The quotation cut into the longest runs of parts that stand together somewhere; what stands nowhere is one by itself."""
    at = 0
    while at < len(pieces):
        for end in range(len(pieces), at, -1):
            letters = "".join(map(plain, pieces[at:end]))
            where = _first(letters, essays) if len(letters) >= LEAST else None
            if where is not None or end == at + 1:
                yield Part(_as_put(said, pieces[at], pieces[end - 1]), where)
                at = end
                break


def _as_put(said: str, first: str, last: str) -> str:
    """A stretch of a quotation with the marks inside it."""
    start = said.find(first)
    return said[start : said.find(last, start) + len(last)]


def _first(letters: str, essays: Sequence[Essay]) -> tuple[Essay, int, list[Span]] | None:
    for essay in essays:
        if found := next(places(essay.text, letters), None):
            return essay, found[0], sentences(essay.text, [found])
    return None
