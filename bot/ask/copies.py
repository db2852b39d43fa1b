"""Two copies of one text: they are told of once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bot.domain import Essay
from bot.text import words

# The longer of two copies has so many characters besides: where it was taken from. Long ones begin with so many alike, and
# differ by no more than this share.
SOURCE, BEGINS, BESIDES = 40, 1000, 0.05


def distinct(essays: Iterable[Essay]) -> tuple[Essay, ...]:
    """Texts without those that are copies of one before them: of the same name, and alike but for a line at the end."""
    kept: dict[str, list[Essay]] = {}
    for one in essays:
        if not any(_copies(one, other) for other in kept.get(one.name, ())):
            kept.setdefault(one.name, []).append(one)
    return tuple(one for several in kept.values() for one in several)


def _copies(one: Essay, other: Essay) -> bool:
    first, second = sorted((_bare(one.text), _bare(other.text)), key=len)
    if second.startswith(first) and len(second) - len(first) <= SOURCE:
        return True
    return len(first) >= BEGINS and first[:BEGINS] == second[:BEGINS] and len(first) >= (1 - BESIDES) * len(second)


@lru_cache(maxsize=64)
def _bare(text: str) -> str:
    return words.bare(text)
