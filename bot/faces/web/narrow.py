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

from bot.faces import doors, limits

GET = re.compile(
    r"/|/config/?|/theme\.css|/(?:assets|static|svelte)/.+|/favicon\.ico|/manifest\.json|/robots\.txt"
    r"|/gradio_api/(?:startup-events|theme\.css|queue/data|heartbeat/\w+|upload_progress|file=.+)"
)
POST = re.compile(r"/gradio_api/(?:queue/join/?|upload|cancel|reset/?)")
JOIN = re.compile(r"/gradio_api/queue/join/?")
NOWHERE = "没有这个地址。"
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
            await doors.sentence(404, NOWHERE)(scope, receive, send)
        elif method == "POST" and JOIN.fullmatch(path):
            await self._join(scope, receive, send)
        else:
            await self.app(scope, receive, send)

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
            await doors.sentence(422, limits.MALFORMED)(scope, receive, send)
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
            return Path(path).resolve().is_relative_to(self.root)
        except (OSError, ValueError):
            return False
