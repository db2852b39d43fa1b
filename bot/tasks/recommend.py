"""A situation -> the measures that the texts support for it, each with its sentence; and what they lack."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain import Citation, Essay, Fit, Measure, Reason, Recommendation, Recommended
from bot.search import gate
from bot.search.catalogue import Catalogue, Near
from bot.search.query import Query
from bot.search.retrieve import Searcher
from bot.tasks import reasons
from bot.tasks.reference import reference
from bot.tasks.situation import Situation, bare
from bot.text import names, tags, words
from bot.text.measures import Proposal
from bot.text.passages import innermost, point_at

SHOWN = 8
# A measure answers a need where its sentence is this near in meaning (standard deviations above unrelated questions),
# and a class of means, or a share of the need's words, or still more nearness speaks for it.
NEAR, NEARER, SHARE = 2.0, 3.4, 0.25
# Where the sentence has the means and this share of the words, it may be so far.
SHARED, FAR = 0.6, 1.2
# So near to all that was said, one part of which calls for its means or has its words.
AROUND = 3.0
# Where fewer than this are found, measures for the asker's very own class are added that are this near to all of it.
FEW, OWN = 4, 4.2
# A need that names what no text speaks of must be met more nearly.
FOREIGN = 3.8
# What each figure counts for in the ranking.
MEANING, ACTED, MEANS, MEANS_AROUND, DIRECT, FIELD, PLACE = 0.2, 0.6, 0.5, 0.3, 0.35, 0.15, 0.5
# So many measures of the asker's class and by the means sought are looked at besides the nearest.
CLASSED = 300
# A measure with less than this share of the best one's strength is left out; each further one of an author counts less.
WORTH: dict[Fit, float] = {"direct": 0.4, "related": 0.65}
AGAIN = 0.06
# A need is met, too, by a measure for another whose sentence has this share of its words.
MET = 0.5
# Two acts of different essays for the same actors say the same where the shorter shares so much of its words.
SAME, SAID = 0.8, 3


@dataclass(frozen=True, slots=True)
class _Found:
    """A measure that answers a need: how strongly, and how it fits."""

    near: Near
    need: int
    strength: float
    fit: Fit


def recommend(situation: Situation, need: str, catalogue: Catalogue, searcher: Searcher) -> Recommendation:
    """Up to eight measures, best first, spread over needs and authors; refused where none fits."""
    absent = reasons.absent(situation.actors, _addressed(catalogue))
    queries = [searcher.query(bare(phrase), meaning=phrase) for phrase in situation.needs]
    who = [situation.profile] if situation.profile else []
    whole = searcher.query("，".join([*who, *situation.needs]))
    found: list[_Found] = []
    for at, query in enumerate(queries if not absent else ()):
        answers = _answers(at, query, whole, situation, catalogue, searcher)
        if not answers and who and len(queries) > 1:  # the other needs may have led away from this one
            apart = searcher.query("，".join([*who, situation.needs[at]]))
            answers = _answers(at, query, apart, situation, catalogue, searcher)
        found += answers
    chosen = _choose(found, len(queries), catalogue)
    met = {item.need for group in chosen for item in group}
    said = [catalogue.said(group[0].near.proposal) for group in chosen]
    met |= {at for at, query in enumerate(queries) if any(query.share(words_) >= MET for words_ in said)}
    foreign = [_foreign(query, searcher) for query in queries]
    open_needs = [(phrase, foreign[at]) for at, phrase in enumerate(situation.needs) if at not in met]
    gaps = reasons.gaps(situation, open_needs, absent)
    if not chosen:
        reason: Reason = "not_in_corpus" if any(tags.sought(phrase) for phrase in situation.needs) else "off_topic"
        text = reasons.refusal(absent)
        return Recommendation(
            situation.profile, need, "refused", reason, text, situation.actors, situation.needs, gaps=gaps
        )
    measures = [_recommended(group, situation, queries, catalogue) for group in chosen]
    if len(measures) < FEW:
        for near in itertools.islice(_own(chosen, whole, situation, catalogue, searcher), FEW - len(measures)):
            (further,) = catalogued(catalogue, [near.at])
            measures.append(Recommended(further, "related", reasons.besides(further, situation.actors), ()))
    text = reasons.summary(situation, measures, gaps)
    return Recommendation(
        situation.profile, need, "answered", None, text, situation.actors, situation.needs, tuple(measures), gaps
    )


def measure(number: int, proposal: Proposal, essay: Essay) -> Measure:
    """A measure of the catalogue with its citation, which is numbered from 1."""
    section = innermost(essay, proposal.start)
    citation = Citation(
        number=number,
        essay_id=essay.essay_id,
        title=essay.title,
        author=essay.author,
        section=section.heading if section else None,
        point=point_at(essay, proposal.start),
        start=proposal.first,
        end=proposal.last,
        quote=essay.text[proposal.first : proposal.last],
        reference=reference(essay),
        label=essay.label,
        essay=essay,
    )
    action = essay.text[proposal.start : proposal.end]
    return Measure(action, proposal.actors, proposal.instruments, whose(essay), citation)


def whose(essay: Essay) -> str | None:
    """Who proposes what an essay proposes: its author, or the place that its title or its id names."""
    return essay.author or next(iter(sorted(names.places(essay.name) or names.places(essay.essay_id))), None)


def _addressed(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(actor for proposal in catalogue.proposals for actor in proposal.actors)


def _answers(
    at: int, query: Query, whole: Query, situation: Situation, catalogue: Catalogue, searcher: Searcher
) -> list[_Found]:
    """The measures that answer one need."""
    mean, deviation = searcher.index.background["sentences"]
    sought = tags.sought(situation.needs[at])
    unsaid = bool(_foreign(query, searcher))
    fields = [word for word in words.content(situation.profile) if not tags.selves(word)]
    meant = list(dict.fromkeys(name for actor in situation.actors for name in tags.broader(actor)))
    places = names.places(f"{situation.profile}{situation.needs[at]}")
    found = []
    for near in catalogue.near(query, whole, catalogue.classed(meant, sought)[:CLASSED]):
        proposal, essay = near.proposal, searcher.index.essays[near.proposal.essay_id]
        action, quoted = essay.text[proposal.start : proposal.end], essay.text[proposal.first : proposal.last]
        nearness, around = (near.cosine - mean) / deviation, (near.around - mean) / deviation
        means = MEANS if sought.keys() & set(tags.instruments(action)) else 0.0
        means = means or (MEANS_AROUND if sought.keys() & set(proposal.instruments) else 0.0)
        fit = fits(situation.actors, proposal.actors)
        kin = fit == "direct" and means == MEANS and bool(meant)
        if nearness < FOREIGN if unsaid else not _answering(near.share, nearness, around, bool(means), kin):
            continue
        nearness = max(nearness, around - AROUND + NEAR)
        strength = MEANING * nearness + near.share + ACTED * near.acted + means + (DIRECT if fit == "direct" else 0.0)
        strength += FIELD * any(word in quoted for word in fields) + PLACE * (whose(essay) in places)
        found.append(_Found(near, at, strength, fit))
    return found


def _answering(share: float, nearness: float, around: float, means: bool, kin: bool) -> bool:
    """Whether a measure answers a need: near enough for the words and means that speak for it.

    `kin`: its act is by the means sought, for who asks.
    """
    if (means and share >= SHARED and nearness >= FAR) or (kin and share > 0 and max(nearness, around) >= FAR):
        return True
    return nearness >= NEARER or ((means or share >= SHARE) and (nearness >= NEAR or around >= AROUND))


def _own(
    chosen: Sequence[Sequence[_Found]], whole: Query, situation: Situation, catalogue: Catalogue, searcher: Searcher
) -> Iterator[Near]:
    """Measures whose act names the asker's own class and that are near to all that was said, a sentence each."""
    mean, deviation = searcher.index.background["sentences"]
    own = set(situation.actors) - {tags.GOVERNMENT, tags.ENTERPRISE}
    taken = {(item.near.proposal.essay_id, item.near.proposal.first) for group in chosen for item in group}
    for near in sorted(catalogue.near(whole, whole), key=lambda near: (-near.around, near.at)):
        place = (near.proposal.essay_id, near.proposal.first)
        far = (near.around - mean) / deviation < OWN
        if not far and place not in taken and catalogue.acting(near.proposal) & own:
            taken.add(place)
            yield near


