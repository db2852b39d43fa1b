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
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.errors import HomeNotWritable, IndexBroken

try:
    import fcntl
except ImportError:  # Windows, where a file in use cannot be deleted anyway
    fcntl = None  # type: ignore[assignment]

NO_ROOM = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENOTDIR)


def current(home: Path) -> str | None:
    """The name of the generation that answers; None where no index was built yet."""
    try:
        return (home / "index" / "current").read_text(encoding="ascii").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeError) as error:
        raise broken(home / "index") from error


def own_words(home: Path) -> dict[str, str]:
    """The word lists of the corpus that answers, for `vocabulary.use`; none where there is no whole index."""
    with suppress(OSError, ValueError, AttributeError, IndexBroken):
        manifest = json.loads((home / "index" / (current(home) or "") / "manifest.json").read_text(encoding="utf-8"))
        return dict(manifest.get("words", {}))
    return {}


@contextmanager
def building(home: Path) -> Iterator[Path]:
    """Hold the build lock and yield a new folder, removed again where the build fails."""
    from filelock import FileLock

    try:
        (home / "index").mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / "index" / "build.lock")
        lock.acquire()
    except OSError as error:
        raise not_writable(home) from error
    folder = home / "index" / f"gen-{uuid.uuid4().hex[:12]}"
    try:
        folder.mkdir()
        yield folder
    except OSError as error:
        if error.errno in NO_ROOM:
            raise not_writable(home) from error
        raise
    finally:
        try:
            served = current(home)
            _sweep(home / "index", served)
            if served != folder.name:
                shutil.rmtree(folder, ignore_errors=True)
        except IndexBroken:  # which generation is served cannot be read: nothing is removed
            pass
        finally:
            lock.release()


def new_part(folder: Path) -> Path:
    """The path of a new part for a generation that is being built."""
    return folder.parent / f"seg-{uuid.uuid4().hex[:12]}"


def answer_from(folder: Path) -> None:
    """Make a complete generation the one that answers."""
    write_whole(folder.parent / "current", folder.name)


def _sweep(index: Path, answering: str | None) -> None:
    """Remove the generations that nobody uses any more, what broken-off builds left, and parts of none that is left.

    Called by the process that builds. Where nothing answers, or what should cannot be read, its texts may still lie in
    some part, so all stays.
    """
    if answering is None or _parts_of(index / answering) is None:
        return
    for old in index.glob("gen-*"):
        if old.name == answering:
            continue
        with suppress(OSError):
            handle = hold(old, exclusive=True)
            shutil.rmtree(old, ignore_errors=True)
            os.close(handle)
    named = {name for folder in index.glob("gen-*") for name in _parts_of(folder) or ()}
    for part in index.glob("seg-*"):
        if part.name not in named:
            shutil.rmtree(part, ignore_errors=True)


def _parts_of(folder: Path) -> list[str] | None:
    """The names of a generation's parts; None where its manifest cannot be read, or is older than parts are."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return [row["name"] for row in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["parts"]]
    return None


def hold(folder: Path, exclusive: bool = False) -> int:
    """Lock a generation while the returned file descriptor is open.

    Raises OSError where another process holds it, or where it is gone.
    """
    if fcntl is None:
        return os.open(os.devnull, os.O_RDONLY)
    handle = os.open(folder, os.O_RDONLY)
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


def not_writable(home: Path) -> HomeNotWritable:
    """The error of a home that cannot be written."""
    return HomeNotWritable(f"无法写入数据目录“{home}”；请检查权限和磁盘空间，或用环境变量 BOT_HOME 另行指定。")
