"""Why a measure is recommended, and what the texts do not provide for, in plain sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.recommend.clauses import GENERAL
from bot.recommend.nouns import Fit, Measure, Recommended
from bot.recommend.situation import Need, Situation
from bot.says import recommend as says
from bot.search.query import Query
from bot.text import tags
from bot.text.phrases import outermost

# So many matching words are named, each so long at least.
NAMED, LONG = 3, 2


def why(answered: Sequence[tuple[Need, Query]], chosen: Measure, selves: Sequence[str], fit: Fit) -> str:
    """The need and the words of the quotation that match it, then whom the measure addresses.

    Example: 针对“缺钱”：原文谈到“信贷”“融资”，直接面向科技企业。
    """
    phrases = _named([need.phrase for need, _ in answered])
    matching = list(dict.fromkeys(word for need, query in answered for word in _matching(need.text, query, chosen)))
    told = says.HAS_WORDS(words=_named(matching[:NAMED])) if matching else says.MEANS_IT()
    return says.WHY(needs=phrases, told=told, whom=through(chosen, selves, fit))


def _matching(said: str, query: Query, chosen: Measure) -> list[str]:
    """The words of the quotation that the need has, or that stand for what it seeks; the act's own first."""
    quote = chosen.citation.quote
    own = [word for word in query.weights if word in quote and word not in GENERAL]
    own += [word for group in query.meant.values() for word in sorted(group) if word in quote]
    own += [word for name in tags.sought(said) for word in tags.said(name, quote)]
    whole = [word for word in dict.fromkeys(own) if len(word) >= LONG and word in quote]
    return sorted(outermost(whole), key=lambda word: word not in chosen.action)


def through(chosen: Measure, selves: Sequence[str], fit: Fit) -> str:
    """Whom the measure addresses, as far as it says; where others than who asks, that it works through them."""
    addressed = chosen.actors
    meant = {name for actor in selves for name in tags.broader(actor)}
    own = [actor for actor in addressed if actor in meant]
    if tags.GOVERNMENT in selves and tags.GOVERNMENT not in own:
        whom = "、".join(addressed[:2])
        told = says.BY_GOVERNMENT_FOR(whom=whom) if addressed else says.BY_GOVERNMENT()
        return told if fit == "direct" else says.LOOSELY(told=told, bears=says.BEARS())
    if fit == "direct":
        return says.DIRECTLY(whom=(own or addressed)[0]) if addressed else says.ANYBODY()
    if own or not (addressed or selves):
        return says.FOR_SELF(whom=own[0], bears=says.BEARS()) if own else says.BEARS()
    if not addressed:
        return says.NO_ACTOR()
    whom = "、".join(addressed[:2])
    return says.THROUGH(whom=whom) if selves else says.FOR(whom=whom)


def absent(selves: Sequence[str], addressed: Collection[str]) -> tuple[str, ...]:
    """The classes of who asks, where the texts propose nothing for any of them; empty where they do."""
    if any(name in addressed for actor in selves for name in tags.broader(actor)):
        return ()
    return tuple(selves)


def gaps(situation: Situation, unmet: Sequence[tuple[int, Sequence[str]]], absent: Sequence[str]) -> tuple[str, ...]:
    """What was looked for and not found, a sentence each; `unmet`: numbers of needs, and what in them no text names."""
    if absent:
        needs = "、".join(f"“{phrase}”" for phrase in situation.phrases)
        return (says.NO_SUCH_ACTOR(classes="、".join(absent), profile=situation.profile, needs=needs),)
    return tuple(_gap(situation.needs[at], foreign) for at, foreign in unmet)


def _gap(need: Need, foreign: Sequence[str]) -> str:
    looked = list(tags.sought(need.text))[:NAMED]
    where = says.LOOKED(classes="、".join(looked)) if looked else ""
    # What the texts never name they lack; else the words may only be too far from theirs.
    rest = says.UNNAMED(words="、".join(f"“{word}”" for word in foreign)) if foreign else says.OTHER_WORDS()
    return says.GAP(need=need.phrase, looked=where, rest=rest)


def refusal(absent: Sequence[str]) -> str:
    """Why nothing is recommended, in one sentence."""
    if absent:
        return says.NONE_FOR(classes="、".join(absent))
    return says.NONE()


def summary(situation: Situation, measures: Sequence[Recommended], gaps: Sequence[str]) -> str:
    """How many measures there are, for which needs, and whether something is missing."""
    met = dict.fromkeys(phrase for item in measures for phrase in item.needs)
    needs = _named([phrase for phrase in situation.phrases if phrase in met])
    direct = sum(item.fit == "direct" for item in measures)
    if direct == len(measures):
        fitting = says.ALL_DIRECT()
    elif direct:
        fitting = says.SOME_DIRECT(count=direct)
    else:
        fitting = says.NONE_DIRECT()
    told = says.SUMMARY(needs=needs, count=len(measures), fitting=fitting)
    return told + (says.GAPS_BELOW() if gaps else "")


def _named(phrases: Sequence[str]) -> str:
    """Example: 缺钱, 缺设备 -> “缺钱”“缺设备”"""
    return "".join(f"“{phrase}”" for phrase in phrases)
