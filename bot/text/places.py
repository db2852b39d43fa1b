"""Places that a text names: the administrative divisions of `places.tsv` (GB/T 2260) and the countries beside it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.text import vocabulary, words

if TYPE_CHECKING:
    import ahocorasick

DIVISIONS, COUNTRIES = "places.tsv", "countries.txt"
# How far around a name a text is read to tell whether it stands there as a place, in characters.
AROUND = 12
# 山阳镇 lies not in 山阳县.
SMALLER = frozenset("镇乡村路街")


@vocabulary.remembered(4096)
def places(text: str) -> frozenset[str]:
    """The places that a text names, by their short names where these are no common words.

    Example: "漳州市和江西省的和平区" -> {漳州, 江西, 和平区}
    """
    return frozenset(name for _, _, name in _spans(words.fold(text)))


def tells_of(text: str, place: str) -> bool:
    """Whether a text names this one of `places`; 稳定安全 does not name 定安."""
    at = text.find(place)
    while at >= 0:
        if place in places(text[max(0, at - AROUND) : at + len(place) + AROUND]):
            return True
        at = text.find(place, at + 1)
    return False


def _spans(folded: str) -> list[tuple[int, int, str]]:
    """Where places stand in a folded text, and their names: of those that overlap, the longest."""
    found = [(end + 1 - len(form), end + 1, name) for end, (form, name) in _automaton().iter(folded)]
    if not found:
        return []
    ends = {at: at + len(word) for at, word in words.cut(folded)}  # of each word, by where it begins
    for start, end, _ in sorted(found):  # 吉林长春 is one word to jieba
        if start in ends and end < ends[start]:
            ends.setdefault(end, ends[start])
    borders = set(ends.values())
    # Widest first, and of one width the first.
    chosen: list[tuple[int, int, str]] = []
    for start, end, name in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if any(start < e and s < end for s, e, _ in chosen) or folded[end : ends.get(end, end)] in SMALLER:
            continue
        if start in ends and (
            end in borders or name in _provinces() or _opens(folded[start : ends[start]], end - start)
        ):
            chosen.append((start, end, name))
    return sorted(chosen)


def _opens(word: str, length: int) -> bool:
    """Whether a word is a place of that length and a word that is commoner than both: 北京 大学, not 长治 久安."""
    rest = word[length:]
    return len(rest) > 1 and words.frequency(rest) > words.frequency(word)


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    """The short names of provinces, which stand for them in longer words too: 天津港, 新疆生产建设兵团."""
    return frozenset(short for code, _, short in vocabulary.divisions(DIVISIONS) if len(code) == 2)


@lru_cache(maxsize=1)
def _automaton() -> ahocorasick.Automaton:
    """Finds every form of every name, with what the place is called here."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for country, *_ in vocabulary.rows(COUNTRIES):
        automaton.add_word(country, (country, country))
    for _, name, short in vocabulary.divisions(DIVISIONS):
        called = short or name
        spoken = f"{short}{name[-1]}" if short and "自治" in name else ""  # 昌吉州
        for form in filter(None, (name, short, spoken)):
            automaton.add_word(folded := words.fold(form), (folded, called))
    automaton.make_automaton()
    return automaton
