"""The word lists of `bot/text/data/`, with those that the open corpus brings (`words/` in its folder).

A line is a word and, after tabs, what belongs to it.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from functools import lru_cache, wraps
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar

from bot.contexts import under

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

DATA = files("bot.text") / "data"
# The lists that a corpus may bring, which add to the package's own.
OWN = ("terms.txt", "everyday.txt", "topics.txt", "synonyms.txt", "actors.txt", "instruments.txt", "page.txt")

# So many corpora's lists are remembered at once, with what was made of them.
LISTS = 6


class Lists:
    """A corpus's own lists (name -> text), and what functions found under them."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self.own = dict(own)
        self.found: dict[Callable[..., Any], Any] = {}


_known = [Lists({})]
# Each question is answered under the lists of its own corpus, whatever another thread is answering meanwhile.
_chosen: ContextVar[Lists | None] = ContextVar("lists", default=None)
_lock = threading.Lock()


def use(own: Mapping[str, str]) -> None:
    """Let a corpus's own lists be in force in this context, and wherever none were chosen."""
    with _lock:
        lists = next((one for one in _known if one.own == own), None) or Lists(own)
        _known[:] = [lists, *(one for one in _known if one is not lists)][:LISTS]
    _chosen.set(lists)


def own() -> dict[str, str]:
    """The corpus's own lists that are in force."""
    return dict(_lists().own)


def throughout(steps: Iterator[T]) -> Iterator[T]:
    """The same steps, each under the lists that are in force now: whoever takes them may do so in other contexts."""
    return under(_chosen, _lists(), steps)


def remembered(size: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep a function's results, `size` of them for each corpus's lists."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        def kept() -> Any:
            found = (_chosen.get() or _known[0]).found
            return found.get(function) or found.setdefault(function, lru_cache(maxsize=size)(function))

        @wraps(function)
        def recalled(*given: P.args, **named: P.kwargs) -> R:
            return kept()(*given, **named)  # type: ignore[no-any-return]

        recalled.cache_info = lambda: kept().cache_info()  # type: ignore[attr-defined]
        return recalled

    return decorate


def _lists() -> Lists:
    return _chosen.get() or _known[0]


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


def brought(name: str) -> list[str]:
    """The words of a list that the open corpus alone brings; none where it brings none."""
    return _lists().own.get(name, "").split()


def digest(*names: str) -> str:
    """Changes whenever one of these lists does."""
    return hashlib.sha256("".join(map(_text, names)).encode()).hexdigest()[:12]


def _text(name: str) -> str:
    shared = (DATA / name).read_text(encoding="utf-8")
    added = _lists().own.get(name)
    return shared if added is None else f"{shared}\n{added}"
