"""Which of texts with like names a question calls by a whole name, rather than by a part of a longer one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain import Essay
from bot.text import versions, words

# A whole name has so many characters of the question at its end.
LEAST = 6
PUBLISHED = re.compile(r"《([^《》]{2,60})》")


def called(level: str, essays: Sequence[Essay]) -> tuple[Essay, ...]:
    """Those of the texts whose name, or that of what they publish, ends in most of a folded question; all where none does.

    Example: 项目管理办法第九条 -> 《某市项目管理办法》, and the 通知 that publishes it; not 《某市项目管理办法实施细则》,
    nor 《某市项目经费管理办法》
    """
    if len(essays) < 2:
        return tuple(essays)
    said = words.bare(level)
    held = [max((_end(said, name) for name in _names(essay)), default=0) for essay in essays]
    best = max(held)
    return tuple(one for one, most in zip(essays, held, strict=True) if most == best or best < LEAST)


def _names(essay: Essay) -> Iterator[str]:
    yield versions.base(essay)
    for title in PUBLISHED.findall(words.fold(essay.name)):
        yield words.bare(versions.EDITION.sub("", title))


def _end(said: str, name: str) -> int:
    """How many characters of a name, from its end, stand in a question in one run."""
    return next((len(name) - at for at in range(len(name)) if name[at:] in said), 0)
