"""Hits -> the sentences in them that answer, with the figures that the gate judges by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.ask import belonging
from bot.ask.listing import NAME_ONLY, listing
from bot.domain import Evidence, Hit, Passage
from bot.index.parts import sentence_id
from bot.index.store import Index
from bot.search import cut
from bot.search.query import Query
from bot.text import bylines, keys, names, periods, ranges, titles
from bot.text.passages import indexed, units
from bot.text.replies import replies, without_speaker
from bot.text.sentences import sentence_spans

# Sentences around which a list is looked for.
LIST_DEPTH = 8
# Of a sentence that was not read: about what a reader says of one that does not answer.
UNREAD = -6.0
# From this logit on the reader takes a sentence for an answer.
TAKEN = 0.0
# A writer is shown so many sentences at most, none that scores further below the best.
FURTHER, FURTHER_MARGIN = 8, 0.75


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a sentence's score is made of, beside its share of the question's character pairs, which weighs 1.

    `words`: its share of the question's words. `meaning`: each standard deviation of its cosine above an unrelated
    question's. `passage`: the share of words of its passage and headings. `window`: the score of its window. `bare`: lost
    by a sentence that only names a point. `read`, `run`: each logit that a reader gives it and the sentences around it.
    `untimely`: lost by one that tells of another time than is asked of. `ranged`: won by one with a range that holds a
    figure of the question.
    """

    words: float
    meaning: float
    passage: float
    window: float
    bare: float
    read: float
    run: float
    untimely: float
    ranged: float


