"""A process of its own for work that may take too much time or memory: it is ended then, and not the program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

CODE = "import sys; sys.path.insert(0, {root!r}); from {module} import serve; serve({seconds}, {memory})"


class Child:
    """A process that answers requests of byte strings with JSON, one after the other; `module` has its `serve`.

    It starts with the first request; where one brings it down, the next starts another. `seconds`: of processor time for one
    request; `wait`: by the clock; `memory`: in bytes; `late`, `large`: what is said where it took too much of either.
    """

    def __init__(self, module: str, seconds: int, wait: float, memory: int, late: str, large: str) -> None:
        self.module, self.seconds, self.wait, self.memory = module, seconds, wait, memory
        self.late, self.large = late, large
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether it has been started and has not come down."""
        return self._process is not None

    def ask(self, *parts: bytes) -> Any:
        """The answer to a request. Raises ValueError with a Chinese reason."""
        with self._lock:
            process = self._process = self._process or self._start()
            assert process.stdin and process.stdout
            late = threading.Event()

            def end() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(self.wait, end)
            timer.start()
            try:
                send(process.stdin, len(parts).to_bytes(1, "big"), *parts)
                return json.loads(receive(process.stdout))
            except (OSError, EOFError, ValueError):
                timer.cancel()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(1)  # how it ended tells why
                self._close()
                slow = late.is_set() or process.returncode == -getattr(signal, "SIGXCPU", 0)
                raise ValueError(self.late if slow else self.large) from None
            finally:
                timer.cancel()

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
        root = str(Path(__file__).parents[2])
        code = CODE.format(root=root, module=self.module, seconds=self.seconds, memory=self.memory)
        # Its own errors are told in sentences; what foreign libraries print is of no use to anybody.
        return subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )


def answering(answer: Callable[[list[bytes]], Any], seconds: int, memory: int) -> None:
    """Answer requests until there are no more: the process's own work."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write into the answers
    while True:
        try:
            count = receive(sys.stdin.buffer)[0]
            parts = [receive(sys.stdin.buffer) for _ in range(count)]
        except (EOFError, OSError):
            return
        _limit(seconds, memory)
        # Not pickled: an answer is text, whatever a file made of this process.
        send(answers, json.dumps(answer(parts)).encode())


def _limit(seconds: int, memory: int) -> None:
    """Let the system end this process where a request takes too much. Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds
    for what, most in ((resource.RLIMIT_CPU, until), (resource.RLIMIT_AS, memory)):
        with suppress(ValueError, OSError):  # a lower limit was set from outside, or the system knows none
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def send(pipe: IO[bytes], *parts: bytes) -> None:
    """Write byte strings, each behind its length."""
    for part in parts:
        pipe.write(len(part).to_bytes(8, "big"))
        pipe.write(part)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """The next byte string. Raises EOFError where there is none, or it is cut short."""
    length = pipe.read(8)
    if len(length) < 8:
        raise EOFError
    size = int.from_bytes(length, "big")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
