"""Gradio's HTML document, made ours before it leaves: Chinese, our style and script first, no foreign address."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.faces.html import part

HERE = Path(__file__).parent
STYLES = (
    *(
        "page.css",
        "rooms.css",
        "toasts.css",
        "checks.css",
        "chat.css",
        "talks.css",
        "answer.css",
        "sources.css",
        "composer.css",
        "chosen.css",
        "check.css",
        "draft.css",
        "findings.css",
    ),
    *("measures.css", "original.css", "reader.css", "phone.css", "desk.css", "study.css", "own.css"),
)
SCRIPTS = (
    "stream.js",
    "english.js",
    "language.js",
    "alive.js",
    "route.js",
    "toasts.js",
    "kept.js",
    "desk.js",
    "page.js",
    "chat.js",
    "chosen.js",
    "shelf.js",
    "note.js",
    "talks.js",
    "talklist.js",
    "reader.js",
    "study.js",
    "collections.js",
    "jobs.js",
    "files.js",
    "own.js",
)
FILES = dict.fromkeys(STYLES, "text/css; charset=utf-8") | dict.fromkeys(SCRIPTS, "text/javascript; charset=utf-8")
# Cards for social networks; their addresses lie outside this machine, if only in <meta>.
CARDS = re.compile(r"<meta\s+(?:property=\"og:|name=\"twitter:)[^<>]*>\s*")


def document(html: str, title: str) -> str:
    """The page as the browser gets it."""
    html = CARDS.sub("", html.replace('lang="en"', 'lang="zh-CN"', 1))
    styles, scripts = ([_address(name) for name in names] for names in (STYLES, SCRIPTS))
    ours = part("page.html", "head", title=title, styles=styles, scripts=scripts)
    return html.replace("</head>", f"{ours}</head>", 1)


def _address(name: str) -> str:
    """With a digest, so that no browser shows an old one beside a new page."""
    return f"page/{name}?{sha256((HERE / name).read_bytes()).hexdigest()[:8]}"


class Shell:
    """ASGI wrapper: rewrites the document at `/` and lets everything else through untouched."""

    def __init__(self, app: ASGIApp, title: str) -> None:
        self.app = app
        self.title = title

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] != "/":
            await self.app(scope, receive, send)
            return
        plain = [(key, value) for key, value in scope["headers"] if key != b"accept-encoding"]
        answer = _Collected()
        await self.app({**scope, "headers": plain}, receive, answer.collect)
        await answer.pass_on(send, self.title)


class _Collected:
    """A response held back until it is complete."""

    def __init__(self) -> None:
        self.start: dict[str, Any] = {}
        self.body = b""

    async def collect(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = dict(message)
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    async def pass_on(self, send: Send, title: str) -> None:
        if Headers(raw=self.start["headers"]).get("content-type", "").startswith("text/html"):
            self.body = document(self.body.decode(), title).encode()
            MutableHeaders(raw=self.start["headers"])["content-length"] = str(len(self.body))
        await send(self.start)
        await send({"type": "http.response.body", "body": self.body})
