"""Answers, hits and reports as the JSON of the contract: one form for page, command line and HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from bot.check.check import Checked
from bot.domain import Answer, Citation, Essay, Hit, Turn
from bot.errors import InputError
from bot.faces import limits
from bot.recommend.browse import Shelf
from bot.recommend.nouns import Measure, Recommendation
from bot.search.opened import Indexed

# What a citation is made of again, besides the essay itself.
CITED = (
    *("number", "essay_id", "title", "author", "section", "point"),
    *("start", "end", "quote", "reference", "label", "field"),
)


def line(fields: dict[str, Any]) -> str:
    """An object as a line of JSON."""
    return json.dumps(fields, ensure_ascii=False) + "\n"


def answer(given: Answer) -> dict[str, Any]:
    """The object of `bot ask`."""
    fields = asdict(given)
    fields["nearest"] = [
        {name: getattr(passage, name) for name in ("essay_id", "title", "author", "section", "point", "text")}
        for passage in given.nearest
    ]
    return fields


def turn(given: Mapping[str, Any], essay: Callable[[str], Essay | None]) -> str | Turn:
    """An earlier question with its answer, as `answer` gave it away; the question alone where the answer does not hold.

    Whoever hands an answer back may have changed it: each citation is compared with the text that it names.
    """
    said = given["answer"]
    try:
        citations = []
        for one in said["citations"]:
            text = essay(one["essay_id"])
            if text is None:
                return str(given["question"])
            citations.append(Citation(**{name: one[name] for name in CITED}, essay=text))
        fields = {name: said[name] for name in ("question", "standalone", "status", "reason", "text")}
        limits.bounded(fields["standalone"], limits.QUESTION, limits.LONG_QUESTION)
        return Turn(given["question"], Answer(**fields, citations=tuple(citations)))
    except (KeyError, TypeError, ValueError, InputError):
        return str(given["question"])


def checked(given: Checked) -> dict[str, Any]:
    """The object of `bot check`."""
    return {"findings": [asdict(finding) for finding in given.findings], "summary": given.summary}


def recommendation(given: Recommendation) -> dict[str, Any]:
    """The object of `bot recommend`."""
    measures = [
        measure(item.measure)
        | {"fit": item.fit, "why": item.why, "needs": item.needs, "answers": item.answers}
        | {"also": [measure(other) for other in item.also]}
        for item in given.measures
    ]
    return asdict(given) | {"measures": measures}


def measure(given: Measure) -> dict[str, Any]:
    """A measure of the catalogue, its citation's fields beside its own."""
    own = {name: getattr(given, name) for name in ("action", "actors", "instruments", "whose")}
    return own | asdict(given.citation)


def shelf(given: Shelf) -> dict[str, Any]:
    """The object of /api/measures."""
    return {
        "total": given.total,
        "offset": given.offset,
        "measures": [measure(item) for item in given.measures],
        "counts": given.counts,
        "voices": given.voices,
    }


def hit(rank: int, given: Hit) -> dict[str, Any]:
    """One hit of `bot search`."""
    passage = given.passage
    names = ("essay_id", "title", "author", "section", "point", "start", "end", "text")
    place = {name: getattr(passage, name) for name in names}
    return {"rank": rank, **place, "score": given.score, "dense": given.dense, "lexical": given.lexical}


def hits(question: str, given: list[Hit]) -> dict[str, Any]:
    """The object of `bot search`."""
    return {"question": question, "hits": [hit(rank, item) for rank, item in enumerate(given, 1)]}


def indexed(given: Indexed) -> dict[str, Any]:
    """The object of `bot index`."""
    return {
        **asdict(given.report),
        "seconds": given.seconds,
        "model": given.model,
        "rejected": [{"path": item.path, "reason": item.reason} for item in given.rejected],
        "warnings": [{"path": item.path, "reason": item.reason} for item in given.warned],
    }
