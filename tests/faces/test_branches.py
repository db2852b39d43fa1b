"""A collection's page that takes long to make holds up nobody else, and is made once for all who wait for it."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import anyio
import pytest
from fastapi import FastAPI
from starlette.types import Message, Scope

from bot.errors import InputError
from bot.faces.web.branches import KEPT, Branches
from tests.apart import run

SLOW, QUICK, EMPTY = "a" * 12, "b" * 12, "e" * 12


class Shelf:
    """Collections by their keys; all but one have something in them."""

    def __init__(self) -> None:
        self.closed: list[str] = []

    def holds(self, key: str) -> bool:
        return key != EMPTY

    def bot(self, key: str) -> Any:
        if key == EMPTY:
            raise InputError("这个资料集还没有资料。")
        return SimpleNamespace(opened=SimpleNamespace(close=lambda: self.closed.append(key)))


async def _nowhere(_scope: Scope, _receive: Any, _send: Any) -> None:
    raise AssertionError("not a collection's")


class Pages:
    """Makes a page of each, that of `SLOW` only once it may."""

    def __init__(self) -> None:
        self.shelf, self.may, self.made = Shelf(), threading.Event(), list[str]()
        self.branches = Branches(_nowhere, self.shelf, self._page)  # type: ignore[arg-type]

    def _page(self, _bot: Any, place: str) -> FastAPI:
        if SLOW in place:
            assert self.may.wait(60)
        self.made.append(place)
        app = FastAPI(openapi_url=None)
        app.get("/where")(lambda: place)
        return app

    async def asked(self, key: str) -> int:
        """The status of a request."""
        told: list[Message] = []

        async def send(message: Message) -> None:
            told.append(message)

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        scope = {"type": "http", "method": "GET", "path": "/where", "raw_path": b"/where", "headers": []}
        more = {"query_string": b"", "collection": key, "root_path": "", "scheme": "http", "server": ("a", 80)}
        await self.branches({**scope, **more}, receive, send)
        return int(told[0]["status"])


@pytest.mark.filterwarnings("error")
def test_who_waits_for_one_page_waits_for_no_other() -> None:
    async def many() -> None:
        pages, done = Pages(), list[int]()

        async def ask(key: str) -> None:
            done.append(await pages.asked(key))

        async with anyio.create_task_group() as group:
            for _ in range(3):
                group.start_soon(ask, SLOW)
            with anyio.move_on_after(0.1) as left:  # one who does not wait takes the page from nobody
                await ask(SLOW)
            with anyio.fail_after(30):
                assert await pages.asked(QUICK) == 200 and await pages.asked(EMPTY) == 404
            assert left.cancelled_caught and done == [] and pages.made == [f"/c/{QUICK}"]
            pages.may.set()
        assert done == [200] * 3 and pages.made == [f"/c/{QUICK}", f"/c/{SLOW}"]
        for number in range(KEPT):
            assert await pages.asked(f"{number}" * 12) == 200
        assert pages.shelf.closed == [QUICK, SLOW]
        assert await pages.asked(SLOW) == 200 and pages.made[-1] == f"/c/{SLOW}"

    run(many)
