"""What a document is called after its file: short, different from every other, printable."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bot.documents.encoding import decode


def ids(found: Sequence[tuple[Path, Path]]) -> list[str]:
    """Name each file by its stem; those of one stem by more and more of their path, until all differ.

    Example: c/a/x.md, c/b/x.md, c/y.md found under c -> a/x, b/x, y
    """
    choices = [
        (file.stem, file.relative_to(folder).with_suffix("").as_posix(), file.with_suffix("").as_posix(), str(file))
        for folder, file in found
    ]
    level = [0] * len(found)
    for _ in range(3):
        count = Counter(
            names[at]
            for names, at, (_, file) in zip(choices, level, found, strict=True)
            if file.suffix.lower() != ".jsonl"  # its documents bear names of their own
        )
        level = [at + (count[names[at]] > 1) for names, at in zip(choices, level, strict=True)]
    return [printable(names[at]) for names, at in zip(choices, level, strict=True)]


def printable(name: str) -> str:
    """A file name that UTF-8 can hold: names from old archives are GBK bytes, which Python shows as surrogates."""
    raw = os.fsencode(name)
    try:
        return decode(raw)
    except ValueError:
        return raw.decode("utf-8", "backslashreplace")
