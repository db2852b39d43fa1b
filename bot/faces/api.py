"""The same answers over HTTP. Errors are {"error": one sentence}."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Any

from anyio import to_thread
from fastapi import Depends, FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

from bot.domain import Essay, Turn
from bot.errors import BotError, InputError, ServerFailed
from bot.faces import as_mcp, completions, journal, limits, reference, sending, shapes, wire
from bot.faces.checking import usable
from bot.faces.desk import Desk
from bot.faces.doors import Doors, Names, failure
from bot.faces.guard import Guard
from bot.faces.guard import Told as Headed
from bot.faces.journal import Journal
from bot.faces.keys import Keys
from bot.faces.metrics import Metrics
from bot.faces.shapes import Asking, Checking, Recommending, Searching, Told, answers
from bot.faces.web import original, own, render_measures
from bot.faces.web.branches import Addressed, Branches
from bot.library import Library
from bot.recommend.browse import Filter

if TYPE_CHECKING:
    from bot.app import Bot

TITLE = "政策问答接口"
NO_ESSAY = "没有这篇原文，它可能已从收录范围中移除。"
BAD_RANGE = "所给的起止位置不在这篇原文之内。"


Offset = Annotated[int, Query(ge=0)]


def create(bot: Bot, names: Names | None = None, keys: Keys | None = None, rate: int = 0) -> FastAPI:
    """The app: /api, /v1, /mcp, /original, and the page at /, where that is installed.

    `names`: how it may be addressed; as loopback where none are given. `keys`: what opens it; it stands open where none
    are given. `rate`: requests that a client may make in a minute; 0: any number.
    """
    desk = Desk(bot)
    tools = as_mcp.tools(bot, desk)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with tools.session_manager.run():
            yield

    # FastAPI's own documentation pages load scripts from a CDN.
    app = FastAPI(title=TITLE, version=version("policy-bot"), docs_url=None, redoc_url=None, lifespan=running)
    app.router.routes.append(as_mcp.route(tools))
    _questions(app, bot, desk)
    completions.mount(app, desk)
    _measures(app, bot)
    _essays(app, bot)
    _failures(app)
    reference.mount(app)
    metrics = Metrics(bot)
    _states(app, bot, metrics)
    bot.observers += [metrics.answered, partial(journal.answered, with_question=bot.settings.log_questions == "1")]
    if has_page():
        _page(app, desk)
    else:
        app.get("/", include_in_schema=False)(lambda: RedirectResponse("/docs"))
    app.add_middleware(Guard, keys=keys or Keys(), rate=rate)
    app.add_middleware(Doors, names=names or Names())
    app.add_middleware(Headed)
    app.add_middleware(Journal, metrics=metrics)
    app.add_middleware(Addressed)
    return app


def has_page() -> bool:
    """Whether the library that the page is made with is installed: a service for programs can do without."""
    return find_spec("gradio") is not None


def _page(app: FastAPI, desk: Desk) -> None:
    from bot.faces.web import page

    library = Library(desk.bot)
    own.mount(app, desk.bot, library)
    page.mount(app, desk)
    app.add_middleware(Branches, library=library, made=partial(branch, desk))


def branch(desk: Desk, bot: Bot, under: str) -> FastAPI:
    """The app of a collection: its page, and what that asks for. `desk`: that of the service; `under`: the path at which it lies."""
    from bot.faces.web import page

    app = FastAPI(title=TITLE, docs_url=None, redoc_url=None, openapi_url=None)
    _measures(app, bot)
    _essays(app, bot)
    _failures(app)
    return page.mount(app, desk.beside(bot), under)


def _states(app: FastAPI, bot: Bot, metrics: Metrics) -> None:
    """What machines ask: does it live, can it answer, and its figures."""

    @app.get("/healthz", include_in_schema=False)
    async def lives() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz", include_in_schema=False)
    def ready() -> JSONResponse:
        try:
            index = bot.searcher.index
            index.answer()
            return JSONResponse({"status": "ok", "generation": index.name})
        except BotError as error:
            return JSONResponse({"status": "unavailable", "error": str(error)}, 503)

    @app.get("/metrics", include_in_schema=False)
    def figures() -> Response:
        return Response(metrics.shown(), media_type="text/plain; version=0.0.4")


def _questions(app: FastAPI, bot: Bot, desk: Desk) -> None:
    @app.get("/api/health", **answers(shapes.Health))
    def health() -> dict[str, Any]:
        return {"status": "ok", "documents": len(bot.essays()), "model": bot.model_name, "writer": bot.writer_name}

    @app.post("/api/ask", **answers(shapes.Answer, sending.EVENTS))
    async def ask(body: Asking, request: Request) -> Any:
        """The answer; as server-sent events, as it grows, where `Accept` asks for these: the last is whole."""
        given = limits.question(body.question), await to_thread.run_sync(_history, bot, body.history)
        some = await desk.only(body.only)
        if sending.wants_events(request):
            return sending.growing(desk.answers(*given, body.quoting, body.depth, some), sending.event)
        answer = await sending.unless_left(request, desk.answer(*given, body.quoting, body.depth, some))
        return wire.answer(answer) if answer else Response(status_code=499)

    @app.post("/api/ask/stream", **answers(shapes.Answer, sending.LINES))
    async def stream(body: Asking) -> StreamingResponse:
        """The answer as it grows, a JSON object a line; the last line is the answer."""
        given = limits.question(body.question), await to_thread.run_sync(_history, bot, body.history)
        some = await desk.only(body.only)
        return sending.growing(desk.answers(*given, body.quoting, body.depth, some), sending.named_line)

    @app.post("/api/search", **answers(shapes.Hits))
    def search(body: Searching) -> dict[str, Any]:
        question = limits.question(body.question)
        return wire.hits(question, bot.search(question, body.k, limits.author(body.author)))

    @app.post("/api/check", **answers(shapes.Checked))
    def check(body: Checking) -> dict[str, Any]:
        return wire.checked(bot.check(usable(body.draft)))

    @app.post("/api/recommend", **answers(shapes.Recommendation))
    async def recommend(body: Recommending, request: Request) -> Any:
        """The measures that the texts support for who asks and what they need."""
        given = limits.profile(body.profile), limits.need(body.need)
        found = await sending.unless_left(request, desk.recommend(*given, await desk.only(body.only)))
        return wire.recommendation(found) if found else Response(status_code=499)


def _wanted(wanted: Annotated[Filter, Depends()]) -> Filter:
    for value in (wanted.words, wanted.actor, wanted.instrument, wanted.whose):
        limits.chosen(value or "")
    return wanted


Wanted = Annotated[Filter, Depends(_wanted)]


def _measures(app: FastAPI, bot: Bot) -> None:
    @app.get("/api/measures", **answers(shapes.Shelf))
    def measures(wanted: Wanted, offset: Offset = 0, limit: Annotated[int, Query(ge=0, le=500)] = 50) -> dict[str, Any]:
        return wire.shelf(bot.browse(wanted, offset, limit))

    @app.get("/measures", include_in_schema=False)
    def page_of(wanted: Wanted, offset: Offset = 0) -> HTMLResponse:
        shelf = bot.browse(wanted, offset, render_measures.PER_PAGE)
        return HTMLResponse(render_measures.shelf(shelf, wanted).encode("utf-8", "replace"))


# Spans besides the one that is looked at. Example: 12-40,77-90
Also = Annotated[str, Query(max_length=4000, pattern=r"^(?:\d{1,9}-\d{1,9}(?:,\d{1,9}-\d{1,9})*)?$")]


def _essays(app: FastAPI, bot: Bot) -> None:
    @app.get("/api/essays", **answers(list[shapes.Listed]))
    def essays() -> list[dict[str, Any]]:
        return [{"essay_id": essay_id, "name": name, "author": author} for essay_id, name, author in bot.essays()]

    @app.get("/api/essays/{essay_id:path}", **answers(shapes.Essay))
    def essay(essay_id: str) -> dict[str, Any]:
        return asdict(_essay(bot, essay_id))

    @app.get("/original/{essay_id:path}", include_in_schema=False)
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
        status = 422 if isinstance(error, InputError) else 503 if isinstance(error, ServerFailed) else 500
        return JSONResponse({"error": str(error)}, status)

    @app.exception_handler(StarletteHTTPException)
    def refused(_: Request, error: StarletteHTTPException) -> JSONResponse:
        ours = error.detail in (NO_ESSAY, BAD_RANGE)
        return JSONResponse({"error": error.detail}, error.status_code) if ours else failure(error.status_code)

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, _: RequestValidationError) -> JSONResponse:
        if request.url.path.startswith("/v1/"):
            return completions.failed(400, limits.MALFORMED)
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
