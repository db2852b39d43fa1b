"""A question is sent: what the page shows at once, as the answer grows, and where it fails or is stopped."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from anyio import to_thread

from bot.domain import Answer, Turn
from bot.errors import BotError, InputError
from bot.faces import limits
from bot.faces.html import Html
from bot.faces.web import render_answer
from bot.says import crash, page

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.faces.desk import Desk

# How a turn without a whole answer came to its end; `open`: it has not.
Ended = Literal["", "open", "failed", "stopped", "broken", "stale"]

EMPTY = Html()

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """A question, its answer, on which later questions may lean, and the HTML of both.

    `told`: what is said in the place of an answer, or below what there is of one. `judged`: what the reader holds of it.
    `only`: the documents that alone are answered from, by id or author; all where none is named.
    """

    question: str
    answer: Answer | None = None
    ended: Ended = ""
    told: str = ""
    judged: str = ""
    only: tuple[str, ...] = ()
    html: Html = EMPTY

    @classmethod
    def of(cls, bot: Bot, question: str, answer: Answer | None = None, only: tuple[str, ...] = (), **how: Any) -> Shown:
        """A turn with its HTML."""
        html = render_answer.turn(question, answer, bot.essay, **how)
        return cls(question, answer, **how, only=only, html=html)


async def reply(
    desk: Desk, question: Any, earlier: tuple[Shown, ...], quoting: bool = False, only: tuple[str, ...] = ()
) -> AsyncGenerator[tuple[Shown, ...]]:
    """The turns: first with the question and a sign of work, then as the answer grows; the last time it is done."""
    bot = desk.bot
    try:
        question = limits.question(limits.words(question))
    except InputError as error:
        yield (*earlier, Shown.of(bot, limits.words(question), ended="failed", told=str(error)))
        return
    yield (*earlier, Shown.of(bot, question, ended="open", only=only))
    async with aclosing(_turns(desk, question, _history(earlier), quoting, only)) as growing:
        async for turn in growing:
            yield (*earlier, turn)


def deepened(bot: Bot, shown: tuple[Shown, ...], at: int, depth: int) -> tuple[Shown, ...]:
    """The turns, the answer of one of them as deep as is asked. Raises BotError where it cannot be given anew."""
    turn = shown[at]
    some = bot.only(turn.only) if turn.only else bot
    answer = some.ask(turn.question, _history(shown[:at]), True, depth)
    again = Shown.of(bot, turn.question, answer, turn.only, judged=turn.judged)
    return (*shown[:at], again, *shown[at + 1 :])


def judged(bot: Bot, shown: tuple[Shown, ...], at: int, verdict: str) -> tuple[Shown, ...]:
    """The turns, one of them with what the reader holds of its answer."""
    turn = shown[at]
    return (*shown[:at], Shown.of(bot, turn.question, turn.answer, turn.only, judged=verdict), *shown[at + 1 :])


def halted(bot: Bot, shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """The turns after a stop: what had passed of the last answer stays, and is said to be no more than that."""
    if not shown or not going(shown[-1]):
        return shown
    last = shown[-1]
    passed = replace(last.answer, growing=False) if last.answer else None
    return (*shown[:-1], Shown.of(bot, last.question, passed, last.only, ended="stopped", told=page.STOPPED()))


def going(turn: Shown) -> bool:
    """Whether more of a turn is to come."""
    return turn.ended == "open" or (turn.answer is not None and turn.answer.growing)


def _history(shown: tuple[Shown, ...]) -> list[Turn]:
    return [Turn(turn.question, turn.answer) for turn in shown if turn.answer is not None and not going(turn)]


async def _turns(
    desk: Desk, question: str, history: list[Turn], quoting: bool, only: tuple[str, ...]
) -> AsyncGenerator[Shown]:
    """The turn as its answer grows; the last one is done."""
    try:
        some = await to_thread.run_sync(desk.bot.only, only) if only else desk.bot
        async with aclosing(desk.answers(question, history, quoting, bot=some)) as answers:
            async for answer in answers:  # made into HTML beside the loop that all pages share
                yield await to_thread.run_sync(Shown.of, desk.bot, question, answer, only)
        return
    except BotError as error:
        sentence = str(error)
    except Exception:
        log.exception("ask failed")
        sentence = crash.CRASHED(undone=crash.ANSWER())
    yield Shown.of(desk.bot, question, None, only, ended="failed", told=sentence)
