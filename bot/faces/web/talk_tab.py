"""The room for questions: the chat, the box below it, and what happens when something is asked of it.

talks.js sends what happens, keeps the conversation in the browser, and hands it back when the page is loaded again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, suppress
from functools import wraps
from itertools import count
from typing import TYPE_CHECKING, Any

import gradio as gr

from bot.errors import BotError
from bot.faces import feedback, limits, transcript
from bot.faces.html import Html
from bot.faces.web import kept, render, talk
from bot.faces.web.drawer import drawer
from bot.faces.web.facts import Facts, known
from bot.faces.web.talk import Shown
from bot.faces.welcome import greeting
from bot.says import crash as says

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.faces.desk import Desk

PLAIN: dict[str, Any] = {"js_on_load": None, "apply_default_css": False}
# Not gr.Chatbot: it reads Markdown and LaTeX into what must stand to the letter, and scrolls to an answer's end. The
# events of our own that talks.js triggers are named here: Gradio takes those alone that its script names.
CHAT_JS = """policyTalk.attach(element, trigger, ['ask', 'open', 'deepen', 'judge', 'take']);
watch('value', policyChat.follow); watch('news', () => policyTalk.news(props.news));"""
# "multiple": what comes while one of its kind is still on its way is not dropped, as Gradio would.
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "trigger_mode": "multiple"}
TITLE_MOST = 60

Turns = tuple[Shown, ...]

log = logging.getLogger(__name__)
_told = count(1)


def build(desk: Desk, facts: Facts) -> None:
    """The room's components and its events. `facts`: what the user knows of the newspaper, for references."""
    bot = desk.bot
    gr.HTML(render.bar(), elem_id="talk-bar", **PLAIN)
    empty = render.conversation((), bot.examples(), greeting(bot))
    chat = gr.HTML(empty, elem_id="chat", **PLAIN | {"js_on_load": CHAT_JS}, news="")
    gr.HTML(render.waiting(), elem_id="waiting", **PLAIN)
    with gr.Row(elem_id="composer"):
        gr.HTML(render.scope(), elem_id="scope-frame", **PLAIN)
        gr.Textbox(
            label="问题",
            show_label=False,
            container=False,
            placeholder="输入问题，按回车发送",
            autofocus=True,
            lines=1,  # with more lines, Gradio sends on Shift+Enter instead of Enter
            max_lines=6,
            min_width=0,
            elem_id="box",
        )
        gr.Checkbox(
            label="只引原文", container=False, min_width=0, elem_id="quoting", visible=bot.writer_name is not None
        )
        gr.Button("发送", elem_id="send", variant="primary", min_width=0)
        stop = gr.Button("停止", elem_id="stop", min_width=0)
    made = gr.DownloadButton("下载", elem_id="talk-made")
    turns = gr.State(())
    both = [chat, turns]

    async def ask(event: gr.EventData, turns: Turns) -> AsyncIterator[tuple[Any, Any]]:
        async with aclosing(_asked(desk, event, turns)) as growing:
            async for shown in growing:
                yield shown

    def opened(event: gr.EventData) -> tuple[Any, Any]:
        return _opened(bot, event)

    def deepen(event: gr.EventData, turns: Turns) -> tuple[Any, Any]:
        at, depth = event.turn, event.depth
        if depth not in range(4) or not _answered(turns, at):
            return gr.skip(), gr.skip()
        return _shown(bot, talk.deepened(bot, turns, at, depth), at, event.talk)

    def judge(event: gr.EventData, turns: Turns) -> tuple[Any, Any]:
        at, verdict = event.turn, event.verdict
        if verdict not in ("", feedback.USEFUL, *feedback.REASONS) or not _answered(turns, at):
            return gr.skip(), gr.skip()
        answer = turns[at].answer
        assert answer is not None
        history = [turn.question for turn in turns[:at] if turn.answer]
        feedback.keep(bot.settings.home, turns[at].question, history, verdict, answer)
        return _shown(bot, talk.judged(bot, turns, at, verdict), at, event.talk)

    def halt(turns: Turns) -> tuple[Any, Any]:
        halted = talk.halted(bot, turns)
        return _shown(bot, halted, len(halted) - 1) if halted else (gr.skip(), gr.skip())

    def take(event: gr.EventData, turns: Turns, newspaper: Any, date: Any, request: gr.Request) -> Any:
        return _file(event, turns, (newspaper, date), request.session_hash)

    asking = chat.ask(ask, turns, both, concurrency_limit=None, **QUIET)
    chat.open(opened, None, both, cancels=[asking], **QUIET)
    chat.deepen(_telling(deepen), turns, both, **QUIET)
    chat.judge(_telling(judge), turns, both, **QUIET)
    stop.click(halt, turns, both, cancels=[asking], **QUIET)
    taken = chat.take(take, [turns, facts.newspaper, facts.date], [made, chat], **QUIET)
    taken.then(None, js="() => policyTalk.take()")


