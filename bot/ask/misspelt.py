"""Words of a question that are none, but sound like words of the texts: as a keyboard for pinyin leaves them.

A word is read as another where the question is far likelier so, by how often a general corpus has its pieces (a noisy
channel: Kernighan, Church and Gale 1990). What stands in marks is left as it is.
Example: 双溶合有什么困难 -> 双融合有什么困难
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.ask.grounds import Grounds
from bot.ask.persons import QUOTED
from bot.ask.wants import asking
from bot.domain import Note
from bot.says import talk as says
from bot.search.retrieve import Searcher
from bot.text import sounds, words

# What stands between marks: titles, and words that are asked about to the letter.
MARKED = re.compile(rf"《[^《》]*》|{QUOTED.pattern}")
# What a unit of administration follows is its name, whatever it sounds like: 江溪街道.
PLACE = re.compile("街道|[省市区县镇乡村]")
# A word has so many characters at most, in so many pieces.
LONGEST, PIECES = 4, 4
# Logarithms of likelihoods: how much likelier a question is to be as its word sounds; surely, and where nothing answers it
# as it stands. What only nearly sounds the same costs so much.
SURE, LIKELY, NEARLY = 9.0, 5.0, 2.5
# A term of the texts that the general corpus lacks counts as if it stood there so often, and characters that are no rarer
# are put in.
TERM, RARE = 30, 20
# Of two readings that lie near only, one is nearer by so much of the chance.
MUCH = 0.15
# A text's author is called by all characters of the name.
NAMED = 100.0


def heard(question: str, ask: Callable[[str], Grounds], searcher: Searcher) -> Grounds:
    """What an answer stands on, the question read as it sounds where it is surely meant so, or where nothing answers it else."""
    found = slips(question, searcher.index.lexical.knows, searcher.authors)
    taken = [slip for slip in found if sure(slip)]
    grounds = ask(read(question, taken))
    if len(taken) < len(found) and _lost(grounds) and _better(again := ask(read(question, found)), grounds):
        taken, grounds = found, again
    notes = tuple(Note("misspelt", says.MISSPELT(said=slip.said, meant=slip.meant)) for slip in taken)
    return replace(grounds, answer=replace(grounds.answer, notes=notes + grounds.answer.notes)) if notes else grounds


def _better(again: Grounds, before: Grounds) -> bool:
    """Whether a second reading answers, or comes much nearer."""
    gained = (again.answer.confidence or 0.0) - (before.answer.confidence or 0.0)
    return not _lost(again) or (again.answer.status != "refused" and gained >= MUCH)


def _lost(grounds: Grounds) -> bool:
    return grounds.nearest or (grounds.answer.status == "refused" and grounds.answer.reason != "small_talk")


@dataclass(frozen=True, slots=True)
class Slip:
    """A word of a question, where it begins, and the one that it is taken for; `gain`: how much likelier it is so."""

    start: int
    said: str
    meant: str
    gain: float


def read(question: str, slips: Sequence[Slip]) -> str:
    """The question with each word as it is taken."""
    for slip in sorted(slips, key=lambda one: -one.start):
        question = question[: slip.start] + slip.meant + question[slip.start + len(slip.said) :]
    return question


def slips(question: str, knows: Callable[[str], bool], people: Sequence[str]) -> list[Slip]:
    """The words of a question that are likelier others, in order; none of them overlap.

    `knows`: whether the texts have a word; `people`: the authors by name.
    """
    level = words.fold(question)
    if len(level) != len(question):
        return []
    chosen: list[Slip] = []
    for one in sorted(_all(level, knows, people), key=lambda slip: -slip.gain):
        if all(
            one.start + len(one.said) <= other.start or other.start + len(other.said) <= one.start for other in chosen
        ):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def sure(slip: Slip) -> bool:
    """Whether a word is taken for another even where something answers it as it stands: a name, or what names a thing."""
    return slip.gain >= SURE and words.names_something(slip.meant)


def _all(level: str, knows: Callable[[str], bool], people: Sequence[str]) -> Iterator[Slip]:
    level = MARKED.sub(lambda match: "，" * len(match.group()), level)
    for name in people:
        level = level.replace(name, "，" * len(name))
    pieces = words.cut(level)
    general, total = words.dictionary(), words.total()
    for first in range(len(pieces)):
        for last in range(first + 1, min(first + PIECES, len(pieces))):
            start, end = pieces[first][0], pieces[last][0] + len(pieces[last][1])
            said = level[start:end]
            if len(said) > LONGEST or not all(map(sounds.readings, said)):
                break
            if knows(said) or words.frequency(said) or PLACE.match(level, end):
                continue
            inside = [word for _, word in pieces[first : last + 1]]
            if all(len(word) > 1 for word in inside):
                continue
            alone = not first or not words.names_something(pieces[first - 1][1])
            for name in people:
                if alone and set(name) & set(said) and sounds.alike(said, name):
                    yield Slip(start, said, name, NAMED)
            was = sum(_likely(word, general.get(word, 0), total) for word in inside)
            for meant, cost in _near(said):
                often = general.get(meant, 0)
                gain = _likely(meant, often, total) - was - cost
                if gain >= LIKELY and (knows(meant) or (often and asking(meant))):
                    yield Slip(start, said, meant, gain)


def _likely(word: str, often: int, total: int) -> float:
    """The logarithm of how often a general corpus of so many words has a word that it holds so many times."""
    return math.log(max(often, 1 if len(word) == 1 else TERM) / total)


def _near(said: str) -> Iterator[tuple[str, float]]:
    """Each word that has one character otherwise that sounds the same or nearly so, and what that costs."""
    for at, char in enumerate(said):
        sound = sounds.readings(char)[0]
        for other in _of_sound().get(sounds.near(sound), ()):
            if other != char:
                yield said[:at] + other + said[at + 1 :], 0.0 if sound in sounds.readings(other) else NEARLY


@lru_cache(maxsize=1)
def _of_sound() -> Mapping[str, Sequence[str]]:
    """The characters that a general corpus has, by their sounds."""
    found: dict[str, list[str]] = defaultdict(list)
    for char in words.characters(RARE):
        for sound in {sounds.near(one) for one in sounds.readings(char)}:
            found[sound].append(char)
    return found
