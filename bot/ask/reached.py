"""Whether a year's aim was reached: what the report of that year set, and what that of the next says it came to.

Example: 2025年农村居民收入增长达到年初目标没有 -> the aim of the report of 2025, the figure of that of 2026, and which is higher
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from bot.ask import holders, passing, ranking, yesno
from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import ranks as says
from bot.text import names, periods, words
from bot.text.indicators import Figure
from bot.text.periods import Times

_AIM = "目标|预期|计划|任务"
_MET = "完成|达到|达成|实现|兑现|落实|超过|超额"
REACHED = re.compile(rf"(?:{_MET})了?[^，。？]{{0,10}}(?:{_AIM})|(?:{_AIM})[^，。？]{{0,10}}(?:{_MET})")
ASKS = re.compile(r"没有?[呢啊]?\W*$|了没|如何|怎么?样|多少|情况")
# What is left of a question when these are gone names the indicator.
REST = re.compile(
    rf"(?:{_MET})了?|(?:{_AIM})|[年]初|[制设确]定下?|(?<!固)定[下的]|提出|原[来先定]|当时|那年|全年|到底|后来|最[後后]终?|结果|实际上?|有?没有|[超过了没的吗呢吧啊在是否能有那]|对|[,，?？。!！]"
)


def answer(_: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """Both figures, with what they rest on; None where no such thing is asked, or the reports do not give just one of each."""
    question = words.fold(tracing.query.text)
    if not (REACHED.search(question) and (ASKS.search(question) or yesno.asks(question))):
        return None
    years, places = holders.yearly(question, index)
    year = year_of(question, years)
    if year is None:
        return None
    then, before = years[f"{year}年"], years.get(f"{year - 1}年")
    level = REST.sub(" ", passing.OVER.sub(" ", passing.UNDER.sub(" ", question)))
    told = ranking.indicator(level, places, [one for one in (then, before) if one], index)
    if told is None:
        return None
    known, growth = told
    for grown in dict.fromkeys((growth, not growth)):
        came = one(then, known, grown, frozenset({"done"}), index)
        aimed = one(before, known, grown, frozenset({"planned"}), index) if before else None
        if came is not None and before is None:
            what = f"{year}年{came[1].name}{'增速' if grown else ''}"
            opening = says.NO_AIM(what=what, figure=came[1].said)
            said = Said(
                says.CAME(figure=came[1].said, whose=whose(index.essays[then])), index.outlines[then], (Piece(came[0]),)
            )
            return replace(laid(tracing.query.text, [said], opening, index), status="partial")
        if came is None or aimed is None or before is None or came[1].unit != aimed[1].unit:
            continue
        (span, figure), (planned, aim) = came, aimed
        way = lies(figure, aim)
        plain = figure.exact and not aim.between
        what = f"{year}年{figure.name}{'增速' if grown else ''}"
        row = says.REACHED if plain else says.AIMED
        sides = [
            Said(says.AIM(figure=aim.said, whose=whose(index.essays[before])), index.outlines[before], (Piece(planned),)),
            Said(says.CAME(figure=figure.said, whose=whose(index.essays[then])), index.outlines[then], (Piece(span),)),
        ]  # fmt: skip
        opening = row(what=what, aim=aim.said, figure=figure.said, **({"way": way} if plain else {}))
        return laid(tracing.query.text, sides, opening, index)
    return None


def lies(figure: Figure, other: Figure) -> str:
    """How a figure lies to another in the same unit: 高于, 低于 or 等于."""
    return "高于" if figure.value > other.value else "低于" if figure.value < other.value else "等于"


def year_of(question: str, years: Collection[str]) -> int | None:
    """The one year that a question asks of, where a report looks back on it; 去年 is the last of these."""
    named = {int(one) for one in names.years(question)}
    if not named and periods.LAST.search(question) and years:
        named = {max(int(one[:4]) for one in years)}
    if len(named) != 1:
        return None
    (year,) = named
    return year if f"{year}年" in years else None


def one(
    key: str, known: Collection[str], growth: bool, wanted: Times, index: Index
) -> tuple[tuple[int, int], Figure] | None:
    """The one figure of an indicator that a text gives of a time, with its sentence; None where it gives none, or several."""
    found: dict[tuple[object, str], tuple[tuple[int, int], Figure]] = {}
    for span, figure in holders.figures(key, known, growth, index):
        if periods.tells(index.outlines[key], span[0], figure.lead, figure.clause, wanted, not figure.aimed):
            found.setdefault((figure.value, figure.unit), (span, figure))
    return next(iter(found.values())) if len(found) == 1 else None
