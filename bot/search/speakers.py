"""Who speaks in an index: authors, places whose texts they are, and documents that speak for nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from weakref import WeakKeyDictionary

from bot.domain import Citation, Essay
from bot.index.store import Index
from bot.text.quoting import named

# The names of several in one sentence are no longer together: 31 provinces are told, not 600 files.
NAMES_MAX = 240

# Those of an index, as long as it is open: a question looks through them several times.
_known: WeakKeyDictionary[Index, tuple[Speaker, ...]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Speaker:
    """An author, a place whose texts they are, or a document: its name for the reader, and its texts."""

    name: str
    essays: tuple[str, ...]
    author: bool = True

    @property
    def where(self) -> str:
        """Where this one speaks. Example: 王明的文章, 《某某条例》"""
        return texts_called(self.name)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a speaker says of a topic: a quotation, else a sentence of ours (`silence`) on what the search established.

    Neither: the texts have a word of it, and nothing that could be told to speak of it.
    """

    speaker: Speaker
    quoted: Citation | None
    silence: str | None


def speakers(index: Index) -> tuple[Speaker, ...]:
    """Everybody who speaks in an index: authors, and by place or title the documents that have none."""
    known = _known.get(index)
    if known is None:
        known = _known[index] = _everybody(index)
    return known


def _everybody(index: Index) -> tuple[Speaker, ...]:
    found: dict[tuple[str, bool], list[str]] = {}
    # Documents that are all of one place are told apart by their titles.
    several = len({place for places in index.titled if len(places) == 1 for place in places}) > 1
    for (key, essay), titled in zip(index.essays.items(), index.titled, strict=True):
        name = essay.author or (next(iter(titled)) if several and len(titled) == 1 else called(essay))
        found.setdefault((name, bool(essay.author)), []).append(key)
    return tuple(Speaker(name, tuple(keys), author) for (name, author), keys in found.items())


def of_others(said: str, index: Index) -> frozenset[str]:
    """The texts (ids) of all but the authors whom words name; none where they name nobody, or leave somebody out (除王明外)."""
    named = {one.name for one in speakers(index) if one.author and one.name in said}
    if not named or "除" in said:
        return frozenset()
    return frozenset(key for one in speakers(index) if one.name not in named for key in one.essays)


def texts_called(name: str) -> str:
    """The texts of a speaker, in a sentence of ours. Example: 王明 -> 王明的文章; 《某某条例》"""
    return name if name.endswith("》") else f"{name}的文章"


def texts_of(name: str, index: Index) -> tuple[str, ...]:
    """The texts of a speaker, by id."""
    return next((one.essays for one in speakers(index) if one.name == name), ())


def called(essay: Essay) -> str:
    """How the speaker of a text is called: its author, else its title."""
    return essay.author or named(essay)


def where(spoken: Sequence[Speaker]) -> str:
    """Where several speak. Example: 王明、李强的文章"""
    *first, last = sorted(spoken, key=lambda one: one.where != one.name)
    whole = "、".join([*(one.name for one in first), last.where])
    return whole if len(whole) <= NAMES_MAX else listed(spoken)


def listed(spoken: Sequence[Speaker]) -> str:
    """Several by their names; of many those that one line holds, and how many they are. Example: 甲县、乙县等 40 份文件"""
    names = [one.name for one in spoken]
    if len("、".join(names)) <= NAMES_MAX:
        return "、".join(names)
    ends = list(accumulate(len(name) + 1 for name in names))
    shown = max(1, sum(end <= NAMES_MAX for end in ends))
    texts = sum(len(one.essays) for one in spoken)
    count = f"{len(names)} 位作者" if all(one.author for one in spoken) else f"{texts} 份文件"
    return f"{'、'.join(names[:shown])}等 {count}"