# Made by `python -m policy_evals.fit.evidence`; `read` and `untimely` on unseen texts since (evals/NOTES.md).
FITTED = Fitted(
    words=0.5, meaning=0.14, passage=1.0, window=0.1, bare=2.0, read=0.15, run=0.05, untimely=1.2, ranged=0.6
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a hit, its score, and the figures that it is made of.

    Shares of the question's weight: `share` of its words in the sentence, `pairs` of its character pairs there, `around`
    of its words in the passage, title and headings included. `cosine` to the question; `meaning` the same, in standard
    deviations above an unrelated question's. `bare`: it only names what the sentences after it tell, or what a rule is made
    for. `untimely`: how far it is from the time that is asked of (`periods.apart`). `read`, `run`: what a reader says of it
    and of the sentences around it (logits), `UNREAD` where it was not asked. `ranged`: how far its ranges tell of the
    question's figures (`ranges.held`).
    """

    hit: Hit
    passage: Passage
    start: int
    end: int
    text: str
    share: float
    pairs: float
    cosine: float
    meaning: float
    around: float
    bare: bool = False
    untimely: int = 0
    read: float = UNREAD
    run: float = UNREAD
    ranged: float = 0.0

    @property
    def score(self) -> float:
        """How well it answers; to be compared within one question."""
        return (
            self.pairs
            + FITTED.words * self.share
            + FITTED.meaning * self.meaning
            + FITTED.passage * self.around
            + FITTED.window * self.hit.score
            - FITTED.bare * self.bare
            - FITTED.untimely * bool(self.untimely)
            + FITTED.read * self.read
            + FITTED.run * self.run
            + FITTED.ranged * self.ranged
        )


# Under such a heading of a guide stands what it is called: 一、事项名称.
NAMED = re.compile(r"(?:事项|项目|服务|业务)名称\Z")
# What a rule is made for answers who asks for that, and nobody else, however much of the subject it names.
PURPOSE = re.compile(
    r"为(?:了|进一步|切实)?[^。；]{2,160}制定本(?:暂行)?(?:办法|条例|规定|细则|规则|制度|方案|标准)。?\s?\Z"
)
WHAT_FOR = re.compile("为什么|为何|为啥|目的|依据|根据|宗旨|意义|初衷|制定|出台|背景")
# What has fewer letters is no sentence.
LEAST = 2


def candidates(query: Query, hits: Sequence[Hit], index: Index) -> list[Candidate]:
    """Every citable sentence of the hits, best first."""
    found: dict[str, Candidate] = {}
    stored = index.sentence_vectors(part for hit in hits for part in hit.parts)
    mean, deviation = index.background["sentences"]
    asked, years, figures = names.places(query.text), index.yearly, ranges.asked(query.text)
    what_for = WHAT_FOR.search(query.text) is not None
    for hit in hits:
        outline = index.outlines[hit.passage.essay_id]  # whose place a sentence is about, its title tells
        replied, called = replies(outline), titles.titles(outline.essay.text)
        begins = bylines.head(outline.essay.text, outline.essay.title)
        placed = frozenset(keys.content(" ".join(place for place in asked if place in outline.essay.name)))
        for passage in hit.parts:
            around = query.share(cut.words_of(indexed(passage)))
            for number, (start, end) in enumerate(units(passage)):
                key = sentence_id(passage, number)
                # Found in a better hit; or of no answer, as what is asked and answered below is.
                text = passage.text[start - passage.start : end - passage.start]
                if key in found or start in outline.table_heads or any(s <= start < e for (s, e), _ in replied):
                    continue
                if (
                    sum(map(str.isalnum, text)) < LEAST
                    or text in called
                    or start < begins
                    or bylines.BELONGS.fullmatch(text)
                ):
                    continue  # “……。” says nothing, nor does what the text is called, or who signs it
                if NAMED.search(outline.heading(start) or ""):
                    continue
                over = [outline.essay.text[slice(*asks)] for asks, (s, e) in replied if s <= start < e]
                led = belonging.lead(outline, start)
                above = [outline.essay.text[slice(*led)]] if led else []
                told = " ".join([*outline.columns(start), *over, *belonging.name(outline, start), *above, text])
                says = over and query.share(cut.words_of(without_speaker(text))) > 0
                cosine = float(query.vector @ stored[key])
                found[key] = Candidate(
                    hit,
                    passage,
                    start,
                    end,
                    text,
                    share=query.share(cut.words_of(told) | placed),
                    pairs=query.overlap(cut.pairs_of(told)),
                    cosine=cosine,
                    meaning=(cosine - mean) / deviation,
                    around=around,
                    bare=(end - start < NAME_ONLY and outline.only_names(start) and not says)
                    or (not what_for and PURPOSE.search(text) is not None),
                    untimely=periods.apart(query.text, outline, start, text, years)
                    or belonging.level(query.text, told),
                    ranged=ranges.held(told, figures),
                )
    return best_first(_ranged(found.values()))


def _ranged(found: Iterable[Candidate]) -> list[Candidate]:
    """The same; where a text has a range that holds the figure that is asked about, its other ranges count for nothing."""
    everything = list(found)
    held = {one.passage.essay_id for one in everything if one.ranged == 1.0}
    return [
        replace(one, ranged=0.0) if one.ranged < 1.0 and one.passage.essay_id in held else one for one in everything
    ]


def best_first(found: Iterable[Candidate]) -> list[Candidate]:
    """Sentences by their score."""
    return sorted(found, key=lambda candidate: -candidate.score)


def put_first(one: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The same sentences, one of them before all others."""
    return [one, *(other for other in ranked if other is not one)]


def listed(query: Query, ranked: Sequence[Candidate], index: Index) -> tuple[Evidence, ...]:
    """The whole list that a question asks for; empty where it asks for none, or the best sentence has it within."""
    places = [(index.outlines[c.passage.essay_id], c.start, c.end) for c in ranked[:LIST_DEPTH]]
    if (found := listing(query, places)) is None:
        return ()
    essay = found.outline.essay
    return tuple(
        Evidence(number, holder(index, essay.essay_id, start, end), start, end, essay.text[start:end])
        for number, (start, end) in enumerate(found.spans, 1)
    )


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


def apart(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The same a sentence each, numbered in this order: what is said is borne out by one, not by a run of several."""
    found = [
        replace(one, start=one.start + start, end=one.start + end, text=one.text[start:end])
        for one in evidence
        for start, end in sentence_spans(one.text)
    ]
    return tuple(replace(one, number=number) for number, one in enumerate(found, 1))


def holder(index: Index, essay_id: str, start: int, end: int) -> Passage:
    """The passage that a span begins in; a heading, which lies in none, is one of its own."""
    own = index.passages_of(essay_id)
    at = next((at for at in own if index.starts[at] <= start < index.ends[at]), None)
    if at is not None:
        return index.passages[at]
    outline = index.outlines[essay_id]
    place = (essay_id, outline.essay.title, outline.essay.author, outline.heading(start), outline.point(start))
    return Passage("", *place, start, end, outline.essay.text[start:end])
