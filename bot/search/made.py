"""What is made of an index once, and anew for each generation."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from bot.index.store import Index
from bot.search.retrieve import Searcher

T = TypeVar("T")


class Made(Generic[T]):
    """Keeps what was made of the newest index. Safe to share between threads."""

    def __init__(self, make: Callable[[Searcher], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._kept: tuple[Index, T] | None = None

    def of(self, searcher: Searcher) -> T:
        """What is made of a searcher's index."""
        with self._lock:
            if self._kept is None or self._kept[0] is not searcher.index:
                self._kept = searcher.index, self._make(searcher)
            return self._kept[1]
