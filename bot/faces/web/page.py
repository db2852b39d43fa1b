"""The page: its rooms side by side, and Gradio mounted with no more than it needs."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from secrets import token_hex
from typing import TYPE_CHECKING, Any

import gradio as gr
from starlette.responses import FileResponse
from starlette.routing import Mount

from bot.faces import limits
from bot.faces.web import (
    check_tab,
    finding,
    recommend_tab,
    render,
    render_measures,
    render_own,
    render_study,
    sessions,
    shell,
    study_tab,
    talk_tab,
)
from bot.faces.web.drawer import drawer
from bot.faces.web.facts import Facts
from bot.faces.web.narrow import Narrow
from bot.faces.welcome import Welcome, welcome

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.app import Bot
    from bot.faces.desk import Desk

# Names of fonts that systems bring along. As strings: Gradio would fetch a GoogleFont from Google.
FONTS = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "sans-serif"]

# Gradio's own style and its click event on every gr.HTML are in the way.
PLAIN: dict[str, Any] = {"js_on_load": None, "apply_default_css": False}
CHOICES_SHOWN = 1000
# Seconds: how often files are looked through for those of sessions that never said that they end, and how old these are.
CLEARED_EVERY, KEPT_FOR = 3600, 86_400


def mount(app: FastAPI, desk: Desk, under: str = "") -> FastAPI:
    """Put the page at `/` of an app that has its other routes already; `under`: where a browser finds that app's `/`."""
    bot = desk.bot
    for name, kind in shell.FILES.items():
        app.add_api_route(f"/page/{name}", _file(name, kind), methods=["GET"], include_in_schema=False)
    started = token_hex(8)

    def alive() -> str:
        """Which run of the program this is: one that was started anew knows nothing of the pages that are open."""
        return started

    def find(words: str = "") -> dict[str, Any]:
        """The places of words in all originals."""
        essays = filter(None, (bot.essay(essay_id) for essay_id, _, _ in bot.essays()))
        found = finding.find(essays, limits.chosen(words))
        return {"places": [place.told() for place in found[: finding.MOST]], "total": len(found)}

    def texts(words: str = "") -> dict[str, Any]:
        """Authors of several texts, and texts, that can be chosen to be answered from."""
        return finding.choices(bot.essays(), limits.chosen(words))

    app.add_api_route("/page/texts", texts, methods=["GET"], include_in_schema=False)
    app.add_api_route("/page/find", find, methods=["GET"], include_in_schema=False)
    study_tab.mount(app, bot)
    app.add_api_route("/page/alive", alive, methods=["GET"], include_in_schema=False)
    kept = drawer().root  # before Gradio asks where to keep files
    told = welcome(bot)
    with ThreadPoolExecutor(1) as thread:  # the caller's thread may be running a loop
        blocks = thread.submit(lambda: asyncio.run(_mount(app, desk, told, under))).result()
    mounted = app.router.routes[-1]
    assert isinstance(mounted, Mount)
    sessions.bound(mounted.app, blocks)
    events = {number for number, event in blocks.fns.items() if event.fn is not None and not _ends(event)}
    mounted.app = Narrow(mounted.app, kept, events)
    app.add_middleware(shell.Shell, title=told.title)
    return app


async def _mount(app: FastAPI, desk: Desk, told: Welcome, under: str) -> gr.Blocks:
    """A coroutine only because Gradio, built outside an event loop, makes several and never closes them."""
    blocks = build(desk, told)
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        root_path=under or None,
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


def build(desk: Desk, told: Welcome) -> gr.Blocks:
    """Chat on the left, the original on the right. The original itself is fetched by page.js."""
    bot = desk.bot
    blocks: gr.Blocks
    with gr.Blocks(
        title=told.title, analytics_enabled=False, fill_width=True, delete_cache=(CLEARED_EVERY, KEPT_FOR)
    ) as blocks:
        gr.HTML(render.masthead(told.title, bot.model_name, bot.writer_name), elem_id="masthead", **PLAIN)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk", min_width=0):
                facts = Facts.unplaced()
                talk_tab.build(desk, facts)
            with gr.Column(elem_id="recommend", min_width=0):
                recommend_tab.build(desk, told, facts)
            with gr.Column(elem_id="shelf", min_width=0):
                gr.HTML(render_measures.shelf_intro(), **PLAIN)
            with gr.Column(elem_id="study", min_width=0):
                gr.HTML(render_study.room(), **PLAIN)
            with gr.Column(elem_id="check", min_width=0):
                check_tab.build(bot, blocks, facts)
            with gr.Column(elem_id="own", min_width=0):
                gr.HTML(render_own.room(), **PLAIN)
            with gr.Column(elem_id="original", min_width=0):
                chooser, pane = _original(bot)
        _wire(bot, blocks, chooser, pane)
    return blocks


def _original(bot: Bot) -> tuple[gr.Dropdown, gr.HTML]:
    gr.HTML(render.sheet_bar(), elem_id="sheet-bar", **PLAIN)
    chooser = gr.Dropdown(
        _choices(bot),
        value=_first(bot),
        label="选择原文（可输入文字筛选）",
        num_choices_shown=CHOICES_SHOWN,
        elem_id="chooser",
    )
    gr.HTML(render.reader_bar(), elem_id="reader-bar", **PLAIN)
    pane = gr.HTML(
        render.pane(),
        elem_id="pane",
        **PLAIN | {"js_on_load": "policyPage.attach(trigger);"},
    )
    return chooser, pane


def _wire(bot: Bot, blocks: gr.Blocks, chooser: gr.Dropdown, pane: gr.HTML) -> None:
    """Connect events; none is offered as an API, which is what /api is for."""
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

    def shown(event: gr.EventData) -> Any:
        essay = event.essay
        return essay if isinstance(essay, str) and bot.essay(essay) else gr.skip()

    def ended(request: gr.Request) -> None:
        drawer().clear(request.session_hash)
        sessions.forget(blocks, datetime.now())

    def opened() -> Any:  # the corpus may have been rebuilt since the start
        return gr.update(choices=_choices(bot), value=_first(bot))

    pane.select(shown, None, chooser, trigger_mode="multiple", **quiet)
    chooser.input(None, chooser, None, js="(essay) => policyPage.choose(essay)", **quiet)
    loading = blocks.load(opened, None, chooser, **quiet)
    loading.then(None, chooser, None, js="(essay) => policyPage.begin(essay)", **quiet)
    blocks.unload(ended)


def _choices(bot: Bot) -> list[tuple[str, str]]:
    return [(f"{author}｜{name}" if author else name, essay_id) for essay_id, name, author in bot.essays()]


def _first(bot: Bot) -> str | None:
    return next((essay_id for essay_id, _, _ in bot.essays()), None)
