"""How many sentences an answer has: which others are cited beside the best one.

By the chance that each answers too, made of how it compares with the best, of what the reader says of it, and of how
likely the question wants one thing or all that is said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter, mul

from bot.ask import sanctions
from bot.ask.evidence import Candidate, holder, listed, numbered
from bot.ask.wants import Want
from bot.domain import Evidence
from bot.index.store import Index
from bot.search.query import Query
from bot.text import periods
from bot.text.numbers import amounts

# What is answered by several sentences as a rule; of these, what by as many as there are.
BROAD: tuple[Want, ...] = ("point", "section", "list", "topic", "comparison", "common")
MANY: tuple[Want, ...] = ("list", "topic")
# Of what the sentence with most of the question's words has of these.
HALF = 0.5
# So far behind the best, by its score and to the reader, may lie what is of the right time; so much of its share it has.
NEARLY, AS_WELL, THIRD = 1.0, 1.5, 0.33
# A figure at another time is looked for in so many sentences, and has so much of the share of the best.
BOTH_DEPTH, ALIKE = 5, 0.9
# So many characters may stand between neighbours.
GAP = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of a sentence, the best one, and the question; or what each weighs.

    `score`, `share`, `meaning`: how far it stays behind the best, as numbers below 0. `read`, `run`: what the reader says
    of it and of the sentences around it; `behind`: the first, below what it says of any. `holds`, `near`: its own share of
    the question's words, and its meaning. `next`, `same`: 1 where it stands beside the best, and in the same text.
    `place`: how many are better. `broad`, `many`: the chance that the question wants several things, or all there are.
    """

    score: float
    share: float
    meaning: float
    read: float
    behind: float
    run: float
    holds: float
    near: float
    next: float
    same: float
    place: float
    broad: float
    many: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights of a logistic model, what is added to them, and the chance from which on a sentence is cited."""

    weights: Figures
    intercept: float
    least: float


# Made by `python -m policy_evals.fit.beside` for the reader of four layers; for that of eight no better were found.
FITTED = Fitted(
    weights=Figures(
        score=1.85, share=-2.13, meaning=0.06, read=0.2, behind=-0.1, run=-0.06, holds=1.49, near=-0.08, next=0.39,
        same=-0.06, place=-0.05, broad=1.37, many=0.61,
    ),
    intercept=-1.25,
    least=0.4,
)  # fmt: skip
# `astuple` copies each value, which took a twentieth of an answer.
VALUES = attrgetter(*(one.name for one in fields(Figures)))
WEIGHTS = VALUES(FITTED.weights)


def choose(
    query: Query, ranked: Sequence[Candidate], most: int, index: Index, wants: Mapping[Want, float]
) -> tuple[Evidence, ...]:
    """The evidence for an answer, best first: the list that is asked for, whole, else the sentences that answer."""
    if punished := _punished(query, ranked, index):
        return _with_sanction(query, numbered(answering(punished, most, wants)), index)
    if found := listed(query, ranked, index):
        return found
    found = numbered(_at_both_times(query, ranked, index) or answering(ranked, most, wants))
    return _with_sanction(query, found, index)


def _at_both_times(query: Query, ranked: Sequence[Candidate], index: Index) -> list[Candidate]:
    """What a report says was reached, and what it aims at, of one thing for whose figure a question asks without a time.

    Empty where the best sentence tells of no time, or no other as good as it tells of the other.
    """
    best = ranked[0] if ranked and amounts(ranked[0].text) else None
    outline = index.outlines[best.passage.essay_id] if best else None
    this = periods.made_in(outline) if outline else None
    if best is None or outline is None or this is None or periods.asked(query.text, this) != periods.EVER:
        return []
    both: dict[bool, Candidate] = {}
    for one in ranked[:BOTH_DEPTH]:
        near = best.score - one.score < NEARLY and one.share >= ALIKE * best.share and amounts(one.text)
        told = (
            periods.told(periods.heads(outline, one.start), one.text, this) if _same_text(one, best) and near else None
        )
        if told and (told <= periods.DONE or told <= periods.PLANNED):
            both.setdefault(told <= periods.PLANNED, one)
    return [both[False], both[True]] if len(both) == 2 and best in both.values() and best.share >= ALIKE else []


def _punished(query: Query, ranked: Sequence[Candidate], index: Index) -> list[Candidate]:
    """Where a question asks what follows upon something, the sentences that tell it, or rules of which others tell it.

    Empty where the best of them lies far behind: such a text may have no articles at all.
    """
    if not ranked or not sanctions.ASKS.search(query.text):
        return []
    near = (one for one in ranked if ranked[0].score - one.score < NEARLY)
    return [one for one in near if sanctions.consequent(index.outlines[one.passage.essay_id], one.start, one.end)]


def _with_sanction(query: Query, chosen: tuple[Evidence, ...], index: Index) -> tuple[Evidence, ...]:
    """The evidence, and behind a rule what breaking it is punished with, where a question asks for that."""
    if not chosen or not sanctions.ASKS.search(query.text):
        return chosen
    best = chosen[0]
    key, text = best.passage.essay_id, index.essays[best.passage.essay_id].text
    span = sanctions.sanction(index.outlines[key], best.start)
    if span is None or any(one.passage.essay_id == key and one.start <= span[0] < one.end for one in chosen):
        return chosen
    told = Evidence(2, holder(index, key, *span), *span, text[slice(*span)])
    return (best, told, *(replace(one, number=number) for number, one in enumerate(chosen[1:], 3)))


def answering(ranked: Sequence[Candidate], most: int, wants: Mapping[Want, float]) -> list[Candidate]:
    """The best sentence, and of the others those that answer too, at most so many; `ranked`: best first.

    What tells of another time than is asked of is left out beside what tells of that.
    """
    others = (one for one, known in figures(ranked, wants) if cites(known))
    found = [*ranked[:1], *others][:most]
    return _timely(found) or _of_that_time(ranked) or found


def untimely(ranked: Sequence[Candidate], most: int, wants: Mapping[Want, float]) -> bool:
    """Whether all that answers tells of what was done where aims are asked for, or the other way, and so only lies nearest."""
    found = answering(ranked, most, wants)
    late = [one.untimely for one in found if one.untimely]
    return bool(late) and min(late) > 1 and not _timely(found)


def _timely(found: Sequence[Candidate]) -> list[Candidate]:
    """What tells of the time that is asked of; of several times only what has more of the question than that."""
    timely = [one for one in found if not one.untimely]
    least = HALF * max((one.share for one in found), default=0.0)
    return timely if len(timely) == len(found) else [one for one in timely if one.share > least]


def _of_that_time(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence of the time that is asked of, where the best of all is of another, and reads nearly as well."""
    best = ranked[0] if ranked and ranked[0].untimely > 1 else None
    if best is None:
        return []
    timely = (one for one in ranked if not one.untimely and _same_text(one, best))
    near = (one for one in timely if best.score - one.score < NEARLY and best.read - one.read < AS_WELL)
    return [one for one in near if one.share > THIRD * best.share][:1]


