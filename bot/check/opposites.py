"""Words that may not stand for each other, words that may, and words that limit what is spoken of: lists to be edited."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from bot.text import words

DATA = files("bot.check") / "data"
# A prefix that turns the word behind it.
TURNING = frozenset("非无未不免反否")


def opposed(gained: str, lost: str) -> bool:
    """Whether one of the words is set against one of the other side: 奖励 and 处罚, 高 and 低."""
    for scale in _scales():
        here = {at for at, side in enumerate(scale) for word in side if _stands(word, gained, lost)}
        there = {at for at, side in enumerate(scale) for word in side if _stands(word, lost, gained)}
        if here and there and not here & there:
            return True
    return False


def _stands(word: str, text: str, other: str) -> bool:
    """Whether a word stands in one text alone; a single character only in words of like length."""
    return word in text and word not in other and (len(word) > 1 or abs(len(text) - len(other)) <= 1)


def restricts(text: str) -> bool:
    """Whether words that came or went limit what is spoken of."""
    bare = text.strip("的地在于、，")
    return any(word in bare if len(word) > 1 else word == bare for word in _restrictions()) or (
        len(bare) == 1 and bare in TURNING
    )


@lru_cache(maxsize=1)
def _scales() -> tuple[tuple[frozenset[str], ...], ...]:
    """`opposites.txt`: each line's sides, which are set against each other."""
    return tuple(
        tuple(frozenset(words.fold(word.strip()) for word in side.split("、")) for side in line.split("/"))
        for line in _lines("opposites.txt")
    )


def near(word: str, other: str) -> bool:
    """Whether words are listed as near in meaning: 扶持 and 支持."""
    return bool(_groups().get(word, frozenset()) & _groups().get(other, frozenset()))


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    """`near.txt`: for each word the lines that it stands in."""
    found: dict[str, set[int]] = {}
    for at, line in enumerate(_lines("near.txt")):
        for word in line.split("、"):
            found.setdefault(words.fold(word.strip()), set()).add(at)
    return {word: frozenset(lines) for word, lines in found.items()}


@lru_cache(maxsize=1)
def _restrictions() -> frozenset[str]:
    return frozenset(word.strip() for line in _lines("restrictions.txt") for word in line.split("\t", 1)[1].split("、"))


def _lines(name: str) -> Iterator[str]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line
