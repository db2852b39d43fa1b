"""Runs a coroutine in a thread of its own: where a browser test ran before, its thread has a loop that goes on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import anyio

Result = TypeVar("Result")


def run(asked: Callable[[], Awaitable[Result]]) -> Result:
    """What it gives."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, asked).result()
