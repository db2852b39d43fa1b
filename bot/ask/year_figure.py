"""The figure of one thing in one year, by the report that looks back on it or sets its aim: 2025年农村居民收入多少.

Who asks names things shorter than reports do (收入, of 人均可支配收入); the figure right behind the name is looked for in that
report, not the sentence that is most alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.ask import holders, ranking, reached
from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import ranks as says
from bot.says import structure
from bot.text import names, periods, words

ASKS = re.compile(r"多少|几[^\u4e00-\u9fff]?[\u4e00-\u9fff]|增速|怎么?样")
AGAINST = re.compile(r"(?:目标|计划|预期)[^，。？]{0,8}(?:比|跟|和|与)[^，。？]{0,4}(?:去年|上年|20\d\d年)")
# What else may stand beside the thing and the year.
BESIDE = re.compile(
    r"[,，。]?(?:同?比上?(?:年|期)?|较上年)?(?:是?(?:增[长加]|上升|下降|提高)了?多少[^，,。？?]{0,6})|实际上?|完成|一共|总共"
)
CHANGES = re.compile("增[长加]|上升|下降|提高|减少")
# Of several things, of places and of changes over years others tell.
OTHER = re.compile(r"比(?!较|率|例|重|上年|去年)|[相之]差|差[多距]|倍|除|各|哪|年均|累计|平均|五年|月|季度|占")


def answer(_: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The one sentence with the figure; None where no year or thing is named, or the report has not just one."""
    question = words.fold(tracing.query.text)
    if AGAINST.search(question):
        return _against(question, tracing, index)
    if not ASKS.search(question) or OTHER.search(question):
        return None
    years, places = holders.yearly(question, index)
    aims = periods.AIMS.search(question) is not None
    year = _aimed_at(question, years) if aims else reached.year_of(question, years)
    key = years.get(f"{year - 1 if aims else year}年") if year is not None else None
    if key is None:
        return None
    level = BESIDE.sub(" ", reached.REST.sub(" ", question))
    told = ranking.indicator(level, places, (key,), index)
    if told is None:
        return None
    grown = told[1] and not re.search("多少[万亿元]", question)
    found = reached.one(key, told[0], grown, frozenset({"planned" if aims else "done"}), index)
    if found is None:
        return None
    changed = BESIDE.search(question) is not None and CHANGES.search(question)
    if changed and not CHANGES.search(words.fold(index.essays[key].text[slice(*found[0])])):
        return None  # how much more it is stands elsewhere
    outline = index.outlines[key]
    return laid(
        tracing.query.text, [Said(structure.USED(whose=whose(outline.essay)), outline, (Piece(found[0]),))], "", index
    )


def _aimed_at(question: str, years: Collection[str]) -> int | None:
    """The year whose aims are asked for: the one that is named; 今年 is that of the last report."""
    named = {int(one) for one in names.years(question)}
    if not named and years and periods.THIS.search(question):
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
