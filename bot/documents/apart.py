"""Foreign readers work in a process of their own: a file that takes too much time or memory ends that, and not the program."""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO

from bot.documents import kinds
from bot.documents.formats import Extracted

SECONDS, WAIT = 10, 30  # of processor time for one file; of time by the clock, where the machine is busy
MEMORY = 2**30  # bytes
CODE = "import sys; sys.path.insert(0, {root!r}); from bot.documents.apart import serve; serve({seconds}, {memory})"
TOO_LONG = f"读取超过 {SECONDS} 秒仍未完成，请拆分或另存为其他格式后重试"
TOO_LARGE = f"读取所需的内存超过 {MEMORY >> 30} GB，或文件已损坏；请拆分或另存后重试"


class Apart:
    """Reads files in a second process, so that one that takes too much time or memory cannot harm this one.

    The process starts with the first file and is used for all that follow; where a file brings it down, the next
    starts another. `seconds`: of processor time for one file; `memory`: in bytes.
    """

    def __init__(self, seconds: int = SECONDS, memory: int = MEMORY) -> None:
        self.seconds, self.memory = seconds, memory
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, suffix: str, data: bytes) -> Extracted:
        """Read a file of a foreign kind. Raises ValueError with a Chinese reason."""
        with self._lock:
            process = self._process = self._process or self._start()
            assert process.stdin and process.stdout
            late = threading.Event()

            def end() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(WAIT, end)
            timer.start()
            try:
                _send(process.stdin, suffix.encode(), data)
                answer = json.loads(_receive(process.stdout))
            except (OSError, EOFError, ValueError):
                answer = None
            finally:
                timer.cancel()
            if answer is None:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(1)  # how it ended tells why
                self._close()
                slow = late.is_set() or process.returncode == -getattr(signal, "SIGXCPU", 0)
                raise ValueError(TOO_LONG if slow else TOO_LARGE)
        if isinstance(answer, str):
            raise ValueError(answer)
        return Extracted(**{**answer, "warnings": tuple(answer["warnings"])})

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    with suppress(OSError):  # what it had not taken yet
                        pipe.close()
        self._process = None

    def _start(self) -> subprocess.Popen[bytes]:
        code = CODE.format(root=str(Path(__file__).parents[2]), seconds=self.seconds, memory=self.memory)
        # Its own errors are told in sentences; what foreign libraries print is of no use to anybody.
        return subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )


reader = Apart()
atexit.register(reader.close)


def serve(seconds: int, memory: int) -> None:
    """Read files until there are no more: the process's own work."""
    # openpyxl would import it to know its numbers; its threads take more memory than a file may.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write into the answers
    while True:
        try:
            suffix, data = _receive(sys.stdin.buffer).decode(), _receive(sys.stdin.buffer)
        except (EOFError, OSError):
            return
        _limit(seconds, memory)
        try:
            read = kinds.reader(suffix)
            answer: Extracted | str = read(data) if read else kinds.why_not(suffix)
        except ValueError as error:
            answer = str(error)
        except MemoryError:
            answer = TOO_LARGE
        except Exception:  # a foreign parser on any bytes at all
            answer = "文件无法读取，可能已损坏或过于庞大；请拆分或另存为 .docx 后重试"
        # Not pickled: an answer is text, whatever a file made of this process.
        _send(answers, json.dumps(answer if isinstance(answer, str) else asdict(answer)).encode())


def _limit(seconds: int, memory: int) -> None:
    """Let the system end this process where a file takes too much. Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds
    for what, most in ((resource.RLIMIT_CPU, until), (resource.RLIMIT_AS, memory)):
        with suppress(ValueError, OSError):  # a lower limit was set from outside, or the system knows none
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def _send(pipe: IO[bytes], *parts: bytes) -> None:
    for part in parts:
        pipe.write(len(part).to_bytes(8, "big"))
        pipe.write(part)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    length = pipe.read(8)
    if len(length) < 8:
        raise EOFError
    return pipe.read(int.from_bytes(length, "big"))
