"""Whose a number is, and whose words a clause says: figures for the trees, as those of `aligned`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain import Evidence
from bot.model.level import CLAUSE, SENTENCE, Level, pairs, spans
from bot.text import names, words

NUMBER = re.compile(r"\d+(?:\.\d+)?(?:万亿|[万亿])?(?:%|‰|个百分点|倍|成)?")
# 甲、乙分别增长1%、2%
EACH, ITEM = "分别", re.compile(r"[、和与及]|以及")
JOINED = re.compile(r"[^，。；\d]{0,4}[、和与及,，][^，。；\d]?")
# Behind a number that others follow, so much still belongs to it.
UNIT = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A number, the pairs of characters around it, and those of its clause and the one before."""

    value: str
    beside: frozenset[str]
    around: frozenset[str]


def numbers(claim: Level, source: Level) -> dict[str, float]:
    """How far what stands beside each number of a claim stands beside the same number in the source, and not beside another."""
    given = list(labelled(source.text))
    values = {one.value for one in given}
    own, gap, wide, wide_gap = [], [], [], []
    for one in labelled(claim.text):
        if one.value not in values:
            continue
        size = max(1, len(one.beside))

        def most(same: bool, around: bool, one: Number = one, size: int = size) -> float:
            others = (other for other in given if (other.value == one.value) is same)
            shares = (len(one.beside & (other.around if around else other.beside)) / size for other in others)
            return max(shares, default=0.0)

        own.append(most(True, False) if one.beside else 1.0)
        gap.append(own[-1] - most(False, False) if one.beside else 0.0)
        same = (len(one.around & other.around) for other in given if other.value == one.value)
        wide.append(max(same) / max(1, len(one.around)))
        wide_gap.append(most(True, True) - most(False, True))
    count = max(1, len(own))
    return {
        "numbers": float(len(NUMBER.findall(claim.text))),
        "number_lacking": float(sum(value not in values for value in NUMBER.findall(claim.text))),
        "number_least": min(own, default=1.0),
        "number_mean": sum(own) / count if own else 1.0,
        "number_gap": min(gap, default=0.0),
        "number_gap_mean": sum(gap) / count,
        "number_wide": min(wide, default=1.0),
        "number_wide_gap": min(wide_gap, default=0.0),
    }


def labelled(text: str) -> Iterator[Number]:
    """Each number of a text, with what stands beside it."""
    shared = singly(text)
    before = ""
    for start, end in spans(shared, CLAUSE):
        clause = shared[start:end]
        found = list(NUMBER.finditer(clause))
        for at, one in enumerate(found):
            left = clause[found[at - 1].end() if at else 0 : one.start()]
            right = clause[one.end() : one.end() + UNIT if at + 1 < len(found) else None]
            yield Number(one.group(), _letters(left + right), _letters(before + clause))
        before = clause


def _letters(text: str) -> frozenset[str]:
    return frozenset(pairs(re.sub(r"[\d\W]", "", text)))


def singly(text: str) -> str:
    """Each of several things with its own number. Example: 甲、乙分别增长1%、2% -> 甲增长1%，乙增长2%"""
    return "。".join(_singly(text[start:end]) for start, end in spans(text, SENTENCE))


def _singly(sentence: str) -> str:
    head, each, tail = sentence.partition(EACH)
    found = list(NUMBER.finditer(tail)) if each else []
    run = found[:1]
    for one in found[1:]:
        if not JOINED.fullmatch(tail[run[-1].end() : one.start()]):
            break
        run.append(one)
    *before, things = re.split("[，：,:]", head)
    items = ITEM.split(things)
    if len(run) < 2 or len(items) < len(run):
        return sentence
    verb = tail[: run[0].start()]
    told = [f"{item}{verb}{one.group()}" for item, one in zip(items[-len(run) :], run, strict=True)]
    return "，".join([*before, *told, tail[run[-1].end() :]])


def speakers(claim: Level, source: Level, evidence: Sequence[Evidence]) -> dict[str, float]:
    """A clause names one of several speakers, or goes on after one: do their words say more of it than the others'?"""
    known = [frozenset(called(item)) for item in evidence]
    telling = frozenset[str]().union(*known) - (known[0].intersection(*known[1:]) if known else frozenset())
    named = sorted((at, name) for name in telling for at in _places(name, claim.text))
    texts = [set(pairs(source.text[slice(*span)])) for span in source.pieces]
    found = []
    for start, end in claim.clauses if named else ():
        before = [name for at, name in named if at < end]
        inside = {name for at, name in named if start <= at < end} or set(before[-1:])
        if not inside:
            continue
        said = set(pairs(claim.text[start:end]))
        theirs, others = set[str](), set[str]()
        for who, text in zip(known, texts, strict=True):
            (theirs if who & inside else others).update(text)
        found.append((len(said & theirs) - len(said & others)) / max(1, len(said)))
    return {
        "speakers": float(len({name for _, name in named})),
        "theirs_least": min(found, default=0.0),
        "theirs": sum(found) / len(found) if found else 0.0,
        "documents": float(len({item.passage.essay_id for item in evidence})),
    }


def _places(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def called(item: Evidence) -> Iterator[str]:
    """By what a document is called: its author, and persons, places and bodies of its title and section."""
    passage = item.passage
    about = words.fold(" ".join(part for part in (passage.author, passage.title, passage.section) if part))
    if passage.author:
        yield words.fold(passage.author)
    yield from (word for word, tag in words.tagged(about) if tag[:2] in ("nr", "ns", "nt") and len(word) > 1)
    for place in names.places(about):
        yield place[:-1] if place.endswith(("省", "市")) and len(place) > 2 else place
