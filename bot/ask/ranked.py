"""Places set in order by a figure that the text of each gives: which is first, all in order, which pass a bound, their sum.

Example: 哪个省去年生产总值增速最高 -> the one whose text has the highest, with all others in order, each quoted. A figure counts
where it stands right behind the indicator's name (`text.indicators`), tells of the time asked about, and is the only one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from bot.ask import holders, ranking
from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.ranking import Wish
from bot.ask.trace import Tracing
from bot.domain import Answer, Essay
from bot.index.store import Index
from bot.says import ranks as says
from bot.search import cut
from bot.text import indicators, periods
from bot.text.indicators import Figure

# So many texts are quoted where no more detail is asked for; more are only named with their figures.
QUOTED = 8
# So many places without a figure are named; of more only how many they are is said.
NAMED = 10


@dataclass(frozen=True, slots=True)
class _Given:
    """What the text of a place gives: the sentences with a figure, each with its figure; `doubtful`: one, but of a time near that."""

    place: str
    essay: Essay
    found: tuple[tuple[tuple[int, int], Figure], ...]
    doubtful: bool = False

    @property
    def figure(self) -> Figure:
        return self.found[0][1]

    @property
    def told(self) -> str:
        return f"{self.place}（{self.figure.said}）"


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The order, with what it rests on; None where none is asked for, or fewer than two texts have such a figure."""
    wish = ranking.asked(tracing.query.text, index)
    if wish is None:
        return None
    years = {periods.made_in(index.outlines[key]) for key in wish.texts.values()} - {None}
    if len(years) > 1 and not wish.of_years:
        return None
    this = max(filter(None, years), default=None) if not wish.of_years else None
    given = [_given(place, key, wish, index) for place, key in wish.texts.items()]
    sure = [one for one in map(_settled, given) if len(one.found) == 1 and not one.figure.between]
    unit = _commonest(one.figure.unit for one in sure)
    # 50万人以上 may pass 超过50万人, or not.
    counted = [
        one
        for one in sure
        if one.figure.unit == unit and (one.figure.exact or wish.bound is None or one.figure.value != wish.bound.value)
    ]
    if len(counted) < 2:
        return None
    counted.sort(key=lambda one: (one.figure.value, one.figure.said), reverse=not wish.lowest)
    if wish.bound is not None and wish.bound.unit not in ("", unit):
        return None
    told = _told(wish, counted, _what(wish, counted, this), len(given))
    if told is None:
        return None
    opening, shown = told
    places = {one.place for one in counted}
    several = [one for one in given if (one.found or one.doubtful) and one.place not in places]
    lacking = [one.place for one in given if not (one.found or one.doubtful)]
    few = len(lacking) <= NAMED
    without = says.NO_FIGURE(places="、".join(lacking)) if few else says.MANY_WITHOUT(unit=wish.unit, many=len(lacking))
    opening += [without] if lacking else []
    opening += [says.SEVERAL(places="、".join(one.place for one in several))] if several else []
    least = len(shown) if plan.depth else QUOTED
    if len(shown) > least:
        opening.append(says.FURTHER(unit=wish.unit, many=len(shown) - least))
    made = laid(tracing.query.text, [_said(one, index) for one in shown[:least]], "".join(opening), index)
    return made if 3 * len(counted) >= 2 * len(given) else replace(made, status="partial")  # of most it is not known


def _given(place: str, key: str, wish: Wish, index: Index) -> _Given:
    """The sentences of a text with a figure of the indicator and time; of one figure told twice, the first."""
    essay, outline = index.essays[key], index.outlines[key]
    found: dict[tuple[Decimal, str], tuple[tuple[int, int], Figure]] = {}
    side, doubtful = periods.PLANNED if wish.times <= periods.PLANNED else periods.DONE, False
    if any(name in cut.folded(essay.text) for name in wish.names):
        for span, figure in holders.figures(key, wish.names, wish.growth, index):
            if periods.tells(outline, span[0], figure.lead, figure.clause, wish.times, not figure.aimed):
                found.setdefault((figure.value, figure.unit), (span, figure))
            elif periods.may_tell(outline, span[0], figure.clause, side):
                doubtful = True
    return _Given(place, essay, tuple(found.values()), doubtful)


def _settled(one: _Given) -> _Given:
    """Of several figures the only exact one: 突破3万亿元、达3.6万亿元."""
    exact = tuple((span, figure) for span, figure in one.found if figure.exact)
    return replace(one, found=exact) if len(exact) == 1 < len(one.found) else one


