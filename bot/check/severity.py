"""How much a change matters: by rule where it admits no doubt (numbers, negation, names, opposites), else as is learnt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from bot.check.amounts import valued
from bot.check.difference import in_one_script
from bot.check.exchanges import PUNCTUATION, Exchange, changes, exchanges, moved
from bot.check.opposites import TURNING, opposed
from bot.check.weighing import chance, is_doubled
from bot.text import facts, names, numbers, words
from bot.text.folding import folded

Severity = Literal["none", "typographic", "wording", "meaning"]

# From this probability on a change is told to change the meaning.
LIKELY = 0.5
# A dash that was printed as 一 is no number.
MISPRINT = re.compile(r"(?<=[—\-])一(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])一(?=[—\-])")
CODE = re.compile(r"[a-z\d%‰]")
# A number below zero: the sign stands behind no letter, digit or dash, and before an amount or behind 为, 至, 增长.
MINUS = re.compile(
    r"(?<![a-z\d%.)—\-−])[\-−](?=\d[\d.]*(?:[%‰℃°度亿万]|个百分点))|(?<=[为是至到达在于长降])[\-−](?=\d)"
)
BARE = re.compile(r"进一步|一批|一系列|一些")
# The one-character names of provinces (GB/T 2260 has none) and of two cities, and regions.
REGION = re.compile(
    r"[长珠]三角|京津冀|长江|黄河|大湾区|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕甘青宁新港澳台深甬]{1,3}"
)
# Opposites are looked for in changes of at most so many characters.
SHORT = 2


def severity(draft: str, source: str) -> Severity:
    """How much the draft's words differ from the source's."""
    found = by_rule(draft, source)
    if not isinstance(found, list):
        return found
    return "meaning" if any(chance(one, len(found)) >= LIKELY for one in found) else "wording"


def by_rule(draft: str, source: str) -> Severity | list[Exchange]:
    """How much they differ where it admits no doubt; else the changes that are to be weighed."""
    if draft == source:
        return "none"
    said, given = (MISPRINT.sub("—", folded(text)[0]) for text in (draft, source))
    said = in_one_script(said, given)
    if said == given:
        return "typographic"
    if len(MINUS.findall(said)) != len(MINUS.findall(given)):
        return "meaning"
    if PUNCTUATION.sub("", said) == PUNCTUATION.sub("", given):
        splits = any(_splits_a_negation(said, given, change) for change in changes(said, given))
        return "meaning" if splits else "typographic"
    if valued(PUNCTUATION.sub("", said)) == valued(PUNCTUATION.sub("", given)):
        return "typographic"
    mine, theirs = valued(said), valued(given)
    if PUNCTUATION.sub("", mine) == PUNCTUATION.sub("", theirs):
        return "typographic"
    if any(_renumbers(mine, theirs, change) for change in changes(mine, theirs)):
        return "meaning"
    bare = said.replace('"', "")
    unmarked = exchanges(bare, given.replace('"', ""))  # a negation may go with the marks around it: “非遗”, 遗
    kept = moved(unmarked, bare)
    if any(is_turned(one) for at, one in enumerate(unmarked) if at not in kept):
        return "meaning"
    return _of_words(said, given)


def _of_words(said: str, given: str) -> Severity | list[Exchange]:
    found = exchanges(said, given)
    places = moved(found, said)
    if any(places.values()):
        return "meaning"
    rest = [one for at, one in enumerate(found) if at not in places and not _counts_nothing(one)]
    if any(is_turned(one) for one in rest):
        return "meaning"
    if rest and all(map(is_doubled, rest)):
        return "typographic"
    return rest


def is_turned(change: Exchange) -> bool:
    """Whether a change admits no doubt: an opposite, a negation, another person or place. Example: 刚性, 柔性"""
    gained, lost = change.gained, change.lost
    if change.replaces:
        if len(gained) == len(lost) <= SHORT and opposed(gained, lost):
            return True
        word, other = change.word, change.other
        if other in words.alike().get(word, ()):
            return False
        elsewhere, here = names.places(change.whole), names.places(change.whole_other)
        return (
            opposed(word, other)
            or (_is_person(word) and _is_person(other))
            or (bool(elsewhere and here) and not elsewhere & here)
            or any(map(_are_regions, (gained, word, change.whole), (lost, other, change.whole_other)))
            or _denies(word, other)
        )
    text = gained or lost
    if (refused := _refused(text, change.behind)) is not None:
        return refused
    return text in TURNING or _denies(gained, lost)


def _refused(text: str, behind: str) -> bool | None:
    """Whether words that came or went deny, refuse or stop what follows; twice is not at all. None: they do not touch it."""
    found = list(facts.NEGATIVE.finditer(facts.LEXICAL.sub(lambda one: "＿" * len(one.group()), text)))
    if not found or found[-1].end() != len(text) or PUNCTUATION.match(behind):
        return None
    return bool(behind) and len(found) % 2 == 1


def _are_regions(word: str, other: str) -> bool:
    """Whether both are short names of a province, a city or a region: 赣 and 粤, 长三角 and 珠三角."""
    return REGION.fullmatch(word) is not None and REGION.fullmatch(other) is not None


def _counts_nothing(change: Exchange) -> bool:
    """Whether words came or went that neither count nor limit: 一批, 进一步."""
    return not change.replaces and BARE.fullmatch(change.word or change.other) is not None


def _is_person(text: str) -> bool:
    return text[:1] in names.SURNAMES and len(text) in (2, 3) and words.frequency(text) <= names.COMMON


def _denies(word: str, other: str) -> bool:
    """Whether a word that denies stands on one side alone; 不断 denies nothing."""
    mine, theirs = (facts.DENIAL.search(facts.LEXICAL.sub("", text)) is not None for text in (word, other))
    return mine != theirs


def _renumbers(said: str, given: str, change: tuple[int, int, int, int]) -> bool:
    """Whether a change makes another number or code: with the digits that it touches on either side."""
    a, b, c, d = change
    while a and c and CODE.match(said[a - 1]) and said[a - 1] == given[c - 1]:
        a, c = a - 1, c - 1
    while b < len(said) and d < len(given) and CODE.match(said[b]) and said[b] == given[d]:
        b, d = b + 1, d + 1
    mine, theirs = CODE.findall(said[a:b]), CODE.findall(given[c:d])
    if not (mine and theirs) and not re.search(r"[\d%‰]", "".join(mine + theirs)):
        return _numerals(said[a:b]) != _numerals(given[c:d])  # letters for words: CPI, 居民消费价格指数
    return mine != theirs or _numerals(said[a:b]) != _numerals(given[c:d])


def _numerals(text: str) -> Sequence[str]:
    return numbers.NUMERAL.findall(numbers.FIXED.sub("", numbers.BARE_ONE.sub("", text)))


def _splits_a_negation(said: str, given: str, change: tuple[int, int, int, int]) -> bool:
    """「不，要强化」 for 「不要强化」: a mark that came or went beside a negation."""
    a, b, c, d = change
    return said[a - 1 : a] in tuple("不没未别非") or given[c - 1 : c] in tuple("不没未别非") or b < a or d < c
