"""Who acts on whom in a sentence, which a paraphrase may not turn round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.text.facts import CLAUSE, bare
from bot.text.phrases import Phrases, Span
from bot.text.places import provinces

# Who acts, besides the provinces.
ACTORS = (
    "领军企业|龙头企业|链主企业|大企业|中小企业|民营企业|国有企业|科技企业|企业|高校|院校|大学|科研院所|科研机构|科研人员|院士专家|院士|"
    "政府|财政|金融机构|银行|社会资本|基金|国家|省级|地方|专家|市场|人才|供给侧|需求侧|供给端|需求端"
)
# X 向 Y: who acts on whom. Words between which it matters which comes first.
TOWARDS = re.compile(
    r"向|对(?!接)|给|为(?!核心|重点|主|导向|纽带)|由|让|使|引导|带动|帮助|支持|服务|撬动|倒逼|推动|牵头|联合"
)
# Verbs of which it matters who does them, and those of which it matters to whom.
LEADS = re.compile(r"牵头|主导|提需求|出题|破难题|答题|开放|承担|梳理")
HELPS = re.compile(r"帮助|支持|鼓励|引导|带动|扶持|激励")
REACH = 16
# 从“规模扩张”向“质效优先”转型
CHANGE = re.compile(r"从(.{2,10}?)(?:转?向|到|变为|走向|转为)(.{2,10}?)(?=转[变型换]|升级|过渡|[，。；]|$)")


def actors(text: str) -> list[str]:
    """Who acts or is acted on. Example: 支持中小企业联合高校 -> [中小企业, 高校]"""
    return list(dict.fromkeys(span.phrase for span in acting(bare(text))))


def acting(plain: str) -> list[Span[None]]:
    """Where a text that is folded already names actors, in its order."""
    return _actors().find(plain)


@lru_cache(maxsize=1)
def _actors() -> Phrases[None]:
    return Phrases(dict.fromkeys((*ACTORS.split("|"), *provinces())))


def reversed_roles(claim: str, source: str) -> bool:
    """Whether a claim exchanges who acts and who is acted on, or from what to what. Example: 企业向高校开放 for 高校向企业开放"""
    said, given = set(_towards(claim)), set(_towards(source))
    if any((after, before) in given and (before, after) not in given for before, after in said):
        return True
    for roles in (_doers, _receivers):
        known: dict[str, set[str]] = {}
        for verb, actor in roles(source):
            known.setdefault(verb, set()).add(actor)
        if any(verb in known and actor not in known[verb] for verb, actor in _nearest(roles(claim))):
            return True
    turns = [(set(before), set(after)) for before, after in CHANGE.findall(bare(source))]
    return any(
        len(first & then) > len(first & now) and len(last & now) > len(last & then)
        for first, last in ((set(before), set(after)) for before, after in CHANGE.findall(bare(claim)))
        for now, then in turns
    )


def _doers(text: str) -> Iterator[tuple[str, str]]:
    """(verb, who does it), the nearest first: the actors before the verb in its clause."""
    for clause in CLAUSE.split(bare(text)):
        for verb in LEADS.finditer(clause):
            for actor in reversed(acting(clause[: verb.start()])):
                yield verb.group(), kind(actor.phrase)


def _receivers(text: str) -> Iterator[tuple[str, str]]:
    """(verb, to whom it is done), the nearest first: the actors right behind the verb."""
    for clause in CLAUSE.split(bare(text)):
        for verb in HELPS.finditer(clause):
            for actor in acting(clause[verb.end() : verb.end() + REACH]):
                yield verb.group(), kind(actor.phrase)


def _nearest(roles: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The first actor of each verb."""
    seen: set[str] = set()
    for verb, actor in roles:
        if verb not in seen:
            seen.add(verb)
            yield verb, actor


def _towards(text: str) -> Iterator[tuple[str, str]]:
    for clause in CLAUSE.split(bare(text)):
        for marker in TOWARDS.finditer(clause):
            left = {kind(actor.phrase) for actor in acting(clause[: marker.start()])}
            right = {kind(actor.phrase) for actor in acting(clause[marker.end() :])}
            yield from ((before, after) for before in left for after in right if before != after)


def kind(actor: str) -> str:
    """One name for words that mean the same actor."""
    if actor.endswith("企业") and actor not in ("中小企业",):
        return "企业"
    return {"院校": "高校", "大学": "高校", "科研机构": "科研院所", "院士专家": "院士"}.get(actor, actor)
