"""Hits -> the sentences in them that answer, with the figures that the gate judges by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import Citation, Essay, Evidence, Hit, Passage
from bot.search.query import Query
from bot.search.store import Index, sentence_id
from bot.text import words
from bot.text.passages import indexed, innermost, points, units

# Passages that evidence is taken from.
DEPTH = 6
# Weights of a sentence's words, character pairs and meaning, of the words of its passage and headings, and of the
# score of its window; what a sentence loses that only names a point. Chosen on the dev cases (evals/NOTES.md).
BY_WORDS, BY_GRAMS, BY_MEANING, BY_PASSAGE, BY_WINDOW = 0.2, 0.4, 4.0, 0.2, 0.02
BARE_NAME = 0.1
# A list of more points is not cited whole, and a first sentence shorter than this only names its point.
LIST_MAX = 9
LIST_DEPTH = 8
LEAD_MAX = 200
NAME_ONLY = 25
# What a question asks for and what a sentence that answers it must then hold; worth this much.
BY_KIND = 0.15
KINDS = (
    (re.compile(r"哪一?年|何年|何时|什么时候|几月|哪天|多久"), re.compile(r"\d+\s*[年月日天]")),
    (re.compile(r"多少|几[个家所项条名万亿]"), re.compile(r"\d|[一二三四五六七八九十百千万亿]{1,4}[个家所项条名批]")),
)
# Further sentences are cited while they score no more than this below the best.
MARGIN = 0.08
# Where the best sentence has less of the question's words than this, it was chosen by meaning; the next is shown too,
# unless it has much less still, or lacks a policy term that both the question and the best sentence have.
SURE = 0.6
ASKS_LIST = re.compile(
    r"哪些|哪[几二两三四五六七八九十]|几[个条种项类方点]|分别|各[要自有是]|列举|列出|具体包括|包括什么|都有什么|有什么(?:措施|办法|举措|建议|要求)|各方面|所有|全部"
)


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
    for hit in hits[:DEPTH]:
        for passage in hit.parts:
            around = query.share(words.content(indexed(passage)))
            for number, (start, end) in enumerate(units(passage)):
                key = sentence_id(passage, number)
                if key in found:  # windows overlap; the better hit comes first
                    continue
                text = passage.text[start - passage.start : end - passage.start]
                share = query.share(words.content(text))
                cosine = float(query.vector @ stored[key])
                score = BY_WORDS * share + BY_GRAMS * query.overlap(text) + BY_MEANING * cosine
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
    if ASKS_LIST.search(query.text) and (listed := _list(query, ranked, index)):
        return listed
    best = ranked[0]
    chosen = [c for c in ranked[:most] if c.score >= best.score - MARGIN]
    if len(chosen) == 1 and best.share < SURE:
        named = _terms(query, best)
        chosen += [c for c in ranked[1:2] if c.share >= best.share / 2 and named <= _terms(query, c)]
    return numbered(chosen)


def numbered(chosen: Sequence[Candidate]) -> tuple[Evidence, ...]:
    """Candidates as evidence, numbered in this order."""
    return tuple(Evidence(number, c.passage, c.start, c.end, c.text, c.score) for number, c in enumerate(chosen, 1))


def under(citation: Citation, index: Index) -> tuple[Evidence, ...]:
    """What a cited sentence opens: the sentences of its point, or of its passage from it on."""
    essay = index.essays[citation.essay_id]
    held = _holder(index, essay.essay_id, citation.start)
    point = next(
        ((s, e) for _, s, e in points(essay, citation.start) if s <= citation.start < e), (held.start, held.end)
    )
    spans = [(start, end) for start, end in units(held) if citation.start <= start and end <= point[1]]
    return tuple(
        Evidence(number, held, start, end, essay.text[start:end])
        for number, (start, end) in enumerate(spans[:LIST_MAX], 1)
    )


def _terms(query: Query, candidate: Candidate) -> set[str]:
    """The policy terms of the question that a sentence holds."""
    return query.weights.keys() & words.terms().keys() & set(words.content(candidate.text))


def _list(query: Query, ranked: Sequence[Candidate], index: Index) -> tuple[Evidence, ...]:
    """The points (一是, 二是, 三是) of the section that the question is about, each by its first words.

    A section is what the question is about where its heading, its lead and its points' names hold most of the
    question's words, and no fewer than the best sentence does. Where that sentence opens its passage and there are
    no points, what follows it is the list. Empty where the question is about one sentence.
    """
    best = ranked[0]
    about: tuple[float, Essay, list[tuple[str, int, int]]] | None = None
    for candidate in ranked[:LIST_DEPTH]:
        essay = index.essays[candidate.passage.essay_id]
        listed = points(essay, candidate.start)
        if 2 <= len(listed) <= LIST_MAX:
            share = query.share(words.content(_names(essay, candidate, listed)))
            if share >= max(best.share, SURE) and (about is None or share > about[0]):
                about = (share, essay, listed)
    if about is not None:
        _, essay, listed = about
        spans = [(start, _opening(essay.text, start, end)) for _, start, end in listed]
        held = [_holder(index, essay.essay_id, start) for start, _ in spans]
    elif best.start == best.passage.start and not points(index.essays[best.passage.essay_id], best.start):
        spans = units(best.passage)[1 : LIST_MAX + 1]
        held = [best.passage] * len(spans)
    else:
        return ()
    return tuple(
        Evidence(number, passage, start, end, index.essays[passage.essay_id].text[start:end])
        for number, (passage, (start, end)) in enumerate(zip(held, spans, strict=True), 1)
    )


def _names(essay: Essay, candidate: Candidate, listed: Sequence[tuple[str, int, int]]) -> str:
    """Heading and lead of the section, and the names of its points."""
    section = innermost(essay, candidate.start)
    lead = essay.text[section.start if section else 0 : listed[0][1]]
    return " ".join([section.heading if section else "", lead[-LEAD_MAX:], *(label for label, _, _ in listed)])


def _opening(text: str, start: int, end: int) -> int:
    """Where the first sentence ends, or the second where the first only names the point."""
    spans = words.sentences(text, start, end)
    first = spans[0][1]
    return spans[1][1] if first - start < NAME_ONLY and len(spans) > 1 else first


def _holder(index: Index, essay_id: str, at: int) -> Passage:
    return next(p for p in index.passages if p.essay_id == essay_id and p.start <= at < p.end)
