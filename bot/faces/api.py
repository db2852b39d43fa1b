"""The same answers over HTTP. Errors are {"error": one sentence}."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException as StarletteHTTPException

from bot.domain import Essay, Turn
from bot.errors import BotError, InputError
from bot.faces import limits, wire
from bot.faces.checking import usable
from bot.faces.doors import Doors, Names, failure
from bot.faces.web import original, page, render_measures
from bot.recommend.browse import Filter

if TYPE_CHECKING:
    from bot.app import Bot

NO_ESSAY = "没有这篇原文，它可能已从收录范围中移除。"
BAD_RANGE = "所给的起止位置不在这篇原文之内。"


Offset = Annotated[int, Query(ge=0)]


class Told(BaseModel):
    """An earlier question; with the answer that /api/ask gave, it is not answered again."""

    question: str
    answer: Any = None


class Asking(BaseModel):
    """Body of /api/ask and /api/ask/stream. `quoting`: in quotation even where a language model is set.

    `depth`: how deep an overview goes, 0 to 3; without it, as fits.
    """

    question: str
    history: list[str | Told] = []
    quoting: bool = False
    depth: int | None = Field(None, ge=0, le=3)


class Checking(BaseModel):
    """Body of /api/check."""

    draft: str


class Recommending(BaseModel):
    """Body of /api/recommend."""

    need: str
    profile: str = ""


class Searching(BaseModel):
    """Body of /api/search."""

    question: str
    k: int = Field(10, ge=1, le=100)
    author: str | None = None


def create(bot: Bot, names: Names | None = None) -> FastAPI:
    """The app: /api, /original, and the page at /. `names`: how it may be addressed; as loopback where none are given."""
    # The documentation pages of FastAPI load scripts from a CDN.
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    _questions(app, bot)
    _measures(app, bot)
    _essays(app, bot)
    _failures(app)
    page.mount(app, bot)
    app.add_middleware(Doors, names=names or Names())
    return app


def _questions(app: FastAPI, bot: Bot) -> None:
    @app.get("/api/health")
    def health() -> dict[str, Any]:
        return {"status": "ok", "documents": len(bot.essays()), "model": bot.model_name, "writer": bot.writer_name}

    @app.post("/api/ask")
    def ask(body: Asking) -> dict[str, Any]:
        return wire.answer(
            bot.ask(limits.question(body.question), _history(bot, body.history), body.quoting, body.depth)
        )

    @app.post("/api/ask/stream")
    def stream(body: Asking) -> StreamingResponse:
        """The answer as it grows, a JSON object a line; the last line is the answer."""
        growing = bot.stream(limits.question(body.question), _history(bot, body.history), body.quoting, body.depth)
        return StreamingResponse(map(wire.line, map(wire.answer, growing)), media_type="application/x-ndjson")

    @app.post("/api/search")
    def search(body: Searching) -> dict[str, Any]:
        question = limits.question(body.question)
        return wire.hits(question, bot.search(question, body.k, limits.author(body.author)))

    @app.post("/api/check")
    def check(body: Checking) -> dict[str, Any]:
        return wire.checked(bot.check(usable(body.draft)))

    @app.post("/api/recommend")
    def recommend(body: Recommending) -> dict[str, Any]:
        return wire.recommendation(bot.recommend(limits.profile(body.profile), limits.need(body.need)))


def _wanted(wanted: Annotated[Filter, Depends()]) -> Filter:
    for value in (wanted.words, wanted.actor, wanted.instrument, wanted.whose):
        limits.chosen(value or "")
    return wanted


Wanted = Annotated[Filter, Depends(_wanted)]


def _measures(app: FastAPI, bot: Bot) -> None:
    @app.get("/api/measures")
    def measures(wanted: Wanted, offset: Offset = 0, limit: Annotated[int, Query(ge=0, le=500)] = 50) -> dict[str, Any]:
        return wire.shelf(bot.browse(wanted, offset, limit))

    @app.get("/measures")
    def page_of(wanted: Wanted, offset: Offset = 0) -> HTMLResponse:
        shelf = bot.browse(wanted, offset, render_measures.PER_PAGE)
        return HTMLResponse(render_measures.shelf(shelf, wanted).encode("utf-8", "replace"))


# Spans besides the one that is looked at. Example: 12-40,77-90
Also = Annotated[str, Query(max_length=4000, pattern=r"^(?:\d{1,9}-\d{1,9}(?:,\d{1,9}-\d{1,9})*)?$")]


def _essays(app: FastAPI, bot: Bot) -> None:
    @app.get("/api/essays")
    def essays() -> list[dict[str, Any]]:
        return [{"essay_id": essay_id, "name": name, "author": author} for essay_id, name, author in bot.essays()]

    @app.get("/api/essays/{essay_id:path}")
    def essay(essay_id: str) -> dict[str, Any]:
        return asdict(_essay(bot, essay_id))

    @app.get("/original/{essay_id:path}")
    def page_of(essay_id: str, start: int | None = None, end: int | None = None, also: Also = "") -> HTMLResponse:
        found = _essay(bot, essay_id)
        others = [(int(low), int(high)) for low, high in (span.split("-") for span in also.split(",") if span)]
        try:
            html = original.page(found, start, end, others)
        except ValueError as error:
            raise HTTPException(422, BAD_RANGE) from error
        return HTMLResponse(html.encode("utf-8", "replace"))


def _failures(app: FastAPI) -> None:
    @app.exception_handler(BotError)
    def failed(_: Request, error: BotError) -> JSONResponse:
        return JSONResponse({"error": str(error)}, 422 if isinstance(error, InputError) else 500)

    @app.exception_handler(StarletteHTTPException)
    def refused(_: Request, error: StarletteHTTPException) -> JSONResponse:
        ours = error.detail in (NO_ESSAY, BAD_RANGE)
        return JSONResponse({"error": error.detail}, error.status_code) if ours else failure(error.status_code)

    @app.exception_handler(RequestValidationError)
    def malformed(_: Request, __: RequestValidationError) -> JSONResponse:
        return JSONResponse({"error": limits.MALFORMED}, 422)


def _history(bot: Bot, given: list[str | Told]) -> list[str | Turn]:
    """The turns so far, within their bounds."""
    asked = limits.history([item if isinstance(item, str) else item.question for item in given])
    answers = [item.answer if isinstance(item, Told) and isinstance(item.answer, dict) else None for item in given]
    return [
        question if answer is None else wire.turn({"question": question, "answer": answer}, bot.essay)
        for question, answer in zip(asked, answers, strict=True)
    ]


def _essay(bot: Bot, essay_id: str) -> Essay:
    found = bot.essay(essay_id)
    if found is None:
        raise HTTPException(404, NO_ESSAY)
    return found
