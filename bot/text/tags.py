"""Who acts, and by what means: the classes of `actors.txt` and `instruments.txt`.

A class has words by which texts name it, and further words by which people name themselves and what they lack.
"""

from __future__ import annotations

from bot.text import vocabulary, words
from bot.text.phrases import Phrases, Span

ACTORS, INSTRUMENTS = "actors.txt", "instruments.txt"
GOVERNMENT, ENTERPRISE = "政府部门", "企业"
BELONGS = "<"
# 扩大企业话语权 is not about 大企业.
GROWS = frozenset("扩壮放加做")
Words = dict[str, tuple[str, ...]]


@vocabulary.remembered(1)
def identity() -> str:
    """Changes whenever a text could get other classes."""
    return vocabulary.digest(ACTORS, INSTRUMENTS)


def actors(text: str) -> tuple[str, ...]:
    """The classes of actors that a text names, in its order. Example: 支持中小企业联合高校 -> (中小企业, 高校)"""
    return _longest(text, own=False)


def selves(profile: str) -> tuple[str, ...]:
    """The classes that a person says to belong to. Example: 大学科研处 -> (高校,)"""
    return _longest(profile, own=True)


def instruments(text: str) -> tuple[str, ...]:
    """The classes of means that a text names. Example: 将创新积分与信贷支持挂钩 -> (金融产品,)"""
    return tuple(name for name, found in _held(text, own=False).items() if found)


def sought(need: str) -> Words:
    """The classes of means that a need calls for, and the words of it that do. Example: 缺钱 -> {金融产品: (缺钱,), …}"""
    return {name: found for name, found in _held(need, own=True).items() if found}


def names(file: str = ACTORS) -> tuple[str, ...]:
    """The classes of a table, in its order."""
    return tuple(_classes(file, False))


def said(name: str, text: str) -> tuple[str, ...]:
    """The words of a text that name a class of means."""
    return _held(text, own=False)[name]


def covered(need: str) -> float:
    """Which share of a need's characters are words that call for means. Example: 缺钱 -> 1.0"""
    folded = words.fold(need)
    calling = _phrases(INSTRUMENTS, True).find(folded)
    return sum(span.end - span.start for span in calling) / max(len(folded), 1)


def broader(actor: str) -> tuple[str, ...]:
    """A class and those that it belongs to. Example: 专精特新企业 -> (专精特新企业, 中小企业, 企业)"""
    found = [actor]
    while (parent := _parents().get(found[-1])) is not None:
        found.append(parent)
    return tuple(found)


@vocabulary.remembered(1)
def _parents() -> dict[str, str]:
    pairs = [row[0].partition(BELONGS) for row in vocabulary.rows(ACTORS)]
    return {name.strip(): parent.strip() for name, _, parent in pairs if parent}


@vocabulary.remembered(4)
def _classes(file: str, own: bool) -> Words:
    """The folded words of each class, longest first; `own`: with those that people say of themselves."""
    found: dict[str, set[str]] = {}
    for name, *columns in vocabulary.rows(file):
        called = name.partition(BELONGS)[0].strip()
        listed = {words.fold(word) for column in columns[: 2 if own else 1] for word in column}
        found.setdefault(called, {words.fold(called)} if own else set()).update(
            listed
        )  # the page offers classes by name
    return {name: tuple(sorted(listed, key=lambda word: (-len(word), word))) for name, listed in found.items()}


@vocabulary.remembered(4)
def _phrases(file: str, own: bool) -> Phrases[tuple[str, ...]]:
    """The words of a table, each with its classes."""
    of: dict[str, tuple[str, ...]] = {}
    for name, listed in _classes(file, own).items():
        for word in listed:
            of[word] = (*of.get(word, ()), name)
    return Phrases(of)


def _longest(text: str, own: bool) -> tuple[str, ...]:
    folded = words.fold(text)

    def counts(span: Span[tuple[str, ...]]) -> bool:
        return not (folded.startswith("大", span.start) and folded[span.start - 1 : span.start] in GROWS)

    found = _phrases(ACTORS, own).find(folded, counts)
    return tuple(dict.fromkeys(name for span in found for name in span.label))


def _held(text: str, own: bool) -> Words:
    standing = _phrases(INSTRUMENTS, own).held(words.fold(text))
    return {
        name: tuple(word for word in listed if word in standing) for name, listed in _classes(INSTRUMENTS, own).items()
    }