def _foreign(query: Query, searcher: Searcher) -> list[str]:
    """Things that a need names and no text does; who asks is no such thing."""
    return [word for word in gate.foreign(query, searcher.index) if not tags.selves(word)]


def fits(selves: Sequence[str], addressed: Sequence[str]) -> Fit:
    """Whether a measure addresses who asks: their class or a broader one; a government is meant by all."""
    if tags.GOVERNMENT in selves or (not addressed and not selves):
        return "direct"
    meant = {name for actor in selves for name in tags.broader(actor)}
    return "direct" if meant & set(addressed) else "related"


def _choose(found: Sequence[_Found], needs: int, catalogue: Catalogue) -> list[list[_Found]]:
    """Groups of measures that say the same, best first: turn by turn the best of each need, authors mixed."""
    best = {at: max((item.strength for item in found if item.need == at), default=0.0) for at in range(needs)}
    worth = [item for item in found if item.strength >= WORTH[item.fit] * best[item.need]]
    ranked = sorted(worth, key=lambda item: (-item.strength / best[item.need], item.near.at))
    chosen: list[list[_Found]] = []
    taken: dict[int, int] = {}
    spoken: dict[str, int] = {}
    for turn in itertools.cycle(range(needs)) if needs else ():
        left = [item for item in ranked if item.need == turn and item.near.at not in taken]
        if not any(item.near.at not in taken for item in ranked) or len(chosen) >= SHOWN:
            break
        if not left:
            continue
        item = max(left, key=lambda one: one.strength - AGAIN * spoken.get(one.near.proposal.essay_id, 0))
        group = next((group for group in chosen if _belongs(item.near, group, catalogue)), None)
        if group is None:
            chosen.append([])
            group = chosen[-1]
            spoken[item.near.proposal.essay_id] = spoken.get(item.near.proposal.essay_id, 0) + 1
        group += [other for other in ranked if other.near.at == item.near.at]
        taken[item.near.at] = len(chosen)
    return chosen


