"""Why a measure is recommended, and what the texts do not provide for, in plain sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.recommend.clauses import GENERAL
from bot.recommend.nouns import Fit, Measure, Recommended
from bot.recommend.situation import Need, Situation
from bot.search.query import Query
from bot.text import tags
from bot.text.phrases import outermost

# So many matching words are named, each so long at least.
NAMED, LONG = 3, 2
# Said of a measure that addresses who asks, and only bears on the need.
LOOSE = "与这一需求间接相关"


def why(answered: Sequence[tuple[Need, Query]], chosen: Measure, selves: Sequence[str], fit: Fit) -> str:
    """The need and the words of the quotation that match it, then whom the measure addresses.

    Example: 针对“缺钱”：原文谈到“信贷”“融资”，直接面向科技企业。
    """
    phrases = "".join(f"“{need.phrase}”" for need, _ in answered)
    matching = list(dict.fromkeys(word for need, query in answered for word in _matching(need.text, query, chosen)))
    told = f"原文谈到{''.join(f'“{word}”' for word in matching[:NAMED])}" if matching else "原文的意思与此相近"
    return f"针对{phrases}：{told}，{through(chosen, selves, fit)}。"


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
        told = f"由政府部门推动，面向{'、'.join(addressed[:2])}" if addressed else "由政府部门推动"
        return told if fit == "direct" else f"{told}，{LOOSE}"
    if fit == "direct":
        return f"直接面向{(own or addressed)[0]}" if addressed else "没有限定对象"
    if own or not (addressed or selves):
        return f"面向{own[0]}，{LOOSE}" if own else LOOSE
    if not addressed:
        return "原文没有写明由谁实施，一般由政府部门推动，可间接受益"
    whom = "、".join(addressed[:2])
    return f"这项措施面向{whom}，通过{whom}间接发挥作用" if selves else f"这项措施面向{whom}"


def absent(selves: Sequence[str], addressed: Collection[str]) -> tuple[str, ...]:
    """The classes of who asks, where the texts propose nothing for any of them; empty where they do."""
    if any(name in addressed for actor in selves for name in tags.broader(actor)):
        return ()
    return tuple(selves)


def gaps(situation: Situation, unmet: Sequence[tuple[int, Sequence[str]]], absent: Sequence[str]) -> tuple[str, ...]:
    """What was looked for and not found, a sentence each; `unmet`: numbers of needs, and what in them no text names."""
    if absent:
        needs = "、".join(f"“{phrase}”" for phrase in situation.phrases)
        who = f"{'、'.join(absent)}（您说的“{situation.profile}”）"
        return (f"查找了面向{who}的措施，以及针对{needs}的措施：所收录的文章没有谈到这类主体。",)
    return tuple(_gap(situation.needs[at], foreign) for at, foreign in unmet)


def _gap(need: Need, foreign: Sequence[str]) -> str:
    looked = list(tags.sought(need.text))[:NAMED]
    where = f"（查找了{'、'.join(looked)}方面的措施）" if looked else ""
    # What the texts never name they lack; else the words may only be too far from theirs.
    rest = f"，文中也没有提到{'、'.join(f'“{word}”' for word in foreign)}" if foreign else "；换一种说法或许能查到"
    return f"“{need.phrase}”：没有在所收录的文章中找到相应的措施{where}{rest}。"


def refusal(absent: Sequence[str]) -> str:
    """Why nothing is recommended, in one sentence."""
    if absent:
        return f"所收录的文章没有针对{'、'.join(absent)}提出措施，无法据此给出建议。"
    return (
        "没有在所收录的文章中找到适合这一情况的措施，无法据此给出建议；您可以换一种说法，或到“对策库”中查看全部措施。"
    )


def summary(situation: Situation, measures: Sequence[Recommended], gaps: Sequence[str]) -> str:
    """How many measures there are, for which needs, and whether something is missing."""
    met = dict.fromkeys(phrase for item in measures for phrase in item.needs)
    needs = "".join(f"“{phrase}”" for phrase in situation.phrases if phrase in met)
    direct = sum(item.fit == "direct" for item in measures)
    if direct == len(measures):
        fitting = "均直接适用"
    elif direct:
        fitting = f"其中{direct}项直接适用，其余间接相关，供参考"
    else:
        fitting = "均与需求间接相关，供参考"
    return f"针对{needs}，所收录的文章提出了以下{len(measures)}项措施，{fitting}。" + (
        "另有未找到措施的需求，见文末说明。" if gaps else ""
    )
