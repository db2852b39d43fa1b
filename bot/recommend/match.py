"""Which measures answer a need, and how well each does."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from bot.recommend.catalogue import Near
from bot.recommend.look import UNREAD, Bearing, Found
from bot.recommend.nouns import Fit

# The passages of the essays and of the notices, whose figures hold at either end.
SMALL, LARGE = 38, 5_220


@dataclass(frozen=True, slots=True)
class Fitted:
    """How much bears on a need, and from where on it does.

    A measure's strength: the mean of how near its sentence is to the need and to all needs, in standard deviations, and
    `words` for the shares of the need's words in the sentence, of its best clause's there and in the act itself (their
    sum); `means` where it is by means that are sought; `direct` where it is meant for who asks; `place` where it is
    proposed in their place; `read` for what the reader says of it, a logit.
    A measure answers where it is so strong (`answers`; in an index as large as the notices, which is nearer to
    everything, `answers_large`).
    A situation is spoken to where these come to `spoken` (in a large index `spoken_large`): the deviations of the
    measures nearest to one need and to all (their mean); `share` for the largest share of a need's words; `sought` where
    means are called for that some measure has; `heard` for the best that the reader says of any; `length` for each unit
    of the logarithm of the characters said, as a short need is less near to everything; less `foreign` for the share of
    needs that name what no text does. A need is, too, where the share `covered` of its characters calls for means: 缺钱
    says all, and is near to little.
    """

    words: float
    means: float
    direct: float
    place: float
    read: float
    answers: float
    answers_large: float
    share: float
    sought: float
    heard: float
    length: float
    foreign: float
    spoken: float
    spoken_large: float
    covered: float


# Made by `python -m policy_evals.fit.measures`; those that hear the reader, and `spoken`, chosen by hand since (evals/NOTES.md).
FITTED = Fitted(
    words=1, means=2, direct=0.5, place=4, read=0.8, answers=3.4, answers_large=2.6,
    share=2, sought=0.8, heard=0.5, length=0.6, foreign=1.2, spoken=5.2, spoken_large=1.4, covered=0.75,
)  # fmt: skip


# A sentence that names no act, or is for nobody like the asker, is shown where the reader gives it so much at least (a logit).
HELPS = -0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A measure for the need of this number: how strongly it bears on it, whether it answers it, and how it fits."""

    near: Near
    need: int
    strength: float
    answers: bool
    fit: Fit


def strength(bearing: Bearing) -> float:
    """How strongly a measure bears on a need."""
    near = bearing.near
    return (
        (near.nearness + near.around) / 2
        + FITTED.words * (near.share + near.clause + near.acted)
        + FITTED.means * bearing.means
        + FITTED.direct * (bearing.fit == "direct")
        + FITTED.place * bearing.placed
        + FITTED.read * bearing.read
    )


def ruled_out(bearing: Bearing) -> bool:
    """Whether a measure fits what the asker rules out better than what they need, what is read left aside."""
    wanted = strength(replace(bearing, read=UNREAD))
    return any(strength(other) > wanted for other in bearing.against)


def match(found: Sequence[Found], passages: int) -> list[list[Match]]:
    """The measures that bear on each need, best first; none where no text speaks to it. `passages`: of the index.

    In a situation that is spoken to, a need is too unless it names what no text does.
    """
    spoken = _spoken(found) >= _between(FITTED.spoken, FITTED.spoken_large, passages)
    return [
        _ranked(at, [bearing for bearing in one.bearings if not ruled_out(bearing)], passages)
        if one.bearings and (one.plain >= FITTED.covered or (spoken and not one.unsaid))
        else []
        for at, one in enumerate(found)
    ]


def _between(small: float, large: float, passages: int) -> float:
    """A bound for an index of so many passages, from those of the essays and of the notices, by the logarithm of the size."""
    share = math.log(max(passages, 1) / SMALL) / math.log(LARGE / SMALL)
    return small + min(1.0, max(0.0, share)) * (large - small)


def _spoken(found: Sequence[Found]) -> float:
    """How surely the texts speak to a situation at all."""
    # What is ruled out tells what it is about as well: 除了贷款，还有什么能帮我们.
    every = [each for one in found for bearing in one.bearings for each in (bearing, *bearing.against)]
    if not every:
        return -math.inf
    return (
        (max(one.near.nearness for one in every) + max(one.near.around for one in every)) / 2
        + FITTED.share * max(one.near.share for one in every)
        + FITTED.sought * any(one.means for one in every)
        + FITTED.heard * max(one.read for one in every)
        + FITTED.length * math.log(max(1, sum(len(one.need.text) for one in found)))
        - FITTED.foreign * sum(bool(one.unsaid) for one in found) / len(found)
    )


def _tells(bearing: Bearing, under: Set[str]) -> bool:
    """Whether what names no act helps all the same, and is not told again, and more of it, by what stands under it."""
    return bearing.read >= HELPS and bearing.near.proposal.topic not in under


def _ranked(at: int, bearings: Sequence[Bearing], passages: int) -> list[Match]:
    """The measures for need number `at`, best first."""
    judged = sorted(((strength(one), one) for one in bearings), key=lambda pair: (-pair[0], pair[1].near.at))
    enough = _between(FITTED.answers, FITTED.answers_large, passages)
    answering = (one.near.proposal for strong, one in judged if strong >= enough)
    under = {one.topic for one in answering if one.topic and not one.bare}
    return [
        Match(one.near, at, strong, strong >= enough, one.fit if strong >= enough else "related")
        for strong, one in judged
        if not one.near.proposal.bare or (strong >= enough and _tells(one, under))
    ]
