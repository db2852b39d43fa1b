"""Collections of a user's own documents: each a home of its own, with its own index, in the home of the program.

home/collections/<id>/collection.json   its name, and when it was made
home/collections/<id>/index/            as in any home; none while it holds nothing

The id is ours, and no part of a path comes from a user. A collection appears and goes in one step each (a rename).
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from bot.domain import Essay
from bot.errors import InputError
from bot.index import generations
from bot.index.manifest import answering

ID = re.compile(r"[0-9a-f]{12}")
FILE = "collection.json"
LONGEST, MOST = 30, 100
BUSY = "正在向资料集“{name}”加入或删除资料，请等这一步完成后再试。"
GONE = "没有这个资料集，它可能已被删除；请刷新网页。"


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection, and how many documents it holds; None where its index cannot be read."""

    key: str
    name: str
    made: float
    home: Path
    documents: int | None


def every(home: Path) -> list[Collection]:
    """The collections of a home, the oldest first."""
    found = [_read(folder) for folder in (home / "collections").glob("*") if ID.fullmatch(folder.name)]
    return sorted(filter(None, found), key=lambda one: (one.made, one.key))


def named(home: Path, key: str) -> Collection:
    """The collection of an id. Raises InputError."""
    found = _read(home / "collections" / key) if ID.fullmatch(key) else None
    if found is None:
        raise InputError(GONE)
    return found


def holds(home: Path, key: str) -> bool:
    """Whether there is such a collection, and something in it."""
    return ID.fullmatch(key) is not None and (home / "collections" / key / "index" / "current").is_file()


def create(home: Path, name: str) -> Collection:
    """Make a collection with nothing in it. Raises InputError for a name that cannot be had, HomeNotWritable, DiskFull."""
    there = every(home)
    if len(there) >= MOST:
        raise InputError(f"资料集已有 {MOST} 个，请先删除不用的。")
    name = _free(name, there)
    key, root = secrets.token_hex(6), home / "collections"
    beside = root / f".new-{key}"
    try:
        beside.mkdir(parents=True)
        _write(beside, name, max([time.time(), *(one.made + 0.001 for one in there)]))  # the clock may be set back
        beside.rename(root / key)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise generations.failed(error, home) from error
    return named(home, key)


def rename(home: Path, key: str, name: str) -> Collection:
    """Give a collection another name. Raises InputError, HomeNotWritable, DiskFull."""
    old = named(home, key)
    try:
        _write(old.home, _free(name, [one for one in every(home) if one.key != key]), old.made)
    except OSError as error:
        raise generations.failed(error, home) from error
    return named(home, key)


def delete(home: Path, key: str, url: str = "") -> None:
    """Remove a collection with all that it holds. Raises InputError while documents are being added to it."""
    found = named(home, key)
    _move_away(found, found.home, home, url)


def clear(home: Path, key: str, url: str = "") -> None:
    """Remove all documents of a collection. Raises as `delete`."""
    found = named(home, key)
    _move_away(found, found.home / "index", home, url)


def essays(collection: Collection) -> tuple[str, list[Essay]]:
    """The name of the generation that answers, and the documents; "" and none of an empty one. Raises IndexBroken."""
    generation = answering(collection.home)
    if generation is None:
        return "", []
    with closing(generation):
        return generation.folder.name, generation.essays()


def sweep(home: Path, url: str = "") -> None:
    """Remove what broken-off creations and removals left; `url`: of the server that keeps vectors."""
    for left in (home / "collections").glob(".*-*"):
        _remove(left, url)


def _move_away(found: Collection, folder: Path, home: Path, url: str) -> None:
    away = home / "collections" / f".gone-{secrets.token_hex(6)}"
    try:
        (found.home / "index").mkdir(exist_ok=True)
        with FileLock(found.home / "index" / "build.lock", timeout=0):  # else a build would go on beside it
            folder.rename(away)
    except Timeout as error:
        raise InputError(BUSY.format(name=found.name)) from error
    except OSError as error:
        raise generations.failed(error, home) from error
    _remove(away, url)


def _remove(away: Path, url: str) -> None:
    parts = [*away.glob("seg-*"), *away.glob("index/seg-*")]
    if all(generations.remove_part(part, url) for part in parts):  # else at the next sweep
        shutil.rmtree(away, ignore_errors=True)


def _read(folder: Path) -> Collection | None:
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        name, made = str(told["name"]), float(told["made"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    count: int | None = None
    with suppress(Exception):  # a damaged index is told where it is opened
        generation = answering(folder)
        count = 0
        if generation is not None:
            with closing(generation):
                count = int(generation.manifest["documents"])
    return Collection(folder.name, name, made, folder, count)


def _write(folder: Path, name: str, made: float) -> None:
    generations.write_whole(folder / FILE, json.dumps({"name": name, "made": made}, ensure_ascii=False))


def _free(name: str, there: list[Collection]) -> str:
    """The name without white space around it. Raises InputError where it cannot be had."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if not name:
        raise InputError("请为资料集取一个名称。")
    if len(name) > LONGEST:
        raise InputError(f"资料集的名称超过 {LONGEST} 字，请取短一些。")
    if name.casefold() in {one.name.casefold() for one in there}:
        raise InputError(f"已有名为“{name}”的资料集，请换一个名称。")
    return name
