"""The page's parts and what happens when a question is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gradio as gr
from starlette.responses import FileResponse
from starlette.routing import Mount

from bot.faces import limits
from bot.faces.web import check_tab, recommend_tab, render, render_measures, shell, talk
from bot.faces.web.drawer import drawer
from bot.faces.web.facts import Facts
from bot.faces.web.narrow import Narrow
from bot.faces.welcome import Welcome, greeting, welcome

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.app import Bot

# Names of fonts that systems bring along. As strings: Gradio would fetch a GoogleFont from Google.
FONTS = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "sans-serif"]

# Gradio's own style and its click event on every gr.HTML are in the way.
PLAIN: dict[str, Any] = {"js_on_load": None, "apply_default_css": False}
CHOICES_SHOWN = 1000
# Seconds: how often files are looked through for those of sessions that never said that they end, and how old these are.
CLEARED_EVERY, KEPT_FOR = 3600, 86_400
ASKING_AT_ONCE = 4


def mount(app: FastAPI, bot: Bot) -> FastAPI:
    """Put the page at `/` of an app that has its other routes already."""
    for name, kind in shell.FILES.items():
        app.add_api_route(f"/page/{name}", _file(name, kind), methods=["GET"], include_in_schema=False)
    kept = drawer().root  # before Gradio asks where to keep files
    told = welcome(bot)
    with ThreadPoolExecutor(1) as thread:  # the caller's thread may be running a loop
        blocks = thread.submit(lambda: asyncio.run(_mount(app, bot, told))).result()
    mounted = app.router.routes[-1]
    assert isinstance(mounted, Mount)
    events = {number for number, event in blocks.fns.items() if event.fn is not None and not _ends(event)}
    mounted.app = Narrow(mounted.app, kept, events)
    app.add_middleware(shell.Shell, title=told.title)
    return app


async def _mount(app: FastAPI, bot: Bot, told: Welcome) -> gr.Blocks:
    """A coroutine only because Gradio, built outside an event loop, makes several and never closes them."""
    blocks = build(bot, told)
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        theme=gr.themes.Base(font=FONTS, font_mono=["monospace"]),
        footer_links=[],
        run_history=False,  # Gradio would keep every question on disk
        ssr_mode=False,
        show_error=False,
        max_file_size=limits.UPLOAD,  # as much as the doors let in; the browser refuses more (toasts.js says it in Chinese)
    )
    # Until it is set, Gradio 6.31 takes any path on this machine for an uploaded file, and mounting never sets it.
    blocks.has_launched = True
    return blocks


def _ends(event: Any) -> bool:
    """Whether an event is the end of a session, which nobody but Gradio tells."""
    return any(how == "unload" for _, how in event.targets)


def _file(name: str, kind: str) -> Any:
    def send() -> FileResponse:
        return FileResponse(shell.HERE / name, media_type=kind, headers={"Cache-Control": "no-cache"})

    return send


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that events connect."""

    turns: gr.State
    chat: gr.HTML
    box: gr.Textbox
    quoting: gr.Checkbox
    send: gr.Button
    clear: gr.Button
    chooser: gr.Dropdown
    pane: gr.HTML


def build(bot: Bot, told: Welcome) -> gr.Blocks:
    """Chat on the left, the original on the right. The original itself is fetched by page.js."""
    blocks: gr.Blocks
    with gr.Blocks(
        title=told.title, analytics_enabled=False, fill_width=True, delete_cache=(CLEARED_EVERY, KEPT_FOR)
    ) as blocks:
        gr.HTML(render.masthead(told.title, bot.model_name, bot.writer_name), elem_id="masthead", **PLAIN)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk", min_width=0):
                spoken = _talk(bot)
            facts = Facts.unplaced()
            with gr.Column(elem_id="recommend", min_width=0):
                recommend_tab.build(bot, told, facts)
            with gr.Column(elem_id="shelf", min_width=0):
                gr.HTML(render_measures.shelf_intro(), **PLAIN)
            with gr.Column(elem_id="check", min_width=0):
                check_tab.build(bot, blocks, facts)
            with gr.Column(elem_id="original", min_width=0):
                chooser, pane = _original(bot)
        _wire(bot, blocks, Parts(gr.State(()), *spoken, chooser, pane))
    return blocks


