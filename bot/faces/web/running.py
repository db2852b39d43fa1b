"""A check on its way: in a thread of its own, so that its progress can be shown and it can be told to stop."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

from bot.check.check import Checked

if TYPE_CHECKING:
    from bot.app import Bot


class Stopped(Exception):
    """Whoever asked for the check does not want it any more."""


class Running:
    """One check. `done` of `total` quotations are compared; `total` is 0 while they are still being looked for."""

    def __init__(self, bot: Bot, draft: str) -> None:
        self.done, self.total = 0, 0
        self._bot, self._draft = bot, draft
        self._outcome: Checked | Exception = Stopped()
        self._stopped, self._over = Event(), Event()
        Thread(target=self._run, daemon=True).start()  # a daemon: it must not hold up the end of the program

    def wait(self, seconds: float) -> bool:
        """Wait so long; whether there is nothing more to wait for."""
        return self._over.wait(seconds)

    def stop(self) -> None:
        """Wait no longer. The thread itself ends before its next quotation."""
        self._stopped.set()
        self._over.set()

    def result(self) -> Checked:
        """The findings. Raises Stopped, or what went wrong."""
        if self._stopped.is_set():
            raise Stopped
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome

    def _run(self) -> None:
        try:
            self._outcome = self._bot.check(self._draft, self._step)
        except Exception as error:  # told by `result`, to whoever waits
            self._outcome = error
        self._over.set()

    def _step(self, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise Stopped
        self.done, self.total = done, total
