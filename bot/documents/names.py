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
    names = [file.stem for _, file in found]
    level = [0] * len(found)
    for _ in range(3):
        # The documents of a .jsonl bear names of their own.
        count = Counter(name for name, (_, file) in zip(names, found, strict=True) if file.suffix.lower() != ".jsonl")
        for at in [at for at, name in enumerate(names) if count[name] > 1]:
            folder, file = found[at]
            longer = (file.relative_to(folder).with_suffix(""), file.with_suffix(""), file)
            names[at] = longer[level[at]].as_posix() if level[at] < 2 else str(file)
            level[at] += 1
    return [printable(name) for name in names]


def printable(name: str) -> str:
    """A file name that UTF-8 can hold: names from old archives are GBK bytes, which Python shows as surrogates."""
    raw = os.fsencode(name)
    try:
        return decode(raw)
    except ValueError:
        return raw.decode("utf-8", "backslashreplace")