def _talk(bot: Bot) -> tuple[gr.HTML, gr.Textbox, gr.Checkbox, gr.Button, gr.Button]:
    # Not gr.Chatbot: it reads Markdown and LaTeX into what must stand to the letter, and scrolls to an answer's end.
    chat = gr.HTML(
        render.conversation((), bot.examples(), greeting(bot)),
        elem_id="chat",
        **PLAIN | {"js_on_load": "policyChat.attach(element, trigger); watch('value', policyChat.follow);"},
    )
    with gr.Row(elem_id="composer"):
        box = gr.Textbox(
            label="问题",
            show_label=False,
            container=False,
            placeholder="输入问题，按回车发送",
            lines=1,  # with more lines, Gradio sends on Shift+Enter instead of Enter
            max_lines=6,
            elem_id="box",
        )
        quoting = gr.Checkbox(
            label="只引原文",
            container=False,
            min_width=0,
            elem_id="quoting",
            visible=bot.writer_name is not None,
        )
        send = gr.Button("发送", elem_id="send", variant="primary", min_width=0)
        clear = gr.Button("清空对话", elem_id="clear", min_width=0)
    return chat, box, quoting, send, clear


def _original(bot: Bot) -> tuple[gr.Dropdown, gr.HTML]:
    gr.HTML(render.sheet_bar(), elem_id="sheet-bar", **PLAIN)
    chooser = gr.Dropdown(
        _choices(bot),
        value=_first(bot),
        label="选择原文（可输入文字筛选）",
        num_choices_shown=CHOICES_SHOWN,
        elem_id="chooser",
    )
    pane = gr.HTML(
        render.pane(),
        elem_id="pane",
        **PLAIN | {"js_on_load": "policyPage.attach(trigger);"},
    )
    return chooser, pane


def _wire(bot: Bot, blocks: gr.Blocks, parts: Parts) -> None:
    """Connect events; none is offered as an API, which is what /api is for."""
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

    def reply(question: str, earlier: tuple[talk.Shown, ...], quoting: bool) -> Iterator[tuple[Any, Any, Any]]:
        yield from talk.reply(bot, question, earlier, quoting)

    def empty() -> tuple[str, tuple[talk.Shown, ...]]:
        return render.conversation((), bot.examples(), greeting(bot)), ()

    def shown(event: gr.EventData) -> Any:
        essay = event.essay
        return essay if isinstance(essay, str) and bot.essay(essay) else gr.skip()

    def deeper(event: gr.EventData, turns: tuple[talk.Shown, ...]) -> tuple[Any, Any]:
        at, depth = event.turn, event.depth
        if not (isinstance(at, int) and depth in range(4) and 0 <= at < len(turns) and turns[at].answer):
            return gr.skip(), gr.skip()
        shown = talk.deepened(bot, turns, at, depth)
        return render.conversation([turn.html for turn in shown], ()), shown

    def ended(request: gr.Request) -> None:
        drawer().clear(request.session_hash)

    built = bot.examples()

    def opened() -> tuple[Any, Any]:  # the corpus may have been rebuilt since the start
        examples = bot.examples()
        opening = gr.skip() if examples == built else render.conversation((), examples, greeting(bot))
        return gr.update(choices=_choices(bot), value=_first(bot)), opening

    asking = gr.on(
        [parts.box.submit, parts.send.click],
        reply,
        [parts.box, parts.turns, parts.quoting],
        [parts.box, parts.chat, parts.turns],
        trigger_mode="always_last",  # what is sent while an answer is on its way is asked next, not dropped
        concurrency_limit=ASKING_AT_ONCE,
        **quiet,
    )
    parts.clear.click(empty, None, [parts.chat, parts.turns], cancels=[asking], **quiet)
    parts.chat.select(deeper, parts.turns, [parts.chat, parts.turns], **quiet)
    parts.pane.select(shown, None, parts.chooser, **quiet)
    parts.chooser.input(None, parts.chooser, None, js="(essay) => policyPage.choose(essay)", **quiet)
    loading = blocks.load(opened, None, [parts.chooser, parts.chat], **quiet)
    loading.then(None, parts.chooser, None, js="(essay) => policyPage.begin(essay)", **quiet)
    blocks.unload(ended)


def _choices(bot: Bot) -> list[tuple[str, str]]:
    return [(f"{author}｜{name}" if author else name, essay_id) for essay_id, name, author in bot.essays()]


def _first(bot: Bot) -> str | None:
    return next((essay_id for essay_id, _, _ in bot.essays()), None)
