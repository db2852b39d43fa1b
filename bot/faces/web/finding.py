"""Words found in all originals and in their names, folded: 繁體 finds 繁体, ＡＩ finds ai. Places are in code points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.domain import Essay
from bot.text.words import fold

# So many places are told; of more, how many there are.
MOST = 500
CHOICES = 200
AROUND = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand in an essay: `text[start:end]`."""

    essay: Essay
    start: int
    end: int

    def told(self) -> dict[str, Any]:
        """The place for reader.js, with a few of the words around it."""
        text = self.essay.text
        return {
            "essay": self.essay.essay_id,
            "name": self.essay.name,
            "start": self.start,
            "end": self.end,
            "before": text[max(0, self.start - AROUND) : self.start],
            "words": text[self.start : self.end],
            "after": text[self.end : self.end + AROUND],
        }


def find(essays: Iterable[Essay], words: str) -> list[Place]:
    """All places of the words, text by text. Example: 鏈主 -> every 链主"""
    wanted = fold(words.strip())
    return [Place(essay, *span) for essay in essays for span in _spans(essay.text, wanted)] if wanted else []


def choices(known: Sequence[tuple[str, str, str | None]], words: str) -> dict[str, Any]:
    """For chosen.js: who has several texts, then the texts (id, name, author), of those whose names hold the words."""
    wanted = fold(words.strip())
    several = [(name, many) for name, many in Counter(author for _, _, author in known if author).items() if many > 1]
    authors: list[dict[str, Any]] = [
        {"value": name, "author": name, "of": many} for name, many in several if wanted in fold(name)
    ]
    texts: list[dict[str, Any]] = [
        {"value": key, "author": author or "", "name": name}
        for key, name, author in known
        if wanted in fold(f"{author or ''} {name}")
    ]
    return {"choices": (authors + texts)[:CHOICES], "total": len(authors) + len(texts)}


def _spans(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    folded, places = _folded(text)
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        yield (at, end) if places is None else (places[at], places[end - 1] + 1)
        at = folded.find(wanted, end)


@lru_cache(maxsize=256)
def _folded(text: str) -> tuple[str, list[int] | None]:
    """A folded text, and where each of its characters came from; None where these are the same places."""
    whole = fold(text)
    if len(whole) == len(text):
        return whole, None
    signs = [fold(sign) for sign in text]
    return "".join(signs), [at for at, sign in enumerate(signs) for _ in sign]
