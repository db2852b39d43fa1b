"""A server that does not answer is left alone for a while: each question would wait for it in vain."""

from __future__ import annotations

import threading
import time

# So many times in a row, and for so many seconds.
FAILS, PAUSE = 3, 30


class Breaker:
    """Opens after some failures in a row; once the pause is over, one call more finds out whether it may close."""

    def __init__(self, fails: int = FAILS, pause: float = PAUSE) -> None:
        self._most, self._pause = fails, pause
        self._lock = threading.Lock()
        self._fails, self._until = 0, 0.0

    @property
    def open(self) -> bool:
        """Whether the server is to be left alone now; who is told no may call it, and others wait for what comes of it."""
        with self._lock:
            now = time.monotonic()
            if self._fails < self._most:
                return False
            if now < self._until:
                return True
            self._until = now + self._pause
            return False

    def failed(self) -> None:
        """Note that it did not answer."""
        with self._lock:
            self._fails += 1
            self._until = time.monotonic() + self._pause

    def worked(self) -> None:
        """Note that it answered."""
        with self._lock:
            self._fails = 0
