"""What each of several speakers says of one topic, in one quotation, or what the search for it established."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.ask.reading import FITTED, Reading
from bot.ask.speakers import Asked
from bot.ask.spoken import Spoken
from bot.search.retrieve import Searcher
from bot.search.speakers import Heard, Speaker
from bot.text import words
from bot.text.building import quoted
from bot.text.outline import Outline, Span


def each(searcher: Searcher, topic: str, speakers: Sequence[Speaker]) -> list[Heard]:
    """For each speaker the best quotation, else what may be said of the silence."""
    reading = Reading(Asked(tuple(speakers), topic, "each"), searcher)
    speaking = reading.speaking(FITTED.sure) if reading.best >= FITTED.least else []
    return [_heard(one, one in speaking, reading) for one in reading.spoken]


def _heard(one: Spoken, speaking: bool, reading: Reading) -> Heard:
    found = reading.quotations([one], each=1) if speaking else ()
    silence = None if found else reading.silence(one)
    places = [(best.passage.essay_id, (best.start, best.end)) for best in found]
    outlines = reading.index.outlines
    if not places and silence is None:  # the topic may stand in a heading alone
        places = list(_headings(one, words.unquoted(reading.asked.topic), outlines))[:1]
    said = next((quoted(outlines[key], span) for key, span in places), None)
    return Heard(one.speaker, said, silence)


def _headings(one: Spoken, topic: str, outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Span]]:
    """The headings of a speaker that have the topic to the word."""
    for key in one.speaker.essays:
        for node in outlines[key].sections:
            if topic in words.unquoted(node.label or ""):
                yield key, node.lead
