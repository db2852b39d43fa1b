"""The word lists of `bot/text/data/`, which an editor can change. A line is a word and, after tabs, what belongs to it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files

DATA = files("bot.text") / "data"


@lru_cache(maxsize=1)
def terms() -> dict[str, tuple[str, ...]]:
    """The policy vocabulary of `terms.txt`: term -> synonyms."""
    return table("terms.txt")


@lru_cache(maxsize=1)
def everyday() -> dict[str, tuple[str, ...]]:
    """Everyday words of `everyday.txt` -> the policy words that mean about the same. For questions only."""
    return table("everyday.txt")


@lru_cache(maxsize=1)
def unrelated() -> tuple[str, ...]:
    """The questions of `unrelated.txt`, which no policy text answers: what chance likeness looks like."""
    return tuple(table("unrelated.txt"))


def table(name: str) -> dict[str, tuple[str, ...]]:
    """A list of two columns: word -> the words beside it."""
    return {first: columns[0] if columns else () for first, *columns in rows(name)}


def rows(name: str) -> list[tuple[str, *tuple[tuple[str, ...], ...]]]:
    """The lines of a list: the word, then each column's words."""
    found: list[tuple[str, *tuple[tuple[str, ...], ...]]] = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
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
    return hashlib.sha256(b"".join((DATA / name).read_bytes() for name in names)).hexdigest()[:12]
