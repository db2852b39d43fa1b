"""A question is sent: what the page shows at once, as the answer grows, and where it fails."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gradio as gr

from bot.domain import Answer, Turn
from bot.errors import BotError, InputError
from bot.faces import limits
from bot.faces.html import Html
from bot.faces.web import render, render_answer
from bot.says import crash as says

if TYPE_CHECKING:
    from bot.app import Bot

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """A question, the HTML shown for it, and its answer, on which later questions may lean; None where it failed."""

    question: str
    html: Html
    answer: Answer | None = None

    @property
    def done(self) -> bool:
        """Whether no more of it is to come."""
        return self.answer is None or not self.answer.growing


def reply(bot: Bot, question: str, earlier: tuple[Shown, ...], quoting: bool = False) -> Iterator[tuple[Any, Any, Any]]:
    """Yield (box, chat, turns): first the question with a sign of work, then the answer as it grows."""
    before = [turn.html for turn in earlier]
    question = limits.words(question)
    try:
        question = limits.question(question)
    except InputError as error:
        if not question.strip():
            yield gr.skip(), gr.skip(), gr.skip()
            return
        turn = Shown(question, render.turn(question, render.error(str(error))))
        # The box keeps the text, to be shortened.
        yield gr.skip(), render.conversation([*before, turn.html], ()), (*earlier, turn)
        return
    yield "", render.conversation([*before, render.turn(question, render.pending())], ()), gr.skip()
    history = _history(earlier)
    turn = Shown(question, Html())
    for turn in _turns(bot, question, history, quoting):
        if not turn.done:
            yield gr.skip(), render.conversation([*before, turn.html], ()), gr.skip()
    yield gr.skip(), render.conversation([*before, turn.html], ()), (*earlier, turn)


def deepened(bot: Bot, shown: tuple[Shown, ...], at: int, depth: int) -> tuple[Shown, ...]:
    """The turns, the answer of one of them as deep as is asked. Raises BotError where it cannot be given anew."""
    turn = shown[at]
    answer = bot.ask(turn.question, _history(shown[:at]), True, depth)
    html = render.turn(turn.question, render_answer.answer(answer, bot.essay))
    return (*shown[:at], Shown(turn.question, html, answer), *shown[at + 1 :])


def _history(shown: tuple[Shown, ...]) -> list[Turn]:
    return [Turn(turn.question, turn.answer) for turn in shown if turn.answer is not None]


def _turns(bot: Bot, question: str, history: list[Turn], quoting: bool) -> Iterator[Shown]:
    """The turn as its answer grows; the last one is done."""
    try:
        for answer in bot.stream(question, history, quoting):
            yield Shown(question, render.turn(question, render_answer.answer(answer, bot.essay)), answer)
        return
    except BotError as error:
        sentence = str(error)
    except Exception:
        log.exception("ask failed")
        sentence = says.CRASHED(undone=says.ANSWER())
    yield Shown(question, render.turn(question, render.error(sentence)))