async def _asked(desk: Desk, event: gr.EventData, turns: Turns) -> AsyncGenerator[tuple[Any, Any]]:
    """(chat, turns) as the answer grows. The page asks with how many turns it shows: we may have lost ours."""
    at = event.turn
    if type(at) is not int or not 0 <= at <= len(turns):
        yield _news({"lost": True}), gr.skip()
        return
    before = [turn.html for turn in turns[:at]]
    now = turns
    asked = talk.reply(desk, event.question, turns[:at], event.quoting is True, _only(event.only))
    async with aclosing(asked) as growing:
        async for now in growing:
            if talk.going(now[-1]):
                yield _chat([*before, now[-1].html]), now
    yield _shown(desk.bot, now, at, event.talk)


def _only(said: Any) -> tuple[str, ...]:
    """The documents that were chosen, as chosen.js tells them; of anything else none, so that all are answered from."""
    with suppress(ValueError, TypeError, RecursionError, BotError):
        return tuple(limits.chosen(limits.words(name)) for name in json.loads(said)[: limits.CHOSEN])
    return ()


def _opened(bot: Bot, event: gr.EventData) -> tuple[Any, Any]:
    """(chat, turns) of a kept conversation; of none, the greeting. The page numbers what it opens: the last one counts."""
    given = getattr(event, "number", 0)
    opened = given if type(given) is int else 0
    try:
        turns = kept.read(bot, event.kept)
    except BotError as error:
        return _news({"opened": opened, "told": str(error)}), gr.skip()
    return _chat([turn.html for turn in turns], bot, opened=opened), turns


def _shown(bot: Bot, turns: Turns, at: int, of: object = None) -> tuple[Any, Any]:
    """(chat, turns), and for the browser to keep the turn that is new; `of`: the conversation that it belongs to."""
    news = {"turn": kept.written(turns[at]), "at": at, "of": len(turns), "talk": of}
    return _chat([turn.html for turn in turns], bot, **news), turns


def _chat(turns: list[Html], bot: Bot | None = None, **news: Any) -> Any:
    welcome = (bot.examples(), greeting(bot)) if bot and not turns else ((), "")
    shown = render.conversation(turns, *welcome)
    return gr.update(value=shown, **_news(news) if news else {})


def _news(news: dict[str, Any]) -> dict[str, Any]:
    """What talks.js is told. It hears of what differs alone, so each is numbered."""
    return gr.update(news=json.dumps({**news, "number": next(_told)}, ensure_ascii=False))


def _answered(turns: Turns, at: object) -> bool:
    return type(at) is int and 0 <= at < len(turns) and turns[at].answer is not None and not talk.going(turns[at])


def _telling(act: Callable[..., tuple[Any, Any]]) -> Callable[..., tuple[Any, Any]]:
    """The same, but where it fails the page is told in a sentence and stays as it is."""

    @wraps(act)
    def tell(event: gr.EventData, turns: Turns) -> tuple[Any, Any]:
        try:
            return act(event, turns)
        except BotError as error:
            return _news({"told": str(error)}), gr.skip()
        except Exception:
            log.exception("an event of the chat failed")
            return _news({"told": says.CRASHED(undone=says.REQUEST())}), gr.skip()

    return tell


def _file(event: gr.EventData, turns: Turns, facts: tuple[Any, Any], session: str | None) -> tuple[Any, Any]:
    """(file, chat): the conversation as a file of the kind that is asked for."""
    try:
        kind = event.kind if event.kind in transcript.KINDS else transcript.KINDS[0]
        title = limits.words(event.title)[:TITLE_MOST].strip() or "对话"
        name = "".join(sign if sign.isalnum() else "-" for sign in title).strip("-") or "对话"
        file = drawer().place(session, f"{name}.{kind}")
        lines = [transcript.Line(turn.question, turn.answer, turn.told) for turn in turns]
        transcript.save(file, kind, title, lines, known(facts))
    except BotError as error:
        return None, _news({"told": str(error)})
    except Exception:
        log.exception("making a file failed")
        return None, _news({"told": says.CRASHED(undone=says.SAVING())})
    return str(file), gr.skip()
