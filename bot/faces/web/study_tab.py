"""The room for study: what study.js fetches, part by part. Nothing is made before it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import FastAPI, Query
from starlette.responses import HTMLResponse

from bot.errors import InputError
from bot.faces import limits
from bot.faces.web import render_study
from bot.says import study as says

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.faces.html import Html

# No corpus has a speaker of this number, and no text a place.
Place = Annotated[int, Query(ge=0, le=10**9)]


def mount(app: FastAPI, bot: Bot) -> None:
    """Put the parts of the room at `/study/…`."""

    def terms(words: str = "") -> HTMLResponse:
        return _sent(render_study.terms(bot.study.terms(limits.chosen(words))))

    def term(name: str) -> HTMLResponse:
        found = bot.study.entry(limits.chosen(name))
        if found is None:
            raise InputError(says.NO_TERM(term=name))
        return _sent(render_study.entry(found))

    def said(words: str = "", first: Place = 0) -> HTMLResponse:
        return _sent(render_study.table(bot.study.table(limits.chosen(words), first), words))

    def row(topic: str, who: Annotated[list[str], Query(max_length=50)]) -> HTMLResponse:
        asked = limits.chosen(topic).strip()
        return _sent(render_study.row(asked, bot.study.row(asked, who) if asked else ()))

    def outline(essay: str = "") -> HTMLResponse:
        known = [(key, f"{author}｜{name}" if author else name) for key, name, author in bot.essays()]
        return _sent(render_study.outline(bot.study.tree(essay), known))

    def question(seed: str, number: Annotated[int, Query(ge=0, le=10_000)] = 0) -> HTMLResponse:
        return _sent(render_study.question(bot.study.question(limits.chosen(seed), number), number))

    def answer(essay: str, start: Place, end: Place, said: str) -> HTMLResponse:
        asked = bot.study.asked(essay, start, end)
        if asked is None:
            raise InputError(says.GONE())
        return _sent(render_study.answered(asked, limits.chosen(said)))

    for part in (terms, term, said, row, outline, question, answer):
        app.add_api_route(f"/study/{part.__name__}", part, methods=["GET"], include_in_schema=False)


def _sent(html: Html) -> HTMLResponse:
    return HTMLResponse(html.encode("utf-8", "replace"))
