"""An answer as it grows, on its way to a client: a line or an event at a time, and a sentence where it fails."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

from anyio import create_task_group
from starlette.requests import Request
from starlette.responses import StreamingResponse

from bot.domain import Answer
from bot.errors import BotError
from bot.faces import wire
from bot.says import crash as says

Given = TypeVar("Given")

EVENTS = "text/event-stream"
LINES = "application/x-ndjson"
# Nothing between us and the client may keep pieces back, or keep them at all.
AT_ONCE = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

log = logging.getLogger(__name__)


def wants_events(request: Request) -> bool:
    """Whether a client asks for server-sent events."""
    return EVENTS in request.headers.get("accept", "")


def event(name: str, fields: dict[str, Any]) -> str:
    """A server-sent event. Example: ("answer", {…}) -> event: answer, data: {…}, and an empty line"""
    return f"event: {name}\ndata: {wire.line(fields)}\n"


def named_line(_: str, fields: dict[str, Any]) -> str:
    """The same as a line of JSON."""
    return wire.line(fields)


def growing(answers: AsyncIterator[Answer], form: Callable[[str, dict[str, Any]], str]) -> StreamingResponse:
    """The answers, each the one before with more in it; the last is whole."""

    async def pieces() -> AsyncIterator[str]:
        try:
            async for answer in answers:
                yield form("answer", wire.answer(answer))
        except BotError as error:
            yield form("error", {"error": str(error)})
        except Exception:  # the answer has begun: its status cannot tell it any more
            log.exception("ask failed")
            yield form("error", {"error": says.CRASHED(undone=says.REQUEST())})

    return StreamingResponse(pieces(), media_type=EVENTS if form is event else LINES, headers=AT_ONCE)


async def unless_left(request: Request, work: Awaitable[Given]) -> Given | None:
    """What comes of the work; None where the client has gone before, and with it the work."""
    found: Given | None = None
    failure: Exception | None = None
    async with create_task_group() as group:

        async def watch() -> None:
            while (await request.receive())["type"] != "http.disconnect":
                pass
            group.cancel_scope.cancel()

        group.start_soon(watch)
        try:
            found = await work
        except Exception as error:  # raised in here it would come out in a group, whose sentence nobody looks for
            failure = error
        group.cancel_scope.cancel()
    if failure is not None:
        raise failure
    return found
