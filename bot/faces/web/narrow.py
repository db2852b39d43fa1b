"""What of Gradio the outside may reach: the routes that the page needs, and values of the kinds that its events take.

Gradio brings some fifty routes (proxies, recordings, editors of code) and moves any file that a value names into its
cache. A route that is not listed here is not there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.faces import doors

GET = re.compile(
    r"/|/config/?|/theme\.css|/(?:assets|static|svelte)/.+|/favicon\.ico|/manifest\.json|/robots\.txt"
    r"|/gradio_api/(?:startup-events|theme\.css|queue/data|heartbeat/\w+|upload_progress|file=.+)"
)
POST = re.compile(r"/gradio_api/(?:queue/join/?|upload|cancel|reset/?)")
JOIN = re.compile(r"/gradio_api/queue/join/?")
# What Gradio's script says of a file.
OF_A_FILE = {"path", "url", "orig_name", "size", "mime_type", "is_stream"}
META = {"_type": "gradio.FileData"}
PLAIN = (str, int, float, bool, type(None))


class Narrow:
    """ASGI wrapper around Gradio's own app.

    `root`: where uploads and downloads lie, so every file that a request names; `events`: the numbers of the events.
    """

    def __init__(self, app: ASGIApp, root: Path, events: Container[int]) -> None:
        self.app = app
        self.root = root
        self.events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path, method = scope["path"], scope["method"]
        served = {"GET": GET, "HEAD": GET, "POST": POST}.get(method)
        if served is None or served.fullmatch(path) is None or not self._may_read(path):
            await doors.failure(404)(scope, receive, send)
            return
        # A range of a file is never asked for by the page, and Gradio fails on several.
        plain = [(name, value) for name, value in scope["headers"] if name != b"range"]
        spoken = _Spoken(scope, receive, send)
        if method == "POST" and JOIN.fullmatch(path):
            await self._join({**scope, "headers": plain}, receive, spoken.send)
        else:
            await self.app({**scope, "headers": plain}, receive, spoken.send)

    def _may_read(self, path: str) -> bool:
        """Whether a file that is asked for is one of ours; any other path names none."""
        _, asked, file = path.partition("/gradio_api/file=")
        return not asked or self._is_ours(file)

    async def _join(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An event of the page, with its values: read whole, looked at, and passed on as it came."""
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
        if not self._proper(body):
            await doors.failure(422)(scope, receive, send)
            return
        sent = False

        async def again() -> Message:
            nonlocal sent
            if sent:
                return await receive()
            sent = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, again, send)

    def _proper(self, body: bytes) -> bool:
        """Whether it is an event of the page, and every value of it plain or a file of ours."""
        try:
            given = json.loads(body)
        except (ValueError, RecursionError):
            return False
        if not isinstance(given, dict) or not isinstance(given.get("data"), list):
            return False
        if type(given.get("fn_index")) is not int or given["fn_index"] not in self.events:
            return False
        if not isinstance(given.get("session_hash"), str) or not given["session_hash"]:
            return False
        event = given.get("event_data")
        beside = [value for name, value in given.items() if name not in ("data", "event_data")]
        told = event.values() if isinstance(event, dict) else [event]
        return all(isinstance(value, PLAIN) for value in (*beside, *told)) and all(map(self._value, given["data"]))

    def _value(self, value: Any) -> bool:
        """Whether a value is plain, or a file of ours and nothing besides: Gradio looks for files at any depth."""
        if not isinstance(value, dict):
            return isinstance(value, PLAIN)
        told = {name: one for name, one in value.items() if name != "meta"}
        if not told.keys() <= OF_A_FILE or not all(isinstance(one, PLAIN) for one in told.values()):
            return False
        path = told.get("path")
        return isinstance(path, str) and self._is_ours(path) and value.get("meta", META) == META

    def _is_ours(self, path: str) -> bool:
        """Whether a path leads to where uploads and downloads lie, links followed."""
        try:
            found = Path(path).resolve()
            return found.is_relative_to(self.root) and not found.name.startswith(".")
        except (OSError, ValueError):
            return False


class _Spoken:
    """What Gradio answers: a failure is told as everywhere, in one sentence, in place of its own English."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._replaced = False

    async def send(self, message: Message) -> None:
        """Pass on a piece of an answer that is none of failure."""
        if self._replaced:
            return
        if message["type"] == "http.response.start" and message["status"] >= 400:
            self._replaced = True
            await doors.failure(message["status"])(self._scope, self._receive, self._send)
            return
        await self._send(message)
