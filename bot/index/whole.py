"""Whether the files of a part are as they were written: their sizes and digests are kept in the manifest."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

Marks = Mapping[str, tuple[int, str]]  # of each file, by its path within the part: bytes, and digest


def marks(folder: Path) -> dict[str, tuple[int, str]]:
    """The marks of all that lies in a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.stat().st_size, _digest(path)) for path in files}


def damaged(folder: Path, kept: Marks, under: Iterable[str] = ("",)) -> list[str]:
    """The files that are missing or other than they were; `under`: only those whose path begins so."""
    chosen = tuple(under)
    return [name for name, mark in kept.items() if name.startswith(chosen) and not _is_same(folder / name, mark)]


def digest(stream: io.BufferedReader) -> str:
    """Changes with any byte that is read from here on."""
    return hashlib.file_digest(stream, "sha256").hexdigest()[:32]


def _is_same(file: Path, mark: tuple[int, str]) -> bool:
    try:
        return file.stat().st_size == mark[0] and _digest(file) == mark[1]
    except OSError:
        return False


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return digest(stream)
