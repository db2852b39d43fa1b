"""Hits -> the sentences in them that answer, with the figures that the gate judges by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ask.listing import LIST_MAX, NAME_ONLY, listing
from bot.domain import Citation, Evidence, Hit, Passage
from bot.index.store import Index, sentence_id
from bot.search import cut
from bot.search.query import Query
from bot.text import names, vocabulary, words
from bot.text.passages import indexed, units

# Passages that evidence is taken from.
DEPTH = 6
# Weights of a sentence's words, character pairs and meaning (in deviations above an unrelated question's cosine), of the words of its passage and headings, and of the
# score of its window; what a sentence loses that only names a point. Chosen on the dev cases (evals/NOTES.md).
BY_WORDS, BY_GRAMS, BY_MEANING, BY_PASSAGE, BY_WINDOW = 0.2, 0.4, 0.054, 0.2, 0.02
BARE_NAME = 0.2
# Sentences around which a list is looked for.
LIST_DEPTH = 8
# What a question asks for and what a sentence that answers it must then hold; worth this much.
BY_KIND = 0.15
KINDS = (
    (re.compile(r"哪一?年|何年|何时|什么时候|几月|哪天|多久"), re.compile(r"\d\s*[年月日天]")),
    (re.compile(r"多少|几[个家所项条名万亿]"), re.compile(r"\d|[一二三四五六七八九十百千万亿]{1,4}[个家所项条名批]")),
)
# Further sentences are cited while they score no more than this below the best.
MARGIN = 0.08
# Where the best sentence has less of the question's words than this, it was chosen by meaning; the next is shown too,
# unless it has much less still, or lacks a policy term that both the question and the best sentence have.
SURE = 0.6

# A writer is shown so many sentences at most, none that scores further below the best.
FURTHER, FURTHER_MARGIN = 8, 0.3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a hit: its score, its share of the question's words, and its cosine to the question.

    `around` is the share that its passage holds, title and headings included.
    """

    hit: Hit
    passage: Passage
    start: int
    end: int
    text: str
    score: float
    share: float
    cosine: float
    around: float


def candidates(query: Query, hits: Sequence[Hit], index: Index) -> list[Candidate]:
    """Every citable sentence of the first hits, best first."""
    found: dict[str, Candidate] = {}
    stored = index.sentence_vectors(part for hit in hits[:DEPTH] for part in hit.parts)
    mean, deviation = index.background["sentences"]
    asked = names.places(query.text)
    for hit in hits[:DEPTH]:
        # Whose place a sentence is about, the title tells; it need not say so itself.
        essay = index.essays[hit.passage.essay_id]
        placed = frozenset(words.content(" ".join(place for place in asked if place in essay.name)))
        for passage in hit.parts:
            around = query.share(cut.words_of(indexed(passage)))
            for number, (start, end) in enumerate(units(passage)):
                key = sentence_id(passage, number)
                if key in found:  # windows overlap; the better hit comes first
                    continue
                text = passage.text[start - passage.start : end - passage.start]
                share = query.share(cut.words_of(text) | placed)
                cosine = float(query.vector @ stored[key])
                score = (
                    BY_WORDS * share
                    + BY_GRAMS * query.overlap(cut.pairs_of(text))
                    + BY_MEANING * (cosine - mean) / deviation
                )
                score += BY_PASSAGE * around + BY_WINDOW * hit.score - BARE_NAME * (len(text) < NAME_ONLY)
                score += BY_KIND * any(
                    asked.search(query.text) and given.search(text) is not None for asked, given in KINDS
                )
                found[key] = Candidate(hit, passage, start, end, text, score, share, cosine, around)
    return sorted(found.values(), key=lambda candidate: -candidate.score)


def choose(query: Query, ranked: Sequence[Candidate], most: int, index: Index) -> tuple[Evidence, ...]:
    """The evidence for an answer, best first: the best sentences, or the whole list where a list is asked for."""
    if not ranked:
        return ()
    places = [(index.outlines[c.passage.essay_id], c.start, c.end) for c in ranked[:LIST_DEPTH]]
    if listed := listing(query, places):
        essay = listed.outline.essay
        return tuple(
            Evidence(number, _holder(index, essay.essay_id, start), start, end, essay.text[start:end])
            for number, (start, end) in enumerate(listed.spans, 1)
        )
    best = ranked[0]
    chosen = [c for c in ranked[:most] if c.score >= best.score - MARGIN]
    if len(chosen) == 1 and best.share < SURE:
        named = _terms(query, best)
        chosen += [c for c in ranked[1:2] if c.share >= best.share / 2 and named <= _terms(query, c)]
    return numbered(chosen)


def further(chosen: Sequence[Evidence], ranked: Sequence[Candidate]) -> tuple[Evidence, ...]:
    """What a writer may draw on besides: the next best sentences, of the same author where all chosen ones have one."""
    own = {item.passage.author for item in chosen}
    cited = {(item.passage.essay_id, item.start) for item in chosen}
    near = [
        candidate
        for candidate in ranked[:FURTHER]
        if candidate.score >= ranked[0].score - FURTHER_MARGIN
        and (candidate.passage.essay_id, candidate.start) not in cited
        and (len(own) > 1 or candidate.passage.author in own)
    ]
    room = max(0, FURTHER - len(chosen))
    return tuple(replace(item, number=len(chosen) + item.number) for item in numbered(near[:room]))


def numbered(chosen: Sequence[Candidate]) -> tuple[Evidence, ...]:
    """Candidates as evidence, numbered in this order."""
    return tuple(Evidence(number, c.passage, c.start, c.end, c.text, c.score) for number, c in enumerate(chosen, 1))


def point(citations: Sequence[Citation], number: int, index: Index) -> tuple[Evidence, ...]:
    """The sentences of the n-th point of the section first cited, or under the n-th citation; empty where neither is."""
    essay = index.essays[citations[0].essay_id]
    listed = index.outlines[essay.essay_id].points(citations[0].start)
    if number <= len(listed):
        first, last = listed[number - 1].start, listed[number - 1].end
    elif number <= len(citations):
        essay = index.essays[citations[number - 1].essay_id]
        first, last = citations[number - 1].start, len(essay.text)
    else:
        return ()
    holder = _holder(index, essay.essay_id, first)
    spans = [(start, end) for start, end in units(holder) if first <= start and end <= last]
    return tuple(
        Evidence(at, holder, start, end, essay.text[start:end]) for at, (start, end) in enumerate(spans[:LIST_MAX], 1)
    )


def _terms(query: Query, candidate: Candidate) -> set[str]:
    """The policy terms of the question that a sentence holds."""
    return query.weights.keys() & vocabulary.terms().keys() & cut.words_of(candidate.text)


def _holder(index: Index, essay_id: str, at: int) -> Passage:
    return next(p for p in index.passages if p.essay_id == essay_id and p.start <= at < p.end)