def _belongs(near: Near, group: Sequence[_Found], catalogue: Catalogue) -> bool:
    """Whether a measure stands in the same sentence as one chosen, or another author's says the same."""
    first = group[0].near.proposal
    if near.proposal.essay_id == first.essay_id:
        return near.proposal.first == first.first
    one, other = catalogue.words(near.proposal), catalogue.words(first)
    shared, shorter = len(one & other), min(len(one), len(other))
    return shorter >= SAID and shared >= SAME * shorter and catalogue.acting(near.proposal) == catalogue.acting(first)


def _recommended(
    group: Sequence[_Found], situation: Situation, queries: Sequence[Query], catalogue: Catalogue
) -> Recommended:
    essays = catalogue.index.essays
    shown: dict[str, _Found] = {}
    for item in group:
        shown.setdefault(item.near.proposal.essay_id, item)
    first, *others = [measure(item.near.at + 1, item.near.proposal, essays[key]) for key, item in shown.items()]
    needs = sorted({item.need for item in group})
    fit: Fit = "direct" if any(item.fit == "direct" for item in group) else "related"
    answered = [(situation.needs[at], queries[at]) for at in needs]
    why = reasons.why(answered, first, situation.actors, fit)
    return Recommended(first, fit, why, tuple(phrase for phrase, _ in answered), tuple(others))


def catalogued(catalogue: Catalogue, numbers: Iterable[int]) -> list[Measure]:
    """Measures of the catalogue by their place in it, counted from 0."""
    essays = catalogue.index.essays
    return [measure(at + 1, catalogue.proposals[at], essays[catalogue.proposals[at].essay_id]) for at in numbers]
