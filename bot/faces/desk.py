"""Questions of many clients, answered beside each other: those that wait for a language model hold up nobody else.

Answers in quotation run in the server's own threads. Answers of a model wait for a slow machine elsewhere: they have
threads of their own, and where too many wait already, a question gets its answer in quotation, with a note. Page and
interfaces have one desk.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, Semaphore, to_thread

from bot.domain import Answer, Note, Turn
from bot.model.pieces import gone
from bot.says import model as says

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.recommend.nouns import Recommendation

# Answers that a model writes at once, and questions that wait for their turn.
WRITTEN_AT_ONCE, WAITING = 16, 32


class Desk:
    """Takes questions for a bot."""

    def __init__(self, bot: Bot, at_once: int = WRITTEN_AT_ONCE, waiting: int = WAITING) -> None:
        self.bot = bot
        self._turns = Semaphore(at_once)
        self._threads = CapacityLimiter(at_once)
        self._quoting = CapacityLimiter(at_once)
        self._most = at_once + waiting
        self._at: list[object] = []  # a place for each question that a model is to answer; shared by desks beside it

    def beside(self, bot: Bot) -> Desk:
        """One for a bot of another corpus, whose questions wait in the same queue: the model is the same."""
        other = copy(self)
        other.bot = bot
        return other

    async def answers(
        self,
        question: str,
        history: Sequence[str | Turn],
        quoting: bool = False,
        depth: int | None = None,
        bot: Bot | None = None,
    ) -> AsyncGenerator[Answer]:
        """The answer as it grows; the last is whole. `bot`: that of some documents alone."""
        bot = bot or self.bot
        if quoting or self.bot.writer_name is None:
            async for answer in self._each(bot.stream(question, history, quoting, depth), self._quoting):
                yield answer
        elif self._full:
            async for answer in self._each(bot.stream(question, history, True, depth), self._quoting):
                note = Note("model_failed", says.FAILED(reason=says.BUSY()))
                yield replace(answer, notes=(note, *answer.notes))
        else:
            with self._place():
                async with self._turns:
                    async for answer in self._each(bot.stream(question, history, False, depth), self._threads):
                        yield answer

    async def answer(
        self,
        question: str,
        history: Sequence[str | Turn],
        quoting: bool = False,
        depth: int | None = None,
        bot: Bot | None = None,
    ) -> Answer:
        """The whole answer."""
        return await last(self.answers(question, history, quoting, depth, bot))

    async def recommend(self, profile: str, need: str, bot: Bot | None = None) -> Recommendation:
        """The measures for a situation, their reasons worded by the model where there is one and it is not too busy."""
        bot = bot or self.bot
        if bot.writer_name is None or self._full:
            return await self._recommended(partial(bot.recommend, profile, need, True), self._quoting)
        with self._place():
            async with self._turns:
                return await self._recommended(partial(bot.recommend, profile, need, False), self._threads)

    async def only(self, named: Sequence[str]) -> Bot:
        """The bot that answers from these documents alone, by id or author; of none, all. Raises InputError."""
        return await to_thread.run_sync(self.bot.only, named)

    @property
    def _full(self) -> bool:
        return len(self._at) >= self._most

    @contextmanager
    def _place(self) -> Iterator[None]:
        self._at.append(None)
        try:
            yield
        finally:
            self._at.pop()

    async def _recommended(self, recommend: Callable[[], Recommendation], threads: CapacityLimiter) -> Recommendation:
        left = threading.Event()

        def work() -> Recommendation:
            gone.set(left)
            return recommend()

        try:
            return await to_thread.run_sync(work, abandon_on_cancel=True, limiter=threads)
        finally:
            left.set()

    async def _each(self, growing: Iterator[Answer], threads: CapacityLimiter) -> AsyncGenerator[Answer]:
        left = threading.Event()

        def step() -> Answer | None:
            gone.set(left)
            return next(growing, None)

        try:
            # A thread that waits for a model sees by itself that nobody waits for it any more.
            while (answer := await to_thread.run_sync(step, abandon_on_cancel=True, limiter=threads)) is not None:
                yield answer
        finally:
            left.set()


async def last(answers: AsyncIterator[Answer]) -> Answer:
    """The whole answer of one that grows."""
    return [answer async for answer in answers][-1]
