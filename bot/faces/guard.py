"""Who may use the service, and how much: keys, rates, the time that a body may take, and what a browser is told.

ASGI, behind `doors`, before any route. A client is an address of the network; behind a proxy all clients are one.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.faces import doors
from bot.faces.keys import Keys

# Machines that look after the service ask these, and learn nothing of it.
OPEN = ("/healthz", "/readyz")
NO_KEY = "需要登录或令牌：网页请输入用户名和密码，程序请在 Authorization 头中给出令牌（Bearer）。"
TOO_OFTEN = "请求过于频繁，请稍后再试。"
TOO_SLOW = "请求的内容迟迟没有传完，请检查网络后重试。"
# Clients whose requests are counted at once; seconds in which a piece of a body must come, and all of it.
CLIENTS, PIECE, WHOLE = 10_000, 20, 120

COMMON = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
CLOSED = "base-uri 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
# Gradio's page runs scripts that stand in it, and makes functions of strings; nothing comes from elsewhere.
PAGE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    f"img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; {CLOSED}"
)
PLAIN = f"default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; {CLOSED}"


class Guard:
    """Lets in who has a key, where there are any; a client may ask `rate` times a minute, where that is not 0."""

    def __init__(self, app: ASGIApp, keys: Keys, rate: int = 0) -> None:
        self.app = app
        self.keys = keys
        self.rates = Rates(rate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or say in a sentence why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        counted = scope["method"] == "POST"
        given = Headers(scope=scope).get("authorization", "")
        if counted and (wait := self.rates.wait((scope.get("client") or ("",))[0])):
            answer = doors.sentence(429, TOO_OFTEN)
            answer.headers["retry-after"] = str(wait)
            await answer(scope, receive, send)
        elif self.keys and path not in OPEN and not await to_thread.run_sync(self.keys.opens, given):
            answer = doors.sentence(401, NO_KEY)
            answer.headers["www-authenticate"] = 'Basic realm="policy-bot", charset="UTF-8"'
            await answer(scope, receive, send)
        else:
            await self._timed(scope, receive, send)

    async def _timed(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request whose body has so long to come."""
        started, open_, answered, late = time.monotonic(), True, False, False

        async def received() -> Message:
            nonlocal open_, late
            if not open_:  # the body is here; what is waited for now is the client's going
                return await receive()
            try:
                async with asyncio.timeout(min(PIECE, started + WHOLE - time.monotonic())):
                    message = await receive()
            except TimeoutError:
                late = True
                return {"type": "http.disconnect"}
            open_ = message["type"] == "http.request" and message.get("more_body", False)
            return message

        async def sent(message: Message) -> None:
            nonlocal answered
            if answered or not late:  # else it is an answer to half a body
                answered = True
                await send(message)

        try:
            await self.app(scope, received, sent)
        except Exception:
            if not late:
                raise
        if late and not answered:
            await doors.sentence(408, TOO_SLOW)(scope, receive, send)


class Rates:
    """How often each client asks: a bucket that holds a minute's requests and fills again evenly (token bucket)."""

    def __init__(self, a_minute: int) -> None:
        self._most = a_minute
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float | None = None) -> int:
        """Take a request; seconds to wait where there is none left, else 0."""
        if not self._most:
            return 0
        now = time.monotonic() if now is None else now
        left, then = self._left.pop(client, (float(self._most), now))
        left = min(self._most, left + (now - then) * self._most / 60)
        self._left[client] = (left - 1 if left >= 1 else left), now
        if len(self._left) > CLIENTS:
            self._left.popitem(last=False)
        return 0 if left >= 1 else max(1, round((1 - left) * 60 / self._most))


class Told:
    """Tells the browser, with every answer, what it may do with it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in COMMON.items():
                    headers[name] = value
                headers["content-security-policy"] = PAGE if scope["path"] == "/" else PLAIN
            await send(message)

        await self.app(scope, receive, sent)
