"""What lies near to each need of a situation, with all that speaks for it; nothing is judged yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.recommend.catalogue import Catalogue, Near, Wanted
from bot.recommend.clauses import troubled
from bot.recommend.nouns import Fit
from bot.recommend.situation import Need, Situation, bare
from bot.search import scope
from bot.search.retrieve import Searcher
from bot.search.speakers import of_others
from bot.text import names, tags, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# So many measures of the asker's class and by the means sought are looked at besides the nearest.
CLASSED = 300
# Who asks is told to the embedding in no more characters than these.
PROFILE = 40
# Of what is not read, no more is said than of most that is.
UNREAD = -8.0


@dataclass(frozen=True, slots=True)
class Bearing:
    """A measure near to a need, and what else speaks for it.

    `means`: it is by means that are sought. `placed`: it is proposed in a place that the asker names. `read`: what a reader
    says of its sentence, a logit. `against`: the same measure beside what the asker rules out.
    """

    near: Near
    means: bool
    fit: Fit
    placed: bool
    read: float = UNREAD
    against: tuple[Bearing, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What lies near to a need, before it is judged.

    `unsaid`: what the need names and no text does, see `foreign`. `plain`: the share of its characters that call for means.
    """

    need: Need
    wanted: Wanted
    unsaid: Sequence[str]
    plain: float
    bearings: Sequence[Bearing]


def look(situation: Situation, catalogue: Catalogue, searcher: Searcher) -> list[Found]:
    """What lies near to each need of a situation."""
    said = f"{situation.profile}{'，'.join(need.text for need in situation.needs)}"
    places = names.places(said)
    # Who names a place or an author asks for no other's measures.
    others = scope.of_other_places(said, catalogue.index) | of_others(said, catalogue.index)
    meant = list(dict.fromkeys(name for actor in situation.actors for name in tags.broader(actor)))
    found = []
    ruled = [
        (frozenset(tags.sought(one.text)), wanted) for one, wanted in prepare(situation, situation.ruled, searcher)
    ]
    for need, one in prepare(situation, situation.needs, searcher):
        sought = tags.sought(need.text)
        nears = catalogue.near(one, [*catalogue.classed(meant, sought)[:CLASSED], *catalogue.voiced(places)])
        bearings = [
            replace(
                _bearing(near, situation, frozenset(sought), places, catalogue),
                against=tuple(
                    _bearing(catalogue.judged(near.at, other), situation, means, places, catalogue)
                    for means, other in ruled
                ),
            )
            for near in nears
            if near.proposal.essay_id not in others
        ]
        found.append(Found(need, one, foreign(need, one, searcher), tags.covered(need.text), bearings))
    return found


def _bearing(
    near: Near, situation: Situation, means: Set[str], places: Collection[str], catalogue: Catalogue
) -> Bearing:
    return Bearing(
        near,
        means=not means.isdisjoint(near.proposal.instruments),
        fit=fits(situation.actors, near.proposal.actors),
        placed=catalogue.voices[near.proposal.essay_id] in places,
    )


def prepare(situation: Situation, needs: Sequence[Need], searcher: Searcher) -> list[tuple[Need, Wanted]]:
    """Each need made ready to be looked for. Who asks belongs to its meaning: a need of three words says too little."""
    if not needs:
        return []
    who = f"（{situation.profile[:PROFILE]}）" if situation.profile else ""
    vectors = searcher.embedder.queries([words.fold(f"{need.text}{who}") for need in needs])
    whole = vectors.sum(0)
    whole /= max(float((whole @ whole) ** 0.5), 1e-9)
    return [(need, _prepared(need, vector, whole, searcher)) for need, vector in zip(needs, vectors, strict=True)]


def _prepared(need: Need, vector: NDArray[np.float32], whole: NDArray[np.float32], searcher: Searcher) -> Wanted:
    clauses = [bare(clause) for clause in need.clauses]
    queries = tuple(searcher.query(clause, vector) for clause in clauses)
    query = queries[0] if len(queries) == 1 else searcher.query("，".join(clauses), vector)
    return Wanted(queries, query, whole)


def foreign(need: Need, wanted: Wanted, searcher: Searcher) -> list[str]:
    """The things that a need asks for and that none of the texts names: for these there can be no measure.

    Left out: who asks; what only a clause on the circumstances names; and, where a clause tells of no trouble, kinds of
    a means that can be sought (有几项发明专利: 专利 can).
    Example: 想建核电，律师费太贵, where no text names either -> [核电]; 律师 is told by the way
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
