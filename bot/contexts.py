"""Steps that are taken in other contexts than the one that they were begun in."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
V = TypeVar("V")


def under(variable: ContextVar[V], value: V, steps: Iterator[T]) -> Iterator[T]:
    """The same steps, each with this value of a context's variable: a server takes them one by one, each in a context of its own."""
    while True:
        variable.set(value)
        try:
            step = next(steps)
        except StopIteration:
            return
        yield step
