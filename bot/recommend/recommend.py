"""A situation -> the measures that the texts support for it, each with its sentence; and what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain import Note, Reason, Status
from bot.recommend import reasons
from bot.recommend.catalogue import Catalogue, Near
from bot.recommend.heard import heard
from bot.recommend.look import Bearing, Found, look
from bot.recommend.match import HELPS, Match, match
from bot.recommend.nouns import Measure, Recommendation, Recommended
from bot.recommend.situation import NEED_LONGEST, Need, Situation
from bot.says import recommend as says
from bot.search.retrieve import Searcher
from bot.text import names, tags
from bot.text.building import cite
from bot.text.measures import Proposal
from bot.text.outline import Outline

SHOWN = 8
# Two acts of different essays for the same actors say the same where the shorter shares so much of its words; read by hand,
# as no case tells them apart.
SAME, SAID = 0.8, 3
# A measure that addresses nobody is for somebody of whom no text speaks where it has this share of a clause of their need.
NAMED = 0.6


def recommend(situation: Situation, need: str, catalogue: Catalogue, searcher: Searcher) -> Recommendation:
    """Up to eight measures, best first, spread over needs and authors; refused where none fits."""
    near = heard(look(situation, catalogue, searcher), situation.profile, searcher)
    return decide(situation, need, near, catalogue)


def _for_anybody(bearing: Bearing) -> bool:
    """Whether a measure may help somebody whom no text addresses.

    For whoever does what the need names, and for nobody by name (对新建冷库的，给予补助); or the reader takes it for what helps.
    """
    return bearing.read >= HELPS or (not bearing.near.proposal.actors and bearing.near.clause >= NAMED)


def decide(situation: Situation, need: str, near: Sequence[Found], catalogue: Catalogue) -> Recommendation:
    """What is recommended of what was found."""
    if absent := reasons.absent(situation.actors, catalogue.addressed):
        near = [replace(one, bearings=[each for each in one.bearings if _for_anybody(each)]) for one in near]
        if not any(one.bearings for one in near):
            return _result(situation, need, reasons.refusal(absent), [], reasons.gaps(situation, (), absent))
    chosen = _choose(match(near, len(catalogue.index.passages)), situation.needs, catalogue)
    unmet = _unmet(chosen, near)
    gaps = reasons.gaps(situation, [(at, near[at].unsaid) for at in unmet], ())
    measures = [_recommended(group, situation, near, catalogue) for group in chosen]
    text = reasons.summary(situation, measures, gaps) if measures else reasons.refusal(())
    return _result(situation, need, text, measures, gaps)


def _result(
    situation: Situation, need: str, text: str, measures: Sequence[Recommended], gaps: tuple[str, ...]
) -> Recommendation:
    status: Status = "answered" if measures else "refused"
    reason: Reason | None = None
    if not measures:
        reason = "not_in_corpus" if any(tags.sought(one.text) for one in situation.needs) else "off_topic"
    notes = (Note("need_cut", says.NEED_CUT(most=NEED_LONGEST)),) if len(need) > NEED_LONGEST else ()
    about = (situation.actors, situation.phrases)
    return Recommendation(situation.profile, need, status, reason, text, *about, tuple(measures), gaps, notes)


def measure(number: int, proposal: Proposal, outline: Outline) -> Measure:
    """A measure of the catalogue with its citation, which is numbered from 1."""
    essay, first, last = outline.essay, proposal.first, proposal.last
    address = outline.heading(proposal.start), outline.point(proposal.start)
    citation = cite(number, essay, (first, last), essay.text[first:last], *address)
    action = essay.text[proposal.start : proposal.end]
    return Measure(action, proposal.actors, proposal.instruments, names.whose(essay), citation, proposal.bare)


def catalogued(catalogue: Catalogue, numbers: Iterable[int]) -> list[Measure]:
    """Measures of the catalogue by their place in it, counted from 0."""
    outlines = catalogue.index.outlines
    return [measure(at + 1, catalogue.proposals[at], outlines[catalogue.proposals[at].essay_id]) for at in numbers]


def _choose(found: Sequence[Sequence[Match]], needs: Sequence[Need], catalogue: Catalogue) -> list[list[Match]]:
    """Groups of measures that say the same, best first: the best of each need in turn; one only told of waits a turn."""
    chosen: list[list[Match]] = []
    left = {item.near.at for items in found for item in items}
    best = [max((item.strength for item in items), default=0.0) for items in found]
    turns = [0 if need.stated else 1 for need in needs]

    def worth(item: Match) -> tuple[int, float]:
        return -turns[item.need], item.strength - best[item.need]

    while left and len(chosen) < SHOWN:
        item = max((item for items in found for item in items if item.near.at in left), key=worth)
        group = next((group for group in chosen if _belongs(item.near, group, catalogue)), None)
        if group is None:
            chosen.append(group := [])
            turns[item.need] += 1
        same = (other for items in found for other in items if other.near.at == item.near.at)
        group += [other for other in same if other is item or other.answers]
        left.remove(item.near.at)
    return sorted(chosen, key=lambda group: not any(item.answers for item in group))


def _belongs(near: Near, group: Sequence[Match], catalogue: Catalogue) -> bool:
    """Whether a measure stands in the same sentence as one chosen, or another author's says the same."""
    first = group[0].near.proposal
    if near.proposal.essay_id == first.essay_id:
        return near.proposal.first == first.first
    one, other = catalogue.words(near.proposal), catalogue.words(first)
    shared, shorter = len(one & other), min(len(one), len(other))
    return shorter >= SAID and shared >= SAME * shorter and catalogue.acting(near.proposal) == catalogue.acting(first)


def _unmet(chosen: Sequence[Sequence[Match]], found: Sequence[Found]) -> list[int]:
    """The numbers of the needs that nothing answers.

    What only tells of the asker is no need beside others that are, unless it names what no text does.
    """
    met = {item.need for group in chosen for item in group}
    return [at for at, one in enumerate(found) if at not in met and (one.need.stated or one.unsaid or not chosen)]


def _recommended(
    group: Sequence[Match], situation: Situation, found: Sequence[Found], catalogue: Catalogue
) -> Recommended:
    outlines = catalogue.index.outlines
    shown: dict[str, Match] = {}
    for item in group:
        shown.setdefault(item.near.proposal.essay_id, item)
    first, *others = [measure(item.near.at + 1, item.near.proposal, outlines[key]) for key, item in shown.items()]
    needs = sorted({item.need for item in group})
    fit = next((item.fit for item in group if item.answers), group[0].fit)
    answered = [(situation.needs[at], found[at].wanted.query) for at in needs]
    why = reasons.why(answered, first, situation.actors, fit)
    phrases = tuple(need.phrase for need, _ in answered)
    return Recommended(first, fit, why, phrases, tuple(others), any(item.answers for item in group))
