"""An iterator that may hang, read up to a deadline, and ended at once where nobody waits for it any more."""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from contextvars import ContextVar
from functools import cache
from typing import Any

from bot.errors import ModelFailed

# Set once whoever asked has gone: what is still on its way for them is not worth waiting, or paying, for.
gone: ContextVar[threading.Event | None] = ContextVar("gone", default=None)
GONE = "提问者已经离开"
# Seconds between two looks at that; and while there is no room for more pieces.
LOOK, ROOM = 0.2, 0.02


class Pieces:
    """An asynchronous iterator that runs in a loop of its own, so that ending it closes its connection at once."""

    def __init__(self, produce: Callable[[], AsyncIterator[str]]) -> None:
        self._produce = produce
        self._queue: queue.Queue[Any] = queue.Queue(maxsize=64)
        self._task: Future[None] | None = None

    def until(self, deadline: float) -> Iterator[str]:
        """Its items; raises TimeoutError at the deadline (of `time.monotonic`), or what the iterator raised."""
        left = gone.get()
        self._task = asyncio.run_coroutine_threadsafe(self._run(), _loop())
        while True:
            try:
                item = self._queue.get(timeout=min(LOOK, max(0.0, deadline - time.monotonic())))
            except queue.Empty:
                if left is not None and left.is_set():
                    raise ModelFailed(GONE) from None
                if time.monotonic() >= deadline:
                    raise TimeoutError from None
                continue
            if isinstance(item, str):
                yield item
            elif item is None:
                return
            else:
                raise item

    def stop(self) -> None:
        """End it, wherever it is."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        last: Exception | None = None
        items = self._produce()
        try:
            async for item in items:
                await self._put(item)
        except Exception as error:
            last = error
        finally:
            with suppress(Exception):
                await items.aclose()  # type: ignore[attr-defined]
        await self._put(last)

    async def _put(self, item: Any) -> None:
        while self._queue.full():
            await asyncio.sleep(ROOM)
        self._queue.put_nowait(item)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """The loop in which all of them run, in a thread that ends with the process."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="model calls", daemon=True).start()
    return loop
