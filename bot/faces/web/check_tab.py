"""The room for editors: a draft in, findings out, and the same as a Word file."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from bot.documents.draft import Draft
from bot.documents.encoding import storable
from bot.errors import BotError, InputError, UnreadableFile
from bot.faces import checking, limits, marked
from bot.faces.web import render_check as render
from bot.faces.web.drawer import drawer
from bot.says import crash as says

if TYPE_CHECKING:
    from bot.app import Bot

EMPTY = "请先粘贴稿件，或拖入文件。"
GONE = "所选的文件已从服务器上清除，请重新选择文件。"
# Checks of the page that run side by side; a long one must not hold up the others.
CHECKED_AT_ONCE = 2
PLAIN: dict[str, Any] = {"js_on_load": None, "apply_default_css": False}

log = logging.getLogger(__name__)


def build(bot: Bot) -> None:
    """The room's components and what happens when a draft is sent."""
    gr.HTML(render.intro(), **PLAIN)
    with gr.Row(elem_id="draft-row"):
        draft = gr.Textbox(label="稿件", placeholder="在此粘贴稿件", lines=6, max_lines=14, elem_id="draft")
        file = gr.File(label="拖入或选择文件", file_types=[".docx", ".txt", ".md"], elem_id="draft-file", height=150)
    with gr.Row(elem_id="check-deeds"):
        send = gr.Button("开始核查", variant="primary", elem_id="check-send", min_width=0)
        download = gr.DownloadButton("下载 Word", visible=False, elem_id="check-download", min_width=0)
        page = gr.DownloadButton("下载网页", visible=False, elem_id="check-page", min_width=0)
    shown = gr.HTML("", elem_id="findings", **PLAIN)

    def run(pasted: str, dropped: str | None, request: gr.Request) -> Iterator[tuple[Any, Any, Any]]:
        yield from _run(bot, pasted, dropped, request.session_hash)

    def uploaded(dropped: str | None, request: gr.Request) -> None:
        _hold(dropped, request.session_hash)

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    file.upload(uploaded, file, None, **quiet)
    send.click(run, [draft, file], [shown, download, page], concurrency_limit=CHECKED_AT_ONCE, **quiet)


def _run(bot: Bot, pasted: Any, dropped: str | None, session: str | None) -> Iterator[tuple[Any, Any, Any]]:
    hidden = gr.update(visible=False)
    yield render.waiting(), hidden, hidden
    try:
        _hold(dropped, session)
        if not dropped and not limits.words(pasted).strip():
            yield render.failure(EMPTY), hidden, hidden
            return
        read = _read(Path(dropped)) if dropped else Draft(checking.usable(storable(limits.words(pasted))))
        name = f"{Path(dropped).stem if dropped else '稿件'}-引文核查"
        places = [drawer().place(session, name + ending) for ending in (".docx", ".html")]
        checked = bot.check(read.text)
        offered = [hidden, hidden]
        if checked.findings:
            for file in places:
                marked.save(file, read, checked)
            offered = [gr.update(value=str(file), visible=True) for file in places]
        yield render.result(read.text, checked), offered[0], offered[1]
    except BotError as error:
        yield render.failure(str(error)), hidden, hidden
    except Exception:
        log.exception("check failed")
        yield render.failure(says.CRASHED(undone=says.CHECK())), hidden, hidden


def _hold(dropped: str | None, session: str | None) -> None:
    """Let an uploaded file go with its session."""
    if dropped:
        drawer().hold(session, Path(dropped))


def _read(file: Path) -> Draft:
    """The draft of an uploaded file. Raises InputError where it cannot be read, or was cleared away meanwhile."""
    if not file.is_file():
        raise InputError(GONE)
    try:
        return checking.read(file)
    except UnreadableFile as error:  # where it lies here is nobody's business
        raise InputError(f"无法读取“{file.name}”：{error.reason}。") from error
