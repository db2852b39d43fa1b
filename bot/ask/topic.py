"""What several speakers say of one thing: a cited block for each who speaks of it, and who does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ask.reading import EACH, FITTED, MANY, Reading
from bot.ask.speakers import Asked
from bot.ask.spoken import Spoken
from bot.ask.trace import Trace
from bot.domain import Evidence
from bot.says import ask as says
from bot.search.retrieve import Searcher
from bot.search.speakers import listed, speakers, where
from bot.text import words


@dataclass(frozen=True, slots=True)
class Compared:
    """The evidence, speaker by speaker; what is said before it and after it; `near`: it does not answer, it lies nearest.

    `other`: who is asked about does not say it, others do. `silent`: the texts of those who do not name it, where they are
    asked for.
    """

    evidence: tuple[Evidence, ...]
    opening: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    near: bool = False
    other: bool = False
    silent: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()

    def names(self, topic: str) -> bool:
        """Whether what is quoted has a topic to the letter."""
        return any(words.fold(topic) in words.fold(one.text) for one in self.evidence)


def compare(asked: Asked, searcher: Searcher) -> Compared | None:
    """What the speakers say whom a question sets side by side, and who of them does not; None where none says anything."""
    reading = Reading(asked, searcher)
    made = _compared(reading, searcher)
    return replace(made, traces=reading.traces) if made else None


# Of so many who do not name it what comes nearest is shown.
OF_FEW = 2


def _compared(reading: Reading, searcher: Searcher) -> Compared | None:
    asked = reading.asked
    if asked.form == "whether":
        return _whether(reading, searcher)
    sure = asked.form in ("who", "silent")
    speaking = reading.speaking(FITTED.sure if sure else FITTED.nearly)
    others = [one for one in reading.spoken if one not in speaking]
    if asked.form == "silent":
        # Who says it in other words does not name it either.
        silent = [one for one in reading.spoken if not (reading.literal(one.speaker) or reading.has_parts(one.speaker))]
        return _silent(reading, [one for one in speaking if one not in silent], silent)
    each = asked.form == "each" and asked.named
    if each and not reading.best:
        return _unspoken(reading, searcher)
    near = each and max((one.meaning for one in reading.spoken), default=0.0) >= FITTED.near
    if not speaking or (reading.best < FITTED.least and not near):
        nobody = asked.left_out and reading.spoken and reading.nameable(reading.spoken)
        return Compared((), (reading.unnamed(reading.spoken),)) if nobody else None
    absent = reading.silences(others) if not sure else []
    return Compared(reading.quotations(speaking), (reading.opening(speaking),), tuple(absent))


def _silent(reading: Reading, speaking: Sequence[Spoken], silent: Sequence[Spoken]) -> Compared | None:
    """Who does not name the topic, and who does; what these say where everybody does, what comes nearest where nobody does."""
    if not silent:
        return Compared(reading.quotations(speaking), (reading.opening(speaking),)) if speaking else None
    if not speaking and len(silent) <= OF_FEW and (near := reading.nearest(silent)):
        return Compared(near, (reading.unnamed(silent), says.NEAREST()))
    if not speaking:
        return Compared((), (reading.unnamed(silent),))
    # Their words are not asked for: of whom it stands is only named.
    told = says.UNNAMED_BUT(silent=where([one.speaker for one in silent]), topic=reading.asked.topic,
                            speakers=listed([one.speaker for one in speaking]))  # fmt: skip
    return Compared((), (told,), silent=tuple(key for one in silent for key in one.speaker.essays))


def _whether(reading: Reading, searcher: Searcher) -> Compared | None:
    """Whether it is spoken of: who does, or who does not name it and what comes nearest; None where words leave doubt."""
    speaking = [one for one in reading.spoken if reading.says_it(one)]
    if speaking:
        return Compared(reading.quotations(speaking), (reading.opening(speaking),))
    return _unspoken(reading, searcher)


def _unspoken(reading: Reading, searcher: Searcher) -> Compared | None:
    """That none of those who are asked about names it, and who else does, or what comes nearest; None where words leave doubt."""
    if not reading.nameable(reading.spoken) or any(reading.has_parts(one.speaker) for one in reading.spoken):
        return None
    asked = reading.asked
    signed = any(one.author for one in asked.speakers)
    others = tuple(one for one in speakers(reading.index) if one.author == signed and one not in asked.speakers)
    if others:
        rest = Reading(replace(asked, speakers=others), searcher)
        if found := [one for one in rest.spoken if rest.to_the_word(one.speaker)]:
            few = found if len(found) <= MANY else found[:EACH]  # all are named, and nobody asked of them
            return Compared(rest.quotations(few), (reading.unnamed(reading.spoken), rest.opening(found)), other=True)
    near = reading.nearest(reading.spoken) if reading.known else ()
    return Compared(near, (reading.unnamed(reading.spoken), *([says.NEAREST()] if near else [])), near=True)
