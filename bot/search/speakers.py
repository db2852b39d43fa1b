"""Who speaks in an index: authors, places whose texts they are, and documents that speak for nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from bot.domain import Citation, Essay
from bot.index.store import Index

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


def texts_called(name: str) -> str:
    """The texts of a speaker, in a sentence of ours. Example: 王明 -> 王明的文章; 《某某条例》"""
    return name if name.startswith("《") else f"{name}的文章"


def texts_of(name: str, index: Index) -> tuple[str, ...]:
    """The texts of a speaker, by id."""
    return next((one.essays for one in speakers(index) if one.name == name), ())


def called(essay: Essay) -> str:
    """How the speaker of a text is called: its author, else its title."""
    return essay.author or f"《{essay.name}》"


def where(spoken: Sequence[Speaker]) -> str:
    """Where several speak. Example: 王明、李强的文章"""
    *first, last = sorted(spoken, key=lambda one: one.where != one.name)
    return "、".join([*(one.name for one in first), last.where])
