"""The files under some paths: each is to be read, or is named with the reason why it is not."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.documents import kinds
from bot.documents.encoding import decode
from bot.documents.names import printable
from bot.errors import InputError
from bot.text import vocabulary

# The folder of a corpus that holds its own word lists; whatever else lies in it is read like any other file.
WORDS = "words"
# What a line of a list has at most behind a tab.
SENTENCE = "。"


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or a folder that is not looked into; `base` is the folder it was found under; `why` it is not read."""

    path: Path
    base: Path
    why: str | None = None


def find(paths: Sequence[Path]) -> list[Found]:
    """Everything under the paths, each file once.

    Raises InputError for a path that does not exist and for a named file of a kind that is not read.
    """
    seen: dict[Path, Found] = {}
    for path in paths:
        try:
            inside = (
                sorted(_inside(path), key=lambda found: found.path) if path.is_dir() else [Found(path, path.parent)]
            )
            missing = not path.exists()
        except OSError:  # a name too long, a folder that may not be entered
            missing = True
        if missing:
            raise InputError(f"找不到“{shown(path)}”；请检查路径，以及是否有权读取。")
        suffix = path.suffix.lower()
        if not path.is_dir() and (suffix not in kinds.SUFFIXES | kinds.OLD.keys() or not path.is_file()):
            known = "、".join(sorted(kinds.SUFFIXES))
            raise InputError(f"不支持“{shown(path)}”这类文件（{kinds.why_not(suffix)}）；可用的有 {known}。")
        places: dict[Path, Path] = {}
        for found in inside:
            seen.setdefault(found.path.absolute() if found.why else _resolved(found.path, places), found)
    return list(seen.values())


def _resolved(path: Path, folders: dict[Path, Path]) -> Path:
    """Where a file lies; `folders`: where its neighbours' folders do, each of which is looked up once."""
    if path.is_symlink():
        return path.resolve()
    if (folder := folders.get(path.parent)) is None:
        folder = folders[path.parent] = path.parent.resolve()
    return folder / path.name


def _inside(folder: Path) -> Iterator[Found]:
    """What a folder holds. Links that lead out of it are not followed, and hidden folders are not looked into."""
    real = folder.resolve()
    own = set(lists(folder))
    refused: list[Found] = []

    def told(error: OSError) -> None:
        refused.append(Found(Path(error.filename or folder), folder, "没有权限打开这个文件夹"))

    for at, folders, files in os.walk(folder, onerror=told):
        here = Path(at)
        for name in [*folders]:
            path = here / name
            if name.startswith("."):
                yield Found(path, folder, "隐藏文件夹，未读取")
            elif path.is_symlink():
                yield Found(path, folder, "指向文件夹的链接，未跟随")
            else:
                continue
            folders.remove(name)
        for path in (here / name for name in files):
            if path not in own:
                yield Found(path, folder, _why_not(path, real))
    yield from refused


def lists(folder: Path) -> list[Path]:
    """The word lists (`vocabulary.OWN`) that a folder brings; a text that bears the name of one is a text.

    Not what a link brings in from outside.
    """
    named = [folder / WORDS / name for name in vocabulary.OWN]
    real = folder.resolve()
    return [path for path in named if path.is_file() and path.resolve().is_relative_to(real) and not _says(path)]


def _says(path: Path) -> bool:
    """Whether a file has a sentence on a line of its own; a list has words, parted by tabs, and remarks behind #."""
    try:
        lines = decode(path.read_bytes()).splitlines()
    except (OSError, ValueError):  # whoever reads it as a list says why it cannot be read
        return False
    return any(SENTENCE in line.split("#", 1)[0] and "\t" not in line for line in lines)


def _why_not(path: Path, real: Path) -> str | None:
    """Why a file of a folder is not read; None: it is."""
    if path.name.startswith("~$"):
        return "Word 打开文档时留下的临时文件"
    if path.name.startswith("."):
        return "隐藏文件，未读取"
    if path.is_symlink() and not path.resolve().is_relative_to(real):
        return "指向文件夹以外的链接，未跟随"
    if not path.is_file():
        return "不是普通文件" if path.exists() else "所指的文件不存在"
    suffix = path.suffix.lower()
    return None if suffix in kinds.SUFFIXES or suffix in kinds.OLD else kinds.why_not(suffix)


def shown(path: Path) -> str:
    """A path for people."""
    return printable(str(path))
