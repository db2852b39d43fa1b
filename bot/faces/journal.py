"""A line of JSON for each thing that happens in the service, with the request's id; words of users only where asked for."""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import uuid
from contextvars import ContextVar
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

if TYPE_CHECKING:
    from bot.ask.grounds import Grounds
    from bot.domain import Answer
    from bot.faces.metrics import Metrics

ID = "x-request-id"
GIVEN = re.compile(r"[\w.-]{1,64}", re.ASCII)
# The routes that are told apart; of any other, that it is another.
ROUTES = re.compile(
    r"/(?:api/(?:ask/stream|[a-z]+)|v1/[a-z/]+|mcp|docs|measures|original|metrics|healthz|readyz|gradio_api/[a-z_]+|page|own|study)?"
)
FIELDS = ("method", "route", "status", "ms", "question", "answer", "reason", "mode")

request_id: ContextVar[str] = ContextVar("request_id", default="")
log = logging.getLogger("bot.service")


class Lines(logging.Formatter):
    """A record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """See `logging.Formatter`."""
        told = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(record.created)),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "logger": record.name,
        }
        if found := request_id.get():
            told["request"] = found
        told |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def keep(everything: bool) -> None:
    """Write lines to standard error: `everything` that is told, or only what is wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    own = logging.getLogger("bot")
    own.handlers, own.propagate = [handler], False
    own.setLevel(logging.INFO if everything else logging.WARNING)


class Journal:
    """Gives each request an id, tells and counts it; `with_questions`: an answer's line holds the question."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(ID, "")
        name = given if GIVEN.fullmatch(given) else uuid.uuid4().hex
        token, started, status = request_id.set(name), time.perf_counter(), 500

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[ID] = name
            await send(message)

        try:
            await self.app(scope, receive, sent)
        finally:
            seconds, named = time.perf_counter() - started, route(scope["path"])
            self.metrics.requested(named, scope["method"], status, seconds)
            told = {"method": scope["method"], "route": named, "status": status, "ms": round(1000 * seconds, 1)}
            log.info("request", extra=told)
            request_id.reset(token)


def answered(answer: Answer, _: Grounds, with_question: bool) -> None:
    """Tell of an answer: never its words, and the question's only where that is wanted."""
    told = {"answer": answer.status, "reason": answer.reason, "mode": answer.mode, "ms": answer.ms}
    log.info("answer", extra=told | ({"question": answer.question} if with_question else {}))


def route(path: str) -> str:
    """Which route a path belongs to; without what may tell of a user. Example: /api/essays/x -> /api/essays"""
    found = ROUTES.match(path)
    return found.group().rstrip("/") or ("/" if path == "/" else "other") if found else "other"
