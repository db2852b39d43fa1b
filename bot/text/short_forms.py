"""Short forms that texts introduce themselves: 住房公积金（以下简称公积金）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.domain import Essay
from bot.text import words

CALLS = "简称"
# What stands in brackets behind the full form; titles of documents (《办法》) are read with the documents.
BEHIND = re.compile(
    r"[（(][^（）()《》。\n]{0,20}?(?:以下|下文|下称)?[统均]?简称为?[：:]?[“\"「]?((?![本该各此])[\u4e00-\u9fffA-Za-z]{2,12})[”\"」]?[）)]"
)
BEFORE = re.compile(r"[\u4e00-\u9fffA-Za-z“”\"]{3,40}\Z")
# The full form has at most so many characters, and more than the short one.
LONGEST = 24


def introduced(essays: Iterable[Essay]) -> dict[str, frozenset[str]]:
    """Each folded form of what texts introduce with a short form -> the other forms of it.

    Example: 北京经济技术开发区（以下简称经开区） -> 经济技术开发区: 经开区, 经开区: 经济技术开发区
    """
    found: dict[str, set[str]] = {}
    for essay in essays:
        for full, short in _pairs(essay.text) if CALLS in essay.text else ():
            found.setdefault(full, set()).add(short)
            found.setdefault(short, set()).add(full)
    return {form: frozenset(others) for form, others in found.items()}


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for match in BEHIND.finditer(text):
        short = words.fold(match[1])
        before = BEFORE.search(text, max(0, match.start() - LONGEST), match.start())
        full = _full(words.unquoted(before.group()), short) if before else None
        if full and full != short:
            yield full, short


def _full(before: str, short: str) -> str | None:
    """The end of what stands before that has the characters of a short form in their order and begins with its first.

    Example: 支持北京经济技术开发区, 经开区 -> 经济技术开发区; 新建的工程, 项目 -> None
    """
    at = len(before)
    for sign in reversed(short):
        at = before.rfind(sign, 0, at)
        if at < 0:
            return None
    return before[at:]
