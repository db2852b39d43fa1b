"""The figure of one thing in one year, by the report that looks back on it or sets its aim: 2025年农村居民收入多少.

So is a figure that is claimed for it: 去年PM2.5降到25了吧 -> that it is another, with the report's words; or whether it grew.

Who asks names things shorter than reports do (收入, of 人均可支配收入); the figure right behind the name is looked for in that
report, not the sentence that is most alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.ask import holders, ranking, reached
from bot.ask.figure_claims import Claim, claimed
from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import ranks as says
from bot.says import structure
from bot.search.query import Query
from bot.text import indicators, names, periods, words
from bot.text.periods import Times

ASKS = re.compile(r"多少|几[^\u4e00-\u9fff]?[\u4e00-\u9fff]|增速|怎么?样")
AGAINST = re.compile(r"(?:目标|计划|预期)[^，。？]{0,8}(?:比|跟|和|与)[^，。？]{0,4}(?:去年|上年|20\d\d年)")
# What else may stand beside the thing and the year.
BESIDE = re.compile(
    r"[,，。]?(?:同?比上?(?:年|期)?|较上年)?(?:是?(?:增[长加]|上升|下降|提高)了?多少[^，,。？?]{0,6})|(?:下?降|上?升|提高|增[加长]|减少|涨)[到至]了?|实际上?|完成|一共|总共"
)
# What asks for so much of a thing, not for its growth, which reports give where they do not tell how much it is.
COUNTS = re.compile(f"多少个?(?:[万亿]|{indicators.UNIT})|几(?:[万亿]|{indicators.UNIT})(?!(?:百分)?点)")
# What is set for a year is its aim too: 今年GDP定多少.
SET = r"(?<![固决规确])[定设](?:的?是|为|在|得|了|到)?(?=[多几]|\d|个?\W*$)"
AHEAD = re.compile(rf"{SET}|(?<!截至)(?:今年|本年)(?!以来|上半年|前)")
CHANGES = re.compile("增[长加]|上升|下降|提高|减少")
# Of several things, of places and of changes over years others tell.
OTHER = re.compile(r"比(?!较|率|例|重|上年|去年)|[相之]差|差[多距]|倍|除|各|哪|年均|累计|平均|五年|月|季度|占")


def answer(_: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The one sentence with the figure; None where no year or thing is named, or the report has not just one."""
    question = words.fold(tracing.query.text)
    if AGAINST.search(question):
        return _against(question, tracing, index)
    asks = ASKS.search(question) is not None
    claim = claimed(question, asks)
    if not (claim or asks) or OTHER.search(question):
        return None
    question = claim.rest if claim else question
    years, places = holders.yearly(question, index)
    aims = periods.AIMS.search(question) or (AHEAD.search(question) and not periods.LAST.search(question))
    year = _aimed_at(question, years) if aims else reached.year_of(question, years)
    key = years.get(f"{year - 1 if aims else year}年") if year is not None else None
    if key is None:
        return None
    level = BESIDE.sub(" ", reached.REST.sub(" ", re.sub(SET, " ", question)))
    counts = COUNTS.search(question) is not None
    times: Times = frozenset({"planned" if aims else "done"})
    tries = (
        (one, grown)
        for said in _meant(level, tracing.query)
        if (told := ranking.indicator(said, places, (key,), index))
        for grown in _ways(told[1], counts, claim)
        if (one := reached.one(key, told[0], grown, times, index))
    )
    found, grown = next(tries, (None, False))
    if found is None:
        return None
    changed = BESIDE.search(question) is not None and CHANGES.search(question)
    if not claim and changed and not CHANGES.search(words.fold(index.essays[key].text[slice(*found[0])])):
        return None  # how much more it is stands elsewhere
    outline = index.outlines[key]
    said = Said(structure.USED(whose=whose(outline.essay)), outline, (Piece(found[0]),))
    if claim is None or claim.asks_which:
        return laid(tracing.query.text, [said], "", index)
    what = f"{year}年{found[1].name}{'增速' if grown else ''}"
    return claim.held(found[1], grown, what, lambda opening: laid(tracing.query.text, [said], opening, index))


def _meant(level: str, query: Query) -> Iterator[str]:
    """What is asked, and the same with each everyday word of it as policy texts say it: 外贸 -> 进出口."""
    yield level
    for word, meant in query.meant.items():
        yield from (level.replace(word, one) for one in sorted(meant) if one != word and word in level)


def _ways(growth: bool, counts: bool, claim: Claim | None) -> list[bool]:
    """Which figures are looked for, in this order: of its growth (True), or of how much it is."""
    if claim and claim.grows:
        return [True]
    level = counts or (claim is not None and claim.unit not in ("%", None))
    return [growth and not counts, *([] if level else [True])]


def _aimed_at(question: str, years: Collection[str]) -> int | None:
    """The year whose aims are asked for: the one that is named; else that of the last report."""
    named = {int(one) for one in names.years(question)}
    if not named and years and not periods.LAST.search(question):
        named = {max(int(one[:4]) for one in years) + 1}
    return named.pop() if len(named) == 1 else None


def _against(question: str, tracing: Tracing, index: Index) -> Answer | None:
    """A year's aim beside what the year before came to, both by one report."""
    years, places = holders.yearly(question, index)
    if not years:
        return None
    last = max(int(one[:4]) for one in years)
    named = {int(one) for one in re.findall(r"20\d\d", question)}
    year = max(named) if named else last + 1
    key = years.get(f"{year - 1}年")
    if key is None or not named <= {year, year - 1}:
        return None
    level = BESIDE.sub(" ", reached.REST.sub(" ", ranking.DIFFERENCE.sub(" ", question)))
    told = ranking.indicator(level, places, (key,), index)
    if told is None:
        return None
    known, growth = told
    for grown in dict.fromkeys((growth, not growth)):
        aimed = reached.one(key, known, grown, frozenset({"planned"}), index)
        came = reached.one(key, known, grown, frozenset({"done"}), index)
        if aimed and came and aimed[1].unit == came[1].unit and came[1].exact and not aimed[1].between:
            what = f"{came[1].name}{'增速' if grown else ''}"
            opening = says.AGAINST(
                what=what,
                year=year,
                aim=aimed[1].said,
                before=year - 1,
                figure=came[1].said,
                way=reached.lies(aimed[1], came[1]),
            )
            outline = index.outlines[key]
            name = whose(outline.essay)
            sides = [
                Said(says.AIM(figure=aimed[1].said, whose=name), outline, (Piece(aimed[0]),)),
                Said(says.CAME(figure=came[1].said, whose=name), outline, (Piece(came[0]),)),
            ]
            return laid(tracing.query.text, sides, opening, index)
    return None
