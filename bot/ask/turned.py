"""Whom to turn to for what a question says, where it names a text by some words of its title: 办小餐饮登记想投诉，电话多少."""

from __future__ import annotations

import re

from bot.ask.named_texts import plain
from bot.ask.naming import content
from bot.ask.pieces import whose
from bot.ask.telling import Telling
from bot.domain import FIELDS, Answer, Essay
from bot.index.store import Index
from bot.says import record as told
from bot.text import names, record

# For what somebody is turned to.
PURPOSE = re.compile("投诉|举报|咨询|监督|预约|值班|报名|受理")
ASKING = re.compile("电话|热线|联系|方式|号码|多少|哪个|什么|打|想|有问题|怎么|办")
PLACE = re.compile("[\u4e00-\u9fff]{2,5}?[省市州县区旗镇]")
# Of the characters that a question says besides, so much must stand in the title.
HELD = 0.8


def to(question: str, level: str, index: Index) -> Answer | None:
    """What the one such text says of it; None where no purpose is said, or no text, or several, are as much about it."""
    purposes = PURPOSE.findall(level)
    found: dict[float, list[tuple[Essay, list[record.Known]]]] = {}
    for essay in index.essays.values() if purposes else ():
        known = [one for one in record.known(essay, "contact") if any(word in one.text for word in purposes)]
        if known and (share := _about(level, essay)) >= HELD:
            found.setdefault(share, []).append((essay, known))
    best = found.get(max(found, default=0.0), [])
    if len(best) != 1:
        return None
    ((essay, told_by),) = best
    telling = Telling(index)
    telling.block(told.STATED(whose=whose(essay), fact=FIELDS["contact"]), [(essay, one) for one in told_by])
    return telling.answer(question)


def _about(level: str, essay: Essay) -> float:
    """How much of the characters of a question its title has; a place may stand in the text."""
    rest = ASKING.sub(" ", PURPOSE.sub(" ", level))
    for place in (*names.places(rest), *PLACE.findall(rest)):
        rest = rest.replace(place, " ") if place in essay.text else rest
    signs = set("".join(content(rest)))
    return sum(sign in plain(essay) for sign in signs) / len(signs) if len(signs) > 1 else 0.0
