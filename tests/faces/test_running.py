"""A check in a thread of its own: its progress, its end, and its being stopped."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from bot.check.check import Checked
from bot.errors import InputError
from bot.faces.web.running import Running, Stopped

NOTHING = Checked((), {})


class Stepping:
    """A bot whose check takes three steps, each of which waits for leave."""

    def __init__(self) -> None:
        self.leave = threading.Semaphore(0)
        self.stepped = threading.Semaphore(0)
        self.ended: list[str] = []

    def check(self, draft: str, step: Any) -> Checked:
        try:
            for done in (1, 2, 3):
                assert self.leave.acquire(timeout=10)
                step(done, 3)
                self.stepped.release()
            if draft == "故障":
                raise InputError("不行。")
        except Stopped:
            self.ended.append("stopped")
            raise
        finally:
            self.stepped.release()
        return NOTHING


def test_it_tells_how_far_it_is_and_what_came_of_it() -> None:
    bot = Stepping()
    running = Running(bot, "稿")  # type: ignore[arg-type]
    assert not running.wait(0.01)
    assert (running.done, running.total) == (0, 0)
    bot.leave.release()
    assert bot.stepped.acquire(timeout=10)
    assert (running.done, running.total) == (1, 3)
    bot.leave.release(2)
    assert running.wait(10)
    assert running.result() is NOTHING


def test_what_goes_wrong_is_told_to_whoever_waits() -> None:
    bot = Stepping()
    bot.leave.release(3)
    running = Running(bot, "故障")  # type: ignore[arg-type]
    assert running.wait(10)
    with pytest.raises(InputError, match="不行"):
        running.result()


def test_stopping_lets_the_waiting_go_at_once_and_ends_the_thread() -> None:
    bot = Stepping()
    running = Running(bot, "稿")  # type: ignore[arg-type]
    running.stop()
    assert running.wait(0)
    with pytest.raises(Stopped):
        running.result()
    bot.leave.release()
    assert bot.stepped.acquire(timeout=10)
    assert bot.ended == ["stopped"]
