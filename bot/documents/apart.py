"""Foreign readers work in a process of their own: a file that takes too much time or memory ends that, and not the program."""

from __future__ import annotations

import atexit
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.documents import kinds
from bot.documents.child import Child, answering
from bot.documents.formats import Extracted, Unread

SECONDS, WAIT = 10, 30  # of processor time for one file; of time by the clock, where the machine is busy
MEMORY = 2**30  # bytes
TOO_LONG = f"读取超过 {SECONDS} 秒仍未完成，请拆分或另存为其他格式后重试"
TOO_LARGE = f"读取所需的内存超过 {MEMORY >> 30} GB，或文件已损坏；请拆分或另存后重试"


class Apart:
    """Reads files in a second process, so that one that takes too much time or memory cannot harm this one.

    `seconds`: of processor time for one file; `memory`: in bytes.
    """

    def __init__(self, seconds: int = SECONDS, memory: int = MEMORY) -> None:
        self._child = Child(__name__, seconds, WAIT, memory, TOO_LONG, TOO_LARGE)

    def read(self, suffix: str, data: bytes, seen: Mapping[int, Any] | None = None) -> Extracted:
        """Read a file of a foreign kind; `seen`: what was recognised of its pages (`ocr.Recogniser`).

        Raises ValueError with a Chinese reason, Unread where recognising its pages may help.
        """
        answer = self._child.ask(suffix.encode(), data, json.dumps(seen or {}).encode())
        if isinstance(answer, str):
            raise ValueError(answer)
        if "reason" in answer:
            raise Unread(answer["reason"], answer["pages"])
        return Extracted(**{**answer, "warnings": tuple(answer["warnings"]), "unread": tuple(answer["unread"])})

    def close(self) -> None:
        """End the process."""
        self._child.close()


reader = Apart()
atexit.register(reader.close)


def serve(seconds: int, memory: int) -> None:
    """Read files until there are no more: the process's own work."""
    # openpyxl would import it to know its numbers; its threads take more memory than a file may.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    answering(_answer, seconds, memory)


def _answer(parts: list[bytes]) -> Any:
    """What of a file is sent back: its text and facts, or the reason why there is none."""
    suffix, data = parts[0].decode(), parts[1]
    try:
        seen = {int(number): found for number, found in json.loads(parts[2]).items()}
        if seen:
            return asdict(kinds.read_seen(suffix, data, seen))
        read = kinds.reader(suffix)
        return asdict(read(data)) if read else kinds.why_not(suffix)
    except Unread as error:
        return {"reason": str(error), "pages": error.pages}
    except ValueError as error:
        return str(error)
    except MemoryError:
        return TOO_LARGE
    except Exception:  # a foreign parser on any bytes at all
        return "文件无法读取，可能已损坏或过于庞大；请拆分或另存为 .docx 后重试"
