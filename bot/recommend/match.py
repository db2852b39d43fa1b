"""Which measures answer a need, and how well each does.

The weights are a logistic model's, rounded: gold measures of the dev situations of evals/measures against all others.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.recommend.catalogue import Catalogue, Near, Wanted
from bot.recommend.clauses import troubled
from bot.recommend.nouns import Fit
from bot.recommend.situation import Need, Situation, bare
from bot.search import scope
from bot.search.calibration import between
from bot.search.retrieve import Searcher
from bot.text import names, tags, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A measure's strength: for each standard deviation that its sentence is near to the need and to all of them; for the
# need's words in the sentence, those of its best clause, and those in the act; for the means sought in the act, or
# elsewhere in the sentence; for being meant for who asks, in their field, in their place.
NEARNESS, AROUND, SHARE, CLAUSE, ACTED, MEANS, MEANS_BESIDE = 0.3, 0.7, 4.5, 3.5, 3.0, 1.2, 0.8
DIRECT, FIELD, PLACE = 0.6, 0.4, 4.0
# A situation is spoken to where these come to so much: the deviations of the measures nearest to one need and to all
# (their mean), the largest share of a need's words, whether means are called for that some measure has, the share of
# needs that name what no text does, the logarithm of the characters said (a short need is less near to everything).
SPOKEN_SHARE, SPOKEN_MEANS, SPOKEN_FOREIGN, SPOKEN_LENGTH = 2.0, 0.75, -1.3, 0.67
# … or where this share of a need's characters calls for means that some measure has: 缺钱 says all, and is near to little.
COVERED = 0.75
# In a situation that is spoken to, a need is too where its nearest measure's deviations and this for the largest share
# of its words that a measure has, less this where it names what no text does, come to so much.
NEED_SHARE, NEED_FOREIGN = 3.2, -3.0
# Each for an index as small as the essays and as large as the notices: the larger, the nearer to unrelated questions.
SPOKEN, NEED = (5.8, 3.4), (1.8, 0.8)
# A measure answers a need where it is so strong (again for a small index and a large one), and has this share of the best
# one's strength. Of what officials who knew the cases called an answer, .91 are; others only bear on the need.
ANSWERS, HALF = (6.0, 4.8), 0.5
# A measure that bears on a need is kept, too, where it is so strong (one chance in four that those officials called it of
# use); and the first few are: the texts speak to the need.
KEPT, FIRST = (5.3, 4.1), 4
# So many measures of the asker's class and by the means sought are looked at besides the nearest.
CLASSED = 300
# Who asks is told to the embedding in no more characters than these.
PROFILE = 40


@dataclass(frozen=True, slots=True)
class Match:
    """A measure for the need of this number: how strongly it bears on it, whether it answers it, and how it fits."""

    near: Near
    need: int
    strength: float
    answers: bool
    fit: Fit


def prepare(situation: Situation, searcher: Searcher) -> list[Wanted]:
    """Each need made ready to be looked for. Who asks belongs to its meaning: a need of three words says too little."""
    who = f"（{situation.profile[:PROFILE]}）" if situation.profile else ""
    vectors = searcher.embedder.queries([words.fold(f"{need.text}{who}") for need in situation.needs])
    whole = vectors.sum(0)
    whole /= max(float((whole @ whole) ** 0.5), 1e-9)
    return [_prepared(need, vector, whole, searcher) for need, vector in zip(situation.needs, vectors, strict=True)]


def _prepared(need: Need, vector: NDArray[np.float32], whole: NDArray[np.float32], searcher: Searcher) -> Wanted:
    clauses = [bare(clause) for clause in need.clauses]
    queries = tuple(searcher.query(clause, vector) for clause in clauses)
    query = queries[0] if len(queries) == 1 else searcher.query("，".join(clauses), vector)
    return Wanted(queries, query, whole)


def match(
    situation: Situation, wanted: Sequence[Wanted], unsaid: Sequence[Collection[str]], catalogue: Catalogue
) -> list[list[Match]]:
    """The measures that answer each need, best first; none where no text speaks to it.

    `unsaid`: what each need names and no text does, see `foreign`.
    """
    places = names.places(f"{situation.profile}{'，'.join(need.text for need in situation.needs)}")
    meant = list(dict.fromkeys(name for actor in situation.actors for name in tags.broader(actor)))
    sought = [tags.sought(need.text) for need in situation.needs]
    found = [
        catalogue.near(one, [*catalogue.classed(meant, means)[:CLASSED], *catalogue.voiced(places)])
        for one, means in zip(wanted, sought, strict=True)
    ]
    spoken, least = (between(*figures, len(catalogue.index.passages)) for figures in (SPOKEN, NEED))
    plain = [tags.covered(need.text) >= COVERED for need in situation.needs]
    figure = _spoken(found, sought, unsaid, sum(len(need.text) for need in situation.needs))
    return [
        _ranked(at, nears, situation, sought[at], places, catalogue)
        if nears and (plain[at] or (figure >= spoken and _met(nears, bool(unsaid[at])) >= least))
        else []
        for at, nears in enumerate(found)
    ]


def _met(found: Sequence[Near], unsaid: bool) -> float:
    """How surely the texts speak to one need of a situation that they speak to; to be compared with `NEED`."""
    nearest, share = max(near.nearness for near in found), max(near.share for near in found)
    return nearest + NEED_SHARE * share + NEED_FOREIGN * unsaid


def _spoken(
    found: Sequence[Sequence[Near]], sought: Sequence[Collection[str]], unsaid: Sequence[Collection[str]], length: int
) -> float:
    """How surely the texts speak to a situation at all; to be compared with `SPOKEN`."""
    every = [near for nears in found for near in nears]
    if not every:
        return -math.inf
    nearest = (max(near.nearness for near in every) + max(near.around for near in every)) / 2
    share = max(near.share for near in every)
    means = any(
        not frozenset(kinds).isdisjoint(near.proposal.instruments)
        for kinds, nears in zip(sought, found, strict=True)
        for near in nears
    )
    figure = nearest + SPOKEN_SHARE * share + SPOKEN_MEANS * means + SPOKEN_LENGTH * math.log(max(length, 1))
    return figure + SPOKEN_FOREIGN * sum(map(bool, unsaid)) / len(unsaid)


def _ranked(
    at: int,
    found: Sequence[Near],
    situation: Situation,
    sought: Collection[str],
    places: Collection[str],
    catalogue: Catalogue,
) -> list[Match]:
    """The measures worth showing for need number `at`, best first."""
    fields = [word for word in words.content(situation.profile) if not tags.selves(word)]
    means = frozenset(sought)
    judged = []
    for near in found:
        text = catalogue.index.essays[near.proposal.essay_id].text
        fit = fits(situation.actors, near.proposal.actors)
        strength = NEARNESS * near.nearness + AROUND * near.around
        strength += SHARE * near.share + CLAUSE * near.clause + ACTED * near.acted
        strength += MEANS * (not means.isdisjoint(catalogue.means(near.proposal)))
        strength += MEANS_BESIDE * (not means.isdisjoint(near.proposal.instruments))
        strength += DIRECT * (fit == "direct") + FIELD * any(
            word in text[near.proposal.first : near.proposal.last] for word in fields
        )
        strength += PLACE * (catalogue.voices[near.proposal.essay_id] in places)
        judged.append((strength, near, fit))
    judged.sort(key=lambda one: (-one[0], one[1].at))
    best, size = judged[0][0], len(catalogue.index.passages)
    enough, least = (between(*figures, size) for figures in (ANSWERS, KEPT))
    matches = []
    for rank, (strength, near, fit) in enumerate(judged):
        answers = strength >= max(enough, HALF * best)
        if answers or rank < FIRST or strength >= least:
            matches.append(Match(near, at, strength, answers, fit if answers else "related"))
    return matches


def foreign(need: Need, wanted: Wanted, searcher: Searcher) -> list[str]:
    """Things that a need names and no text does; not who asks, and not in passing.

    Example: 想建电站，律师费太贵 of a need whose foremost clause is the first -> no 律师; 有几项发明专利，银行不肯贷款:
    what is only told, and is of a kind that texts speak of, is no lack either
    """
    told = need.clauses if need.phrase == need.text else (need.foremost,)
    found = []
    for clause, one in zip(need.clauses, wanted.clauses, strict=True):
        if clause in told:
            sought = [word for listed in tags.sought(clause).values() for word in listed]
            named = (word for word in scope.foreign(one, searcher.index) if not tags.selves(word))
            kin = () if troubled(clause) else sought
            found += [w for w in named if not any(w in other for other in sought) and not any(o in w for o in kin)]
    return found


def fits(selves: Sequence[str], addressed: Sequence[str]) -> Fit:
    """Whether a measure addresses who asks: their class or a broader one; a government is meant by all."""
    if tags.GOVERNMENT in selves or (not addressed and not selves):
        return "direct"
    meant = {name for actor in selves for name in tags.broader(actor)}
    return "direct" if meant & set(addressed) else "related"
