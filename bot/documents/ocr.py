"""Pages of which only a picture is there are recognised, where the extra `ocr` is installed: one by one, in bounded time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from bot.documents import apart, kinds
from bot.documents.child import Child
from bot.documents.formats import Extracted, Unread
from bot.documents.ocr_lines import installed

Reading = Callable[[int, int], None]  # how many pages are recognised, of how many
SECONDS, WAIT = 60, 180  # of processor time for one page; of time by the clock, where the machine is busy
MEMORY = 4 * 2**30  # bytes of address space, of which a page takes a quarter
LARGEST = 200  # pages of one file
WHOLE = 3_600  # seconds by the clock for one file
TOO_LONG = f"识别超过 {SECONDS} 秒仍未完成"
TOO_LARGE = "识别所需的内存过多，或页面已损坏"
NO_TIME = f"整份文件的识别超过 {WHOLE // 60} 分钟，请拆分后重试"
TOO_MANY = f"一份文件一次最多识别 {LARGEST} 页，请拆分后重试"


def silent(done: int, total: int) -> None:
    """Tell nobody how far it is."""


class Recogniser:
    """A process that recognises the pages of one file after another; `module` has its `serve`. One file at a time."""

    def __init__(
        self, module: str = "bot.documents.ocr_engine", seconds: int = SECONDS, wait: float = WAIT, whole: float = WHOLE
    ) -> None:
        self._child = Child(module, seconds, wait, MEMORY, TOO_LONG, TOO_LARGE)
        self._whole = whole
        self._lock = threading.Lock()

    def read(self, suffix: str, data: bytes, numbers: Sequence[int], reading: Reading = silent) -> dict[int, Any]:
        """What stands on these pages: lines as `ocr_lines.page` takes them, or the reason why there are none."""
        found: dict[int, Any] = dict.fromkeys(numbers[LARGEST:], TOO_MANY)
        wanted = numbers[:LARGEST]
        with self._lock:
            until = time.monotonic() + self._whole
            try:
                for done, number in enumerate(wanted):
                    reading(done, len(wanted))
                    found[number] = self._page(suffix, data, number) if time.monotonic() < until else NO_TIME
                reading(len(wanted), len(wanted))
            finally:
                self._child.close()  # a gigabyte is not kept for the next
        return dict(sorted(found.items()))

    def _page(self, suffix: str, data: bytes, number: int) -> Any:
        try:
            if not self._child.running:
                self._child.ask(b"file", suffix.encode(), data)
            return self._child.ask(b"page", str(number).encode())
        except ValueError as error:
            return str(error)


recogniser = Recogniser()


def read(suffix: str, data: bytes, reading: Reading = silent) -> Extracted:
    """Read a file of a foreign kind, pages without a text layer too. Raises ValueError with a Chinese reason."""
    if suffix in kinds.PICTURES:
        if not installed():
            raise ValueError(kinds.NO_PICTURES)
        return apart.reader.read(suffix, data, recogniser.read(suffix, data, [1], reading))
    try:
        first = apart.reader.read(suffix, data)
    except Unread as error:
        if not installed() or not error.pages:
            raise
        first = Extracted("", unread=error.pages)
    if not first.unread or not installed():
        return first
    return apart.reader.read(suffix, data, recogniser.read(suffix, data, first.unread, reading))
