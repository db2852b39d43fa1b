"""Generations of the index on disk, one folder each, swapped in whole.

home/index/current          names the generation that answers; replaced atomically as the last step of a build
home/index/gen-*/           a generation: its manifest, which names its parts (see manifest.py)
home/index/seg-*/           a part, of one generation or of several (see parts.py)
home/index/build.lock       held by the one process that builds

A build writes beside the generation that answers, so a crash at any moment leaves that one answering. A reader holds
a shared lock on its generation, and a build removes only generations that nobody holds, and parts that none names.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.errors import BotError, DiskFull, HomeNotWritable, IndexBroken
from bot.index import chroma

try:
    import fcntl
except ImportError:  # Windows, where a file in use cannot be deleted anyway
    fcntl = None  # type: ignore[assignment]

NAME = re.compile(r"gen-[0-9a-z]{1,40}")
NO_ROOM = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR)
FULL = (errno.ENOSPC, errno.EDQUOT)
LEAST = 2**20  # bytes: a disk with less room is full


def current(home: Path) -> str | None:
    """The name of the generation that answers; None where no index was built yet.

    Where `current` is lost, it is the one whole generation; raises IndexBroken where there are several.
    """
    index = home / "index"
    try:
        name = (index / "current").read_text(encoding="ascii").strip()
        if name and not NAME.fullmatch(name):
            raise broken(index)
        if name:
            return name
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, UnicodeError) as error:
        raise broken(index) from error
    there = [file.parent.name for file in index.glob("gen-*/manifest.json")]
    if len(there) > 1:  # other texts than the last ones might answer
        raise IndexBroken(
            f"索引目录中缺少 current 文件，无法判断应使用哪一份索引（{index}）；"
            "请运行 bot index 重建（如使用自己的文本，请加 --corpus 路径）。"
        )
    return there[0] if there else None


def own_words(home: Path) -> dict[str, str]:
    """The word lists of the corpus that answers, for `vocabulary.use`; none where there is no whole index."""
    with suppress(OSError, ValueError, AttributeError, IndexBroken):
        manifest = json.loads((home / "index" / (current(home) or "") / "manifest.json").read_text(encoding="utf-8"))
        return dict(manifest.get("words", {}))
    return {}


@contextmanager
def building(home: Path, url: str = "") -> Iterator[Path]:
    """Hold the build lock and yield a new folder, removed again where the build fails; `url`: of the Chroma server."""
    from filelock import FileLock

    try:
        (home / "index").mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / "index" / "build.lock")
        lock.acquire()
    except OSError as error:
        raise failed(error, home) from error
    folder = home / "index" / f"gen-{uuid.uuid4().hex[:12]}"
    try:
        folder.mkdir()
        yield folder
    except BotError:
        raise
    except Exception as error:
        if is_full(error, home) or (isinstance(error, OSError) and error.errno in NO_ROOM):
            raise failed(error, home) from error
        raise
    finally:
        try:
            served = current(home)
            _sweep(home / "index", served, url)
            if served != folder.name:
                shutil.rmtree(folder, ignore_errors=True)
        except IndexBroken:  # which generation is served cannot be read: nothing but this one is removed
            shutil.rmtree(folder, ignore_errors=True)
        finally:
            lock.release()


def new_part(folder: Path) -> Path:
    """The path of a new part for a generation that is being built."""
    return folder.parent / f"seg-{uuid.uuid4().hex[:12]}"


def answer_from(folder: Path) -> None:
    """Make a complete generation the one that answers."""
    write_whole(folder.parent / "current", folder.name)


def _sweep(index: Path, answering: str | None, url: str) -> None:
    """Remove the generations that nobody uses any more, what broken-off builds left, and parts of none that is left.

    Called by the process that builds. Where nothing answers, or what should cannot be read, its texts may still lie in
    some part, so all stays.
    """
    if answering is None or _parts_of(index / answering) is None:
        return
    for old in index.glob("gen-*"):
        if old.name == answering:
            continue
        if not (old / "manifest.json").exists():  # a broken-off build's
            shutil.rmtree(old, ignore_errors=True)
            continue
        with suppress(OSError):
            handle = hold(old, exclusive=True)
            shutil.rmtree(old, ignore_errors=True)
            os.close(handle)
    named = {name for folder in index.glob("gen-*") for name in _parts_of(folder) or ()}
    for part in index.glob("seg-*"):
        if part.name not in named:
            remove_part(part, url)


def remove_part(part: Path, url: str) -> bool:
    """Remove a part, with what it has on a server; it stays, for the next time, where that cannot be asked."""
    if there := chroma.discarded(part / "chroma", url):
        shutil.rmtree(part, ignore_errors=True)
    return there


def _parts_of(folder: Path) -> list[str] | None:
    """The names of a generation's parts; None where its manifest cannot be read, or is older than parts are."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return [row["name"] for row in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["parts"]]
    return None


def hold(folder: Path, exclusive: bool = False) -> int:
    """Lock a generation while the returned file descriptor is open.

    Its manifest is locked, opened for writing by who wants it alone: so the lock holds between machines that share the
    folder, too. Raises OSError where another process holds it, or where it is gone.
    """
    if fcntl is None:
        return os.open(os.devnull, os.O_RDONLY)
    handle = os.open(folder / "manifest.json", os.O_RDWR if exclusive else os.O_RDONLY)
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle


def write_whole(file: Path, text: str) -> None:
    """Replace a file in one step; it is on disk before it is seen."""
    beside = file.with_name(file.name + ".new")
    with beside.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(file)


def broken(folder: Path) -> IndexBroken:
    """The error of an index that cannot be used as it lies there."""
    return IndexBroken(
        f"索引已损坏、不完整或由其他版本建立（{folder}）；请运行 bot index 重建（如使用自己的文本，请加 --corpus 路径）。"
    )


def failed(error: Exception, folder: Path) -> BotError:
    """What an error over a folder of the home is told as: the disk is full, it cannot be written, or it is damaged."""
    if isinstance(error, BotError):  # it is told already
        return error
    if is_full(error, folder):
        return DiskFull(
            f"磁盘已满，无法写入“{folder}”，原有索引保持不变；请腾出空间后重试，或用 BOT_HOME 另行指定目录。"
        )
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return HomeNotWritable(f"无法写入数据目录“{folder}”；请检查权限，或用环境变量 BOT_HOME 另行指定。")
    return broken(folder)


def have_room(folder: Path) -> None:
    """Raise OSError where the disk is full."""
    if shutil.disk_usage(folder).free < LEAST:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def is_full(error: Exception, folder: Path) -> bool:
    """Whether an error comes of a full disk; Chroma and SQLite tell it in errors of their own."""
    if isinstance(error, OSError) and error.errno in FULL:
        return True
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    try:
        have_room(there)
    except OSError as found:
        return found.errno in FULL
    return False
