"""Answers, hits and reports as the JSON of the contract: one form for page, command line and HTTP."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from bot.app import Indexed
from bot.check.check import Checked
from bot.domain import Answer, Hit
from bot.recommend.browse import Shelf
from bot.recommend.nouns import Measure, Recommendation


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
    }