def _same_text(one: Candidate, other: Candidate) -> bool:
    return one.passage.essay_id == other.passage.essay_id


def cites(known: Figures) -> bool:
    """Whether a sentence is cited beside the best: it likely answers too, and has a word of the question or reads as if it did."""
    return chance(known) >= FITTED.least and (known.holds > 0 or known.read >= 0)


def chance(known: Figures) -> float:
    """The chance that a sentence answers beside the best one."""
    logit = FITTED.intercept + sum(map(mul, WEIGHTS, VALUES(known)))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


def figures(ranked: Sequence[Candidate], wants: Mapping[Want, float]) -> Iterator[tuple[Candidate, Figures]]:
    """Every sentence but the best, with its figures."""
    if not ranked:
        return
    best, most = ranked[0], max(one.read for one in ranked)
    broad, many = (sum(wants.get(want, 0.0) for want in some) for some in (BROAD, MANY))
    for place, one in enumerate(ranked[1:], 1):
        same = one.passage.essay_id == best.passage.essay_id
        beside = same and (0 <= one.start - best.end <= GAP or 0 <= best.start - one.end <= GAP)
        yield (
            one,
            Figures(
                score=one.score - best.score,
                share=one.share - best.share,
                meaning=one.meaning - best.meaning,
                read=one.read,
                behind=one.read - most,
                run=one.run,
                holds=one.share,
                near=one.meaning,
                next=float(beside),
                same=float(same),
                place=float(place),
                broad=broad,
                many=many,
            ),
        )
