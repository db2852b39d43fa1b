"""The doors of the server: who is let in, under which name, and with how much. ASGI, before any route is looked for.

A page elsewhere can make a browser on this machine ask us (DNS rebinding, forged forms). What it cannot forge is the
Host and the Origin that the browser sends, so both must be ours.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.faces import limits
from bot.says import crash as says

HOST = re.compile(r"(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(?::\d{1,5})?")
STRANGE_HOST = "访问所用的地址（Host）不是本服务的地址。请用启动时显示的网址访问；需用其他域名时，请在 BOT_HOSTS 中写明后重新启动。"
STRANGE_ORIGIN = "请求来自其他网站的页面，不予受理；请直接打开本服务的网页。需用其他域名时，请在 BOT_HOSTS 中写明。"
NOWHERE = "没有这个地址。"
# Bytes of a request that is too large that are taken in all the same.
DRAINED = 200 * limits.MB
UPLOAD_PATHS = ("/gradio_api/upload", "/own/files")
JSON, FORM = "application/json", "multipart/form-data"
NO_JSON = "请求的内容须为 JSON（Content-Type: application/json）。"


@dataclass(frozen=True, slots=True)
class Names:
    """The names under which the server may be addressed: this machine's own, and those that are `configured`.

    `public`: it listens beyond the loopback. Then any IP address may be one of ours, and none can be rebound by DNS.
    """

    configured: frozenset[str] = frozenset()
    public: bool = False

    @classmethod
    def of(cls, host: str, configured: Collection[str] = ()) -> Names:
        """The names of a server that listens on `host`. A name may have its port behind it, and be written in Chinese."""
        named = {_plain(name) for name in configured}
        if is_loopback(host):
            return cls(frozenset(named))
        return cls(frozenset({*named, host.lower(), socket.gethostname().lower()}), public=True)

    def ours(self, name: str) -> bool:
        """Whether a host's name, without its port, is one of these."""
        name = name.lower()
        if name in self.configured or is_loopback(name):
            return True
        return self.public and _address(name) is not None


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host. Example: 127.0.0.1, ::1, localhost"""
    found = _address(host)
    return found.is_loopback if found else host.lower() == "localhost"


def _plain(name: str) -> str:
    """A configured name as browsers send it. Example: 政策.中国:8080 -> xn--5bvr50c.xn--fiqs8s"""
    bare = re.sub(r":\d+$", "", name.strip().lower())
    try:
        return bare.encode("idna").decode()
    except UnicodeError:
        return bare


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


class Doors:
    """Lets a request in that is addressed to us, comes from no foreign page, and is not too large."""

    def __init__(self, app: ASGIApp, names: Names) -> None:
        self.app = app
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or say in a sentence why not."""
        if scope["type"] == "websocket":  # there is none to be had here
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        most = limits.UPLOAD if scope["path"].rstrip("/") in UPLOAD_PATHS else limits.BODY
        if refused := self._refused(headers) or _foreign(scope, headers):
            await refused(scope, receive, send)
            return
        told = headers.get("content-length", "")
        weighed = _Weighed(receive, send, most, int(told) if told.isdecimal() else 0)
        if not weighed.heavy:
            try:
                await self.app(scope, weighed.receive, weighed.send)
            except Exception:
                if not weighed.heavy:  # else it failed over the body that was cut off
                    raise
        if weighed.heavy and not weighed.answered:
            await weighed.drain()
            await sentence(413, limits.too_large(most))(scope, receive, send)

    def _refused(self, headers: Headers) -> JSONResponse | None:
        host = headers.get("host", "")
        # Gradio makes its addresses of what a proxy says that was asked for.
        asked = [*headers.getlist("host"), *headers.getlist("x-forwarded-host")]
        named = [HOST.fullmatch(name) for name in asked]
        if len(headers.getlist("host")) != 1 or not all(
            match and self.names.ours(match.group(1).strip("[]")) for match in named
        ):
            return sentence(400, STRANGE_HOST)
        origin = headers.get("origin")
        if origin is not None and not self._own(origin, host):
            return sentence(403, STRANGE_ORIGIN)
        return None

    def _own(self, origin: str, host: str) -> bool:
        """Whether a request's origin is the very address asked for, or a configured name (behind a proxy)."""
        try:
            parts = urlsplit(origin)
            name = parts.hostname or ""
        except ValueError:
            return False
        if parts.scheme not in ("http", "https"):
            return False
        return parts.netloc.lower() == host.lower() or name.lower() in self.names.configured


def _foreign(scope: Scope, headers: Headers) -> JSONResponse | None:
    """What another site's page makes a browser send: a form (JSON and files of ours are sent by scripts), a picture.

    A browser that follows a link to us navigates.
    """
    site, moves = headers.get("sec-fetch-site"), headers.get("sec-fetch-mode") == "navigate"
    if site in ("cross-site", "same-site") and not (moves and scope["method"] == "GET"):
        return sentence(403, STRANGE_ORIGIN)
    told = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers or "content-type" in headers
    if told and scope["method"] in ("POST", "PUT", "PATCH"):
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != (FORM if scope["path"].rstrip("/") in UPLOAD_PATHS else JSON):
            return sentence(415, NO_JSON)
    return None


class _Weighed:
    """A request whose body is weighed as it comes; `told`: how many bytes its header promises."""

    def __init__(self, receive: Receive, send: Send, most: int, told: int) -> None:
        self._receive, self._send, self._most, self._told = receive, send, most, told
        self._got = 0
        self._more = True
        self.answered = False

    @property
    def heavy(self) -> bool:
        """Whether there is more than there may be."""
        return max(self._got, self._told) > self._most

    async def receive(self) -> Message:
        """The next piece of the body; once there is too much, the caller is taken for gone."""
        message = await self._receive()
        self._more = message["type"] == "http.request" and message.get("more_body", False)
        self._got += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.heavy else message

    async def send(self, message: Message) -> None:
        """Pass on what the app answers, unless it is an answer to half a body."""
        if self.answered or not self.heavy:
            self.answered = True
            await self._send(message)

    async def drain(self) -> None:
        """Take in the rest, within reason: whoever still sends would see a broken connection instead of a sentence."""
        while self._more and self._got < DRAINED:
            await self.receive()


def failure(status: int) -> JSONResponse:
    """What is said of a request that failed, where nothing more is known than its status."""
    if status in (403, 404, 405):
        return sentence(404, NOWHERE)
    return sentence(status, says.CRASHED(undone=says.REQUEST()) if status >= 500 else limits.MALFORMED)


def sentence(status: int, words: str) -> JSONResponse:
    """An error as every route gives it; `detail` is what Gradio's script shows."""
    return JSONResponse({"error": words, "detail": words}, status)
