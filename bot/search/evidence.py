"""Hits -> the sentences in them that answer, with the figures that the gate judges by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain import Evidence, Hit, Passage
from bot.search.lexical import Lexical
from bot.text import words

# A sentence longer than this is cut at its semicolons; a reader is shown a place, not a page.
SENTENCE_MAX = 120
# Passages that evidence is taken from.
DEPTH = 6
# Weights of the words found in the sentence, the words found in its passage and headings, and the passage's rank.
IN_SENTENCE, IN_PASSAGE, BY_RANK = 0.55, 0.2, 0.25
# Further sentences are cited while they score at least this share of the best.
KEEP = 0.72
ASKS_LIST = re.compile(
    r"哪些|哪[几二两三四五六七八九十]|几[个条种项类方点]|分别|列举|列出|具体包括|包括什么|都有什么|有什么(?:措施|办法|举措|建议|要求)|各方面|所有|全部"
)


@dataclass(frozen=True, slots=True)
class Query:
    """The words of a question with their weights (idf); `total` is the sum."""

    weights: dict[str, float]

    @classmethod
    def of(cls, question: str, lexical: Lexical) -> Query:
        """Weigh the content words of a question; a part of a longer word of the question counts half."""
        tokens = list(dict.fromkeys(words.content(question)))
        inner = {token for token in tokens if any(token != other and token in other for other in tokens)}
        return cls({token: lexical.idf(token) * (0.5 if token in inner else 1.0) for token in tokens})

    @property
    def total(self) -> float:
        """The weight of the whole question."""
        return sum(self.weights.values())

    def share(self, found: Iterable[str]) -> float:
        """Which share of the question's weight these tokens hold, 0 to 1."""
        present = set(found)
        weight = sum(value for token, value in self.weights.items() if token in present)
        return weight / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a hit with its score and its share of the question's words."""

    hit: Hit
    start: int
    end: int
    text: str
    score: float
    share: float


def units(passage: Passage) -> list[tuple[int, int]]:
    """Spans of what can be cited of a passage, in the essay's offsets: sentences, or their parts at semicolons."""
    spans: list[tuple[int, int]] = []
    for start, end in words.sentences(passage.text):
        if end - start > SENTENCE_MAX:
            spans += words.clauses(passage.text, start, end, semicolons_only=True)
        else:
            spans.append((start, end))
    return [(passage.start + start, passage.start + end) for start, end in spans]


def candidates(query: Query, hits: Sequence[Hit]) -> list[Candidate]:
    """Every citable sentence of the first hits, best first."""
    found = []
    for hit in hits[:DEPTH]:
        passage = hit.passage
        heading = words.content(" ".join([passage.title or "", *passage.path]))
        around = query.share([*heading, *words.content(passage.text)])
        for start, end in units(passage):
            text = passage.text[start - passage.start : end - passage.start]
            share = query.share(words.content(text))
            rank = hit.score / hits[0].score
            score = IN_SENTENCE * share + IN_PASSAGE * around + BY_RANK * rank
            found.append(Candidate(hit, start, end, text, score, share))
    return sorted(found, key=lambda candidate: -candidate.score)


def choose(question: str, ranked: Sequence[Candidate], most: int) -> tuple[Evidence, ...]:
    """The evidence for an answer, best first: the best sentences, or the whole list where a list is asked for."""
    if not ranked:
        return ()
    if ASKS_LIST.search(question) and (listed := _enumeration(ranked)):
        chosen = listed
    else:
        chosen = [candidate for candidate in ranked[:most] if candidate.score >= KEEP * ranked[0].score]
        chosen = [candidate for candidate in chosen if candidate is ranked[0] or candidate.share > 0]
    return tuple(Evidence(number, c.hit.passage, c.start, c.end, c.text, c.score) for number, c in enumerate(chosen, 1))


def _enumeration(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The points (一是, 二是, 三是) beside the best candidate, each by its first sentence, in the text's order.

    Empty where the best candidate is itself the list (院士信息库、项目库…), or no two of its neighbours are points.
    """
    best = ranked[0]
    if best.text.count("、") >= 2 and best.share >= 0.6:
        return []
    place = (best.hit.passage.essay_id, best.hit.passage.section)
    first: dict[str, Candidate] = {}
    for candidate in sorted(ranked, key=lambda candidate: candidate.start):
        passage = candidate.hit.passage
        if passage.point and (passage.essay_id, passage.section) == place:
            first.setdefault(passage.passage_id, candidate)
    points = list(first.values())
    return points if len(points) >= 2 else []
