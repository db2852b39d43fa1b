"""A text folded character by character, so that the place of each folded one is known: … is three when folded, ㎡ is two."""

from __future__ import annotations

from bot.text import words

# Single and double marks are one for matching: an inner mark changes when a sentence is quoted.
ONE_QUOTE = str.maketrans({"'": '"'})
_FOLDED: dict[str, str] = {}


def folded(text: str) -> tuple[str, list[int]]:
    """Folded text without white space, and for each of its characters the place of the one that it came from."""
    chars: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for one in _fold_char(char):
            chars.append(one)
            places.append(at)
    return "".join(chars), places


def _fold_char(char: str) -> str:
    if char not in _FOLDED:
        same = words.fold(char)
        _FOLDED[char] = "" if not same.strip() or same in "\u200b\ufeff\u2060" else same.translate(ONE_QUOTE)
    return _FOLDED[char]