def _told(wish: Wish, counted: Sequence[_Given], what: str, asked: int) -> tuple[list[str], Sequence[_Given]] | None:
    """The sentences that answer, and whose words are quoted for them, in order; None where the figures do not tell it."""
    order, many, texts = _in_order(counted), len(counted), list(wish.texts)
    of = says.ALL() if many == asked else says.SOME(many=many, unit=wish.unit)
    if wish.form == "sum":
        if not all(one.figure.exact for one in counted):
            return None
        unit, value = counted[0].figure.unit, sum((one.figure.value for one in counted), Decimal())
        if unit == "%":
            return None
        total = _told_as(value, unit, counted)
        return [says.SUM(of=of, what=what, places="、".join(one.told for one in counted), total=total)], counted
    if wish.form == "passing" and wish.bound is not None:
        passing = [one for one in counted if wish.bound.passes(one.figure.value)]
        if not passing:
            return [says.NONE_PASSING(of=of, what=what, bound=wish.said)], counted
        listed = _in_order(passing)
        return [
            says.PASSING(of=of, what=what, bound=wish.said, unit=wish.unit, many=len(passing), places=listed)
        ], passing
    if wish.form == "place":
        one = next((one for one in counted if one.place == wish.place), None)
        if one is None:
            return None
        at = 1 + sum(other.figure.value > one.figure.value for other in counted)
        told = says.PLACE(
            of=of, what=what, place=one.place, unit=wish.unit, many=len(counted), at=at, figure=one.figure.said
        )
        return [told], [one, *(other for other in counted if other is not one)]
    if wish.form == "each":
        in_time = sorted(counted, key=lambda one: texts.index(one.place))
        return [says.EACH(of=of, what=what, places="；".join(one.told for one in in_time))], in_time
    if wish.form == "difference":
        return _apart(counted, of, what) if many == asked else None
    upwards = "低到高" if wish.lowest else "高到低"
    if wish.form == "order":
        return [says.ORDER(of=of, what=what, order=upwards, places=order)], counted
    if 3 * many < 2 * asked:  # one of the others may be first
        few = says.FEW(many=many, all=asked, unit=wish.unit, most=wish.said)
        return [few, says.ORDER(of=of, what=what, order=upwards, places=order)], counted
    listed = says.BEHIND(order=upwards, places=order)
    best = [one for one in counted if one.figure.value == counted[0].figure.value]
    return [says.TOP(of=of, what=what, most=wish.said, places="、".join(one.told for one in best)), listed], counted


def _apart(counted: Sequence[_Given], of: str, what: str) -> tuple[list[str], Sequence[_Given]] | None:
    """By how much two figures differ, and which is higher; None where one of them is not exact."""
    higher, lower = counted[0], counted[-1]
    if not (higher.figure.exact and lower.figure.exact):
        return None
    value, unit = higher.figure.value - lower.figure.value, higher.figure.unit
    if not value:
        return [says.EQUAL(of=of, what=what, places="、".join(one.told for one in counted))], counted
    told = _told_as(value, "个百分点" if unit == "%" else unit, counted)
    return [says.DIFFERENCE(of=of, what=what, higher=higher.told, lower=lower.told, difference=told)], counted


def _told_as(value: Decimal, unit: str, counted: Sequence[_Given]) -> str:
    """A figure that is made of others, counted as these are: in 斤 where all are told in it."""
    if all("斤" in one.figure.said and "公斤" not in one.figure.said for one in counted):
        return indicators.written(value * 2000, "斤")
    return indicators.written(value, unit)


def _in_order(counted: Sequence[_Given]) -> str:
    """Places with their figures, those of one figure together. Example: 甲（7%）；乙、丙（5%）"""
    level = groupby(counted, key=lambda one: (one.figure.value, one.figure.said))
    return "；".join(f"{'、'.join(one.place for one in same)}（{said}）" for (_, said), same in level)


def _what(wish: Wish, counted: Sequence[_Given], this: int | None) -> str:
    """What is set in order, as the texts call it. Example: 2025年地区生产总值增速"""
    said = _commonest(one.figure.name for one in counted)
    planned = wish.times <= periods.PLANNED
    year = f"{this if planned else this - 1}年" if this is not None else ""
    return f"{year}{said}{'增速' if wish.growth else ''}{'目标' if planned else ''}"


def _commonest(values: Iterable[str]) -> str:
    found = list(values)
    return max(found, key=found.count, default="")


def _said(one: _Given, index: Index) -> Said:
    lead = says.FIGURE(place=one.place, figure=one.figure.said, whose=whose(one.essay))
    return Said(lead, index.outlines[one.essay.essay_id], (Piece(one.found[0][0]),))
