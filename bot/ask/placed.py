"""Questions about one place, among texts of several: what another place reports is no answer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask.evidence import Candidate
from bot.ask.trace import Trace, Tracing
from bot.index.store import Index
from bot.text import words
from bot.text.places import apart, places, provinces

# Sentences that are looked at for a place that no text is called after.
LOOKED_AT = 3


def searched(tracing: Tracing, index: Index) -> Trace | None:
    """What is found for a question, in the texts of the place that it names where it names one; None where that has none."""
    trace = tracing.read()
    if texts := own(tracing.query.text, trace.ranked, index):
        return tracing.keep_to(texts)
    if unheld(tracing.query.text, trace.ranked, index):
        return None
    if not (asked := index.places(words.fold(tracing.query.text))):
        return trace
    titled = dict(zip(index.essays, index.titled, strict=True))
    return tracing.leave_out(lambda one: _elsewhere(one, asked, titled))


def own(question: str, ranked: Sequence[Candidate], index: Index) -> tuple[str, ...]:
    """The texts (ids) of the place that a question names, where the best sentence is of a text of another; else none."""
    asked = index.places(words.fold(question))
    if not asked or not ranked:
        return ()
    titled = dict(zip(index.essays, index.titled, strict=True))
    if not _elsewhere(ranked[0], asked, titled):
        return ()
    return tuple(key for key, of in titled.items() if of & asked)


def unheld(question: str, ranked: Sequence[Candidate], index: Index) -> bool:
    """Whether texts are of provinces, none of the one that a question names, and no sentence found speaks of that."""
    asked = provinces() & places(question)
    if len(asked) != 1 or not ranked:
        return False
    titled = dict(zip(index.essays, index.titled, strict=True))
    (place,) = asked
    found = ranked[:LOOKED_AT]
    if not all(_elsewhere(one, asked, titled) and place not in one.passage.text for one in found):
        return False
    return all(apart(of, asked) for of in titled.values() if of)


def _elsewhere(one: Candidate, asked: frozenset[str], titled: dict[str, frozenset[str]]) -> bool:
    """Whether a sentence stands in a text that is called after other places alone."""
    of = titled[one.passage.essay_id]
    return bool(of) and apart(of, asked) and not any(place in one.text for place in asked)
