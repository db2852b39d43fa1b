"""Places that a text names: the administrative divisions of `places.tsv` (GB/T 2260) and the countries beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.text import vocabulary, words
from bot.text.phrases import Phrases, Span

DIVISIONS, COUNTRIES = "places.tsv", "countries.txt"
# What people call a place besides, which the table has not.
SPOKEN = {"内蒙": "内蒙古"}
# How far around a name a text is read to tell whether it stands there as a place, in characters.
AROUND = 12
# What a place is called that no table has, at the beginning of a title: 青原市2026年政府工作报告. Its list in the vocabulary.
TITLED = re.compile(
    r"《?(?P<full>(?!关于|致|本|全|各|我|该|新|大)(?P<short>[\u4e00-\u9fff]{2,3}?)(?<![小社校园城])[省市县区州盟旗])(?![域场委级])(?=[\u4e00-\u9fff\d])"
)
OWN = "places"
# What a town or a village is called, which no table has, at the beginning of a file's name: 青石镇春灌通知; its own part is no
# common word (more frequent than that in general Chinese): 老城区 is, 产业园区 is none.
LOCAL = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4}?)(?:街道|[镇乡村县市州盟旗区])")
COMMON = 500
# … within a sentence: 以青杨县为例, 在青石镇调查. No name has what leads to one, or tells which, in it: 由村, 自然村, 老城区.
_NAMED = "[^\\W\\d_a-z以从在与由向和及或的为是个本邻凡其余有各所农小社自行政新老旧城返园共两三四几全该每多整外我这那离入比可]"
WITHIN = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[以在像如从到由是]))({_NAMED}{{2,3}}?)(?:街道|[镇乡村县市州旗区])(?![域场委级长内里外镇乡民])"
)
# 山阳镇 lies not in 山阳县.
SMALLER = frozenset("镇乡村路街")


@vocabulary.remembered(4096)
def places(text: str) -> frozenset[str]:
    """The places that a text names, by their short names where these are no common words.

    Example: "漳州市和浙江省的和平区" -> {漳州, 浙江, 和平区}
    """
    return frozenset(span.label for span in _spans(words.fold(text)))


def of_file(name: str) -> frozenset[str]:
    """The places after which a file is called, towns and villages too. Example: 青石镇春灌通知 -> {青石镇}"""
    local = (match for match in LOCAL.finditer(words.fold(name)) if words.frequency(match[1]) <= COMMON)
    return places(name) or frozenset(match.group() for match in local)


# The report of a government need not name its place in its title: 2026年政府工作报告.
OF_ONE = re.compile(r"政府工作报告$|统计公报$")
# A government calls its place so.
OURS = re.compile("[全我][省市区县州]|全自治[区州县]")
# The place is named so often in it, and so many times as often as any other.
NAMED_MIN, OFTEN = 8, 2


def of_report(name: str, text: str) -> frozenset[str]:
    """The place that a report tells of whose title names none: the one that it names by far the most; empty in any doubt."""
    if not OF_ONE.search(name) or places(name) or not OURS.search(text):
        return frozenset()
    counted = {place: text.count(place) for place in places(text)}
    # The capital of a province is no other place than it.
    rivals = {one: many for one, many in counted.items() if one in provinces()} or counted
    rivals = {one: many for one, many in rivals.items() if many >= NAMED_MIN}
    order = sorted(rivals, key=rivals.__getitem__, reverse=True)
    if not order or (len(order) > 1 and rivals[order[0]] < OFTEN * rivals[order[1]]):
        return frozenset()
    return frozenset(order[:1])


def local(sentence: str) -> frozenset[str]:
    """The places below a province that a sentence names, those that no table has too. Example: 以青杨县为例 -> {青杨县}"""
    folded = words.fold(sentence)
    ends = {at + len(word): word for at, word in words.cut(folded)}
    unknown = (match for match in WITHIN.finditer(folded) if _called(match, ends))
    return (places(folded) - provinces()) | {match.group() for match in unknown}


def _called(match: re.Match[str], ends: Mapping[int, str]) -> bool:
    """Whether a place is called so: no word of general Chinese ends where it does (所谓农村), or begins before it."""
    last = ends.get(match.end())
    inside = all(len(word) <= end - match.start() for end, word in ends.items() if match.start() < end <= match.end())
    return (
        last is not None
        and inside
        and words.frequency(match[1]) <= COMMON
        and (len(last) == 1 or last == match.group() or words.frequency(last) <= COMMON)
    )


def unlisted(titles: Iterable[str]) -> str:
    """The places that no table has and that titles begin with, as a list for `vocabulary.use`. Example: 青原市办法 -> 青原市"""
    found = {
        match["full"]
        for title in titles
        if (match := TITLED.match(words.fold(title)))
        and words.frequency(match["short"]) <= COMMON
        and (not places(title) or _longer(match["full"]))
    }
    return "\n".join(sorted(found))


def _longer(full: str) -> bool:
    """Whether a county or city is called by a listed name and one character more. Example: 松溪岭县, not 松溪县 -> True"""
    return full[-1] in "县市" and full[:-2] in _codes() and not {full, full[:-1]} & _codes().keys()


def tells_of(text: str, place: str) -> bool:
    """Whether a text names this one of `places`; 稳定安全 does not name 定安."""
    at = text.find(place)
    while at >= 0:
        if place in places(text[max(0, at - AROUND) : at + len(place) + AROUND]):
            return True
        at = text.find(place, at + 1)
    return False


def _spans(folded: str) -> list[Span[str]]:
    """Where places stand in a folded text, each with what it is called here."""
    found = _names().all(folded)
    if not found:
        return []
    ends = {at: at + len(word) for at, word in words.cut(folded)}  # of each word, by where it begins
    for span in sorted(found, key=lambda span: (span.start, span.end)):  # 吉林长春 is one word to jieba
        if span.start in ends and span.end < ends[span.start]:
            ends.setdefault(span.end, ends[span.start])
    borders = set(ends.values())

    def stands(span: Span[str]) -> bool:
        if span.start not in ends and span.phrase in _own():
            return folded[span.end : span.end + 1] not in SMALLER
        if span.start not in ends or folded[span.end : ends.get(span.end, span.end)] in SMALLER:
            return False
        whole = folded[span.start : ends[span.start]]
        known = span.label in provinces() or span.phrase in _own()
        return span.end in borders or known or _opens(whole, span.end - span.start)

    return _names().find(folded, stands)


def _opens(word: str, length: int) -> bool:
    """Whether a word is a place of that length and a word that is commoner than both: 北京 大学, not 长治 久安."""
    rest = word[length:]
    return len(rest) > 1 and words.frequency(rest) > words.frequency(word)


@lru_cache(maxsize=1)
def provinces() -> frozenset[str]:
    """The short names of provinces, which stand for them in longer words too: 天津港, 新疆生产建设兵团."""
    return frozenset(short for code, _, short in vocabulary.divisions(DIVISIONS) if len(code) == 2)


def apart(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether none of these places is, or lies in, one of the others. Example: 石景山区 and 天津, not 石景山区 and 北京"""
    mine, theirs = ({code for one in places_ for code in _codes().get(one, (one,))} for places_ in (some, others))
    return not any(one.startswith(other) or other.startswith(one) for one in mine for other in theirs)


@lru_cache(maxsize=1)
def _codes() -> dict[str, tuple[str, ...]]:
    """The codes of each place; of one name there may be several (GB/T 2260: a longer code lies in the shorter)."""
    found: dict[str, tuple[str, ...]] = {}
    for code, name, short in vocabulary.divisions(DIVISIONS):
        found[short or name] = (*found.get(short or name, ()), code)
    return found


@vocabulary.remembered(1)
def _own() -> dict[str, str]:
    """The names of the corpus's own places, with what each is called here: the short one where it is no word."""
    full = vocabulary.brought(OWN)
    short = {name: name[:-1] for name in full if not words.frequency(name[:-1])}
    return {form: short.get(name, name) for name in full for form in (name, short.get(name, name))}


@vocabulary.remembered(1)
def _names() -> Phrases[str]:
    """Every form of every name, with what the place is called here."""
    called = {words.fold(country): country for country, *_ in vocabulary.rows(COUNTRIES)}
    for _, name, short in vocabulary.divisions(DIVISIONS):
        spoken = f"{short}{name[-1]}" if short and "自治" in name else ""  # 昌吉州
        called |= {words.fold(form): short or name for form in (name, short, spoken) if form}
    return Phrases({**_own(), **called, **SPOKEN})
