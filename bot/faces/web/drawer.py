"""Where the page keeps what people upload and download: a private folder, emptied as their sessions and we end."""

from __future__ import annotations

import atexit
import os
import shutil
import stat
import tempfile
import threading
import time
from collections import defaultdict
from contextlib import suppress
from functools import cache
from pathlib import Path

from filelock import FileLock, Timeout

from bot.settings import keep_uploads_in

PREFIX = "policy-bot-"
LOCK = ".lock"
# Seconds in which another process may be about to lock the folder that it has just made.
FRESH = 60


class Drawer:
    """A folder that only this user can enter, with the files of each session of the page in it.

    Gradio keeps uploads here, too, under the digest of their content: two sessions may hold one file.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._claim = FileLock(root / LOCK)  # what a living process holds, no other clears away
        self._claim.acquire()
        self._held: dict[str, set[Path]] = defaultdict(set)
        self._lock = threading.Lock()

    def place(self, session: str | None, name: str) -> Path:
        """Where a file of this name can be written for a session; nobody else can guess its address.

        To be asked for before long work: once the session has ended, the place is gone and nothing can be written.
        """
        file = Path(tempfile.mkdtemp(dir=self.root)) / name
        self.hold(session, file)
        return file

    def hold(self, session: str | None, file: Path) -> None:
        """Note that a file is a session's, to be deleted with it."""
        with self._lock:
            self._held[session or ""].add(file)

    def clear(self, session: str | None) -> None:
        """Delete what a session held and no other does."""
        with self._lock:
            gone = self._held.pop(session or "", set())
            for file in gone.difference(*self._held.values()):
                with suppress(OSError):
                    file.unlink(missing_ok=True)
                    file.parent.rmdir()
        for file in self.root.glob("tmp*"):  # Gradio makes an empty one for each file that an event brings
            with suppress(OSError):
                if file.is_file() and not file.stat().st_size:
                    file.unlink()

    def close(self) -> None:
        """Delete the folder with all that is in it."""
        self._claim.release()
        shutil.rmtree(self.root, ignore_errors=True)


@cache
def drawer() -> Drawer:
    """This process's drawer. Made at the first call, where the drawers of processes that died are cleared away, too."""
    _sweep(Path(tempfile.gettempdir()))
    made = Drawer(Path(tempfile.mkdtemp(prefix=PREFIX)).resolve())
    keep_uploads_in(made.root)
    atexit.register(made.close)
    return made


def _sweep(folder: Path) -> None:
    """Delete the drawers that no living process holds: a process that was killed could not do so itself."""
    for left in folder.glob(f"{PREFIX}*"):
        with suppress(OSError, Timeout):
            found = left.lstat()
            ours = stat.S_ISDIR(found.st_mode) and (os.name == "nt" or found.st_uid == os.getuid())
            if not ours or time.time() - found.st_mtime < FRESH:
                continue
            with FileLock(left / LOCK, timeout=0):
                shutil.rmtree(left, ignore_errors=True)
