"""The word lists of `bot/text/data/`, with those that the open corpus brings (`words/` in its folder).

A line is a word and, after tabs, what belongs to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

DATA = files("bot.text") / "data"
# The lists that a corpus may bring, which add to the package's own.
OWN = ("terms.txt", "everyday.txt", "topics.txt", "synonyms.txt", "actors.txt", "instruments.txt", "page.txt")

_own: Mapping[str, str] = {}
_remembered: list[Any] = []


def use(own: Mapping[str, str]) -> None:
    """Let a corpus's own lists (name -> text) be in force in this process, and forget what others gave."""
    global _own  # noqa: PLW0603
    if own != _own:
        _own = dict(own)
        for function in _remembered:
            function.cache_clear()


def own() -> dict[str, str]:
    """The corpus's own lists that are in force."""
    return dict(_own)


def remembered(size: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep a function's results, `size` of them, until other lists are in force."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        kept: Any = lru_cache(maxsize=size)(function)
        _remembered.append(kept)
        return kept  # type: ignore[no-any-return]

    return decorate


@remembered(1)
def terms() -> dict[str, tuple[str, ...]]:
    """The policy vocabulary of `terms.txt`: term -> synonyms."""
    return table("terms.txt")


@lru_cache(maxsize=1)
def unrelated() -> tuple[str, ...]:
    """The questions of `unrelated.txt`, which no policy text answers: what chance likeness looks like."""
    return tuple(table("unrelated.txt"))


def table(name: str) -> dict[str, tuple[str, ...]]:
    """A list of two columns: word -> the words beside it."""
    found: dict[str, tuple[str, ...]] = {}
    for first, *columns in rows(name):
        found[first] = tuple(dict.fromkeys((*found.get(first, ()), *(columns[0] if columns else ()))))
    return found


def rows(name: str) -> list[tuple[str, *tuple[tuple[str, ...], ...]]]:
    """The lines of a list: the word, then each column's words."""
    found: list[tuple[str, *tuple[tuple[str, ...], ...]]] = []
    for line in _text(name).splitlines():
        first, *columns = line.split("#", 1)[0].strip().split("\t")
        if first.strip():
            found.append((first.strip(), *(tuple(w.strip() for w in c.split("、") if w.strip()) for c in columns)))
    return found


def divisions(name: str) -> list[tuple[str, str, str]]:
    """The lines of a table of places: code, name, and the short name that stands for it, empty where none does."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    rows_ = ((*line.split("\t"), "")[:3] for line in lines if not line.startswith("#"))
    return [(code, full, short) for code, full, short in rows_]


def digest(*names: str) -> str:
    """Changes whenever one of these lists does."""
    return hashlib.sha256("".join(map(_text, names)).encode()).hexdigest()[:12]


def _text(name: str) -> str:
    shared = (DATA / name).read_text(encoding="utf-8")
    return f"{shared}\n{_own[name]}" if name in _own else shared
