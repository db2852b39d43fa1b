"""The page of each collection, at /c/<id>/: the same page with another bot, opened when it is first asked for.

What a page answers from is in its address, so two tabs can have two collections, and a link leads a colleague to the
same one. The doors see the address below /c/<id>, so every rule of theirs holds there too.
"""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.errors import BotError
from bot.faces import doors

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.app import Bot
    from bot.library import Library

PLACE = re.compile(r"/c/([0-9a-f]{12})(/.*)?")
ROOM = "../../#/-/own"
# Collections that stay open though nobody has their page open.
KEPT = 3


class Addressed:
    """Takes /c/<id> off an address and notes the id as the scope's `collection`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        found = PLACE.fullmatch(scope.get("path", ""))
        if found is None:
            await self.app(scope, receive, send)
        elif found[2] is None:
            await RedirectResponse(f"{found[1]}/")(scope, receive, send)
        else:
            raw = scope.get("raw_path") or found[2].encode()
            raw = raw.removeprefix(found[0].removesuffix(found[2]).encode())
            await self.app({**scope, "path": found[2], "raw_path": raw, "collection": found[1]}, receive, send)


class Branches:
    """Hands a request for a collection to its page; `made`: makes it of a bot and the path that it lies under."""

    def __init__(self, app: ASGIApp, library: Library, made: Callable[[Bot, str], FastAPI]) -> None:
        self.app = app
        self.library = library
        self.made = made
        self._open: OrderedDict[str, _Branch] = OrderedDict()
        # Pages that are being made, which takes a while and holds up only those who want the same.
        self._making: dict[str, asyncio.Task[None]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        key = scope.get("collection")
        if key is None:
            await self.app(scope, receive, send)
            return
        try:
            branch = await self._branch(key)
        except BotError:
            await self._nowhere(scope, receive, send)
            return
        branch.asked += 1
        try:
            await branch.app(scope, receive, send)
        finally:
            branch.asked -= 1

    async def _branch(self, key: str) -> _Branch:
        """The open page of a collection. Raises BotError where it is gone, empty or damaged."""
        if not self.library.holds(key):
            await self._close(key)
        while key not in self._open:  # one that was just made may have had to go for another
            making = self._making.get(key)
            if making is None:
                making = self._making[key] = asyncio.create_task(self._make(key))
            await asyncio.shield(making)  # who leaves takes it from nobody else
        self._open.move_to_end(key)
        return self._open[key]

    async def _make(self, key: str) -> None:
        try:
            bot = await to_thread.run_sync(self.library.bot, key)
            app = await to_thread.run_sync(self.made, bot, f"/c/{key}")
            self._open[key] = await _Branch(app, bot).start()
        finally:
            del self._making[key]
        idle = [one for one, branch in self._open.items() if not branch.asked and one != key]
        for one in idle[: max(0, len(self._open) - KEPT)]:
            await self._close(one)

    async def _close(self, key: str) -> None:
        if branch := self._open.pop(key, None):
            await branch.close()

    async def _nowhere(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A page of a collection that is gone leads to the room of collections; one that is open learns of it."""
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
        elif scope["path"] == "/":
            await RedirectResponse(ROOM, 303)(scope, receive, send)
        elif scope["path"] == "/page/alive":
            await PlainTextResponse("gone")(scope, receive, send)
        else:
            await doors.failure(404)(scope, receive, send)


class _Branch:
    """A page that is open: `asked`: how many requests of it are being served; an open page in a browser always has one."""

    def __init__(self, app: FastAPI, bot: Bot) -> None:
        self.app = app
        self.bot = bot
        self.asked = 0
        self._over = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> _Branch:
        """Let its app begin, in a task of its own: it ends in the same one."""
        ready = asyncio.Event()

        async def live() -> None:
            async with self.app.router.lifespan_context(self.app):
                ready.set()
                await self._over.wait()

        self._task = asyncio.create_task(live())
        await ready.wait()
        return self

    async def close(self) -> None:
        """End the app, and let go of the index."""
        self._over.set()
        if self._task:
            await self._task
        self.bot.opened.close()
