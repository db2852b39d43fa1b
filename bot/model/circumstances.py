"""Clauses that say when, under what conditions or by whose word something is so, which the source must say too.

A true sentence behind a made-up circumstance is false, and the entailment model looks mostly at the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from bot.says import claims as says
from bot.text import facts, words

CLAUSE = re.compile(r"([^，。；：！？,;:!?]+)([，：,:]?)")
# …之后, …以来; 在…的情况下; 由于…, 如果…, 作为…: a statement of its own.
TIME = tuple("之后 以后 过后 后 之前 以前 以来 之际 期间 的同时 时".split())
UNDER, BELOW = tuple("在 于 经 经过 凭借 依托 依靠".split()), tuple("下 基础上 过程中 中".split())
CAUSE = re.compile(
    r"(?:由于|因为|鉴于|如果|假如|倘若|若|只要|一旦|除非|除了|尽管|虽然|即使|即便|作为|得益于|受益于|随着)(?!此)"
)
ACCORDING = re.compile(r"(?:据|根据|依据|按照|依照|遵照)(?!此)(.+)")
# Whoever reports or demands; what a writer says is told by the checks of authors.
REPORTS = re.compile(rf"(?:{facts.SAYS}|要求|决定|规定|部署|批准|同意|透露|报道|介绍|显示|表明|证明|发现|预计|预测)$")
ADVERB = re.compile(r"(?:已经|已|曾|也|还|均|都|明确|专门|多次|统一|公开)$")
# 的要求, 有规定, 作出决定 are nouns; a longer clause says more than who reports.
NOUN, WHO = tuple("的有出道项条"), 12
# Who or what is nobody else than the text and its writer.
ITSELF = re.compile(r"[他她它其这该此]|作者|文章|文中|材料|资料|原文|引文|专家|本文|[两二三][人位]")
# What points back is said elsewhere: 在此基础上.
BACK = re.compile(r"[此这该]|上述|以上")
# Of a circumstance's words the source must have so much.
SAID = 0.5
Share = Callable[[str, str], float]
# 与甲相反: the cited words are his and another's.
BESIDE = re.compile(
    r"(?:与|和|同|跟|不同于|有别于|区别于|相对于|较之)(.{2,10}?)(?:的[^，]{1,6})?(?:相反|不同|相比|一样|一致|类似|对立|有别)?$"
)


def made_up(text: str, source: str, about: str, writers: Collection[str | None], share: Share) -> str | None:
    """Why a sentence is not borne out: by a circumstance most of whose words the source and its address have not.

    `share`: how much of some words stands in others, 0 to 1. Example: 据统计，推广积分制, of 推广积分制 -> 所引原文没有说到“据统计”
    """
    for clause, said in circumstances(text):
        other = BESIDE.fullmatch(clause)
        if other and other[1] in writers and len(set(writers)) == 1:
            return says.NOT_SAID(words=clause)
        if not other and share(said, f"{source}\n{about}") < SAID:
            return says.NOT_SAID(words=clause)
    return None


def circumstances(text: str) -> Iterator[tuple[str, str]]:
    """Its clauses that state a circumstance, or who reports it, each with what of it must be said; not the text itself."""
    for match in CLAUSE.finditer(words.fold(text)):
        clause, stop = match[1].strip(), match[2]
        if not stop or ITSELF.match(clause) or facts.PLANS.search(clause):  # plans are judged as names
            continue
        if stop in "，," and _states(clause):
            yield clause, clause
        elif (who := _reporter(clause)) and not ITSELF.search(who):
            yield clause, who


def _states(clause: str) -> bool:
    if BACK.search(clause):
        return False
    under = clause.startswith(UNDER) and clause.endswith(BELOW)
    return under or any(one.match(clause) for one in (BESIDE, CAUSE)) or (len(clause) > 3 and clause.endswith(TIME))


def _reporter(clause: str) -> str:
    """By whose word something is so; empty where the clause does not tell. Example: 教育部还要求 -> 教育部"""
    if according := ACCORDING.fullmatch(clause):
        return according[1]
    told = REPORTS.search(clause)
    who = ADVERB.sub("", clause[: told.start()]) if told else ""
    return "" if len(who) > WHO or who.endswith(NOUN) else who
