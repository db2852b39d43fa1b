"""What the chat shows: values become the parts of `talk.html`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.faces.checks import CHECKS, HEADS
from bot.faces.html import Html, part

QUESTION_SHOWN = 400


def masthead(title: str, model: str, writer: str | None) -> Html:
    """The strip at the top: what this is, and in which mode it answers; `writer`: the language model, if any."""
    return part("page.html", "masthead", title=title, model=model, writer=writer, heads=HEADS, checks=CHECKS)


def sheet_bar() -> Html:
    """On a phone, the way back from the original to the chat."""
    return part("page.html", "sheet_bar")


def reader_bar() -> Html:
    """The strip above the original."""
    return part("page.html", "reader_bar")


def pane() -> Html:
    """Where page.js puts the original."""
    return part("page.html", "pane")


def conversation(turns: Iterable[Html], examples: Sequence[str] = (), welcome: str = "") -> Html:
    """All turns, or the greeting where there is none yet."""
    return part("talk.html", "conversation", turns=turns, examples=examples, welcome=welcome)


def turn(question: str, reply: Iterable[Html]) -> Html:
    """A question and what came of it."""
    shown = question if len(question) <= QUESTION_SHOWN else f"{question[:QUESTION_SHOWN]}……（共 {len(question)} 字）"
    return part("talk.html", "turn", question=shown, whole=question, reply=reply)


def pending() -> Html:
    """What stands in the place of an answer that is on its way."""
    return part("talk.html", "pending")


def told(kind: str, sentence: str) -> Html:
    """What is said of a turn without a whole answer: `failed`, `stopped`, `broken` or `stale`."""
    return part("talk.html", "told", kind=kind, sentence=sentence)


def bar() -> Html:
    """The strip above the chat: which conversation it is, the others, and what can be done with it."""
    return part("talk.html", "bar")


def scope() -> Html:
    """Beside the box, the choice of the texts that alone are answered from. chosen.js fills it."""
    return part("talk.html", "scope")


def waiting() -> Html:
    """Where talks.js says what waits its turn."""
    return part("talk.html", "waiting")
