"""An iterator that may hang, read up to a deadline."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any


class Pieces:
    """An iterator that runs in a thread of its own, so that one that hangs can be left behind."""

    def __init__(self, produce: Callable[[threading.Event], Iterator[str]]) -> None:
        self._produce = produce
        self._queue: queue.Queue[Any] = queue.Queue(maxsize=64)
        self._stopped = threading.Event()

    def until(self, deadline: float) -> Iterator[str]:
        """Its items; raises TimeoutError at the deadline (of `time.monotonic`), or what the iterator raised."""
        threading.Thread(target=self._run, daemon=True).start()
        while True:
            try:
                item = self._queue.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise TimeoutError from None
            if isinstance(item, str):
                yield item
            elif item is None:
                return
            else:
                raise item

    def stop(self) -> None:
        """Let the thread end at its next piece."""
        self._stopped.set()
        with suppress(queue.Empty):  # it may be waiting for room
            while True:
                self._queue.get_nowait()

    def _run(self) -> None:
        last: Exception | None = None
        chunks = self._produce(self._stopped)
        try:
            for item in chunks:
                if self._stopped.is_set():
                    break
                self._queue.put(item)
        except Exception as error:
            last = error
        finally:
            with suppress(Exception):
                chunks.close()  # type: ignore[attr-defined]
            if not self._stopped.is_set():
                self._queue.put(last)
