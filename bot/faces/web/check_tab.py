"""The room for editors: a draft in, findings out, and the same as a Word file."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from bot.errors import BotError
from bot.faces import checking, marked
from bot.faces.web import render_check as render
from bot.text.encoding import storable

if TYPE_CHECKING:
    from bot.app import Bot

EMPTY = "请先粘贴稿件，或拖入文件。"
CRASHED = "程序内部错误，本次未能核查；请稍后重试，详情见运行窗口中的日志。"
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

    def run(pasted: str, dropped: str | None) -> Iterator[tuple[Any, Any, Any]]:
        yield from _run(bot, pasted, dropped)

    send.click(run, [draft, file], [shown, download, page], show_progress="hidden", api_visibility="private")


def _run(bot: Bot, pasted: str, dropped: str | None) -> Iterator[tuple[Any, Any, Any]]:
    hidden = gr.update(visible=False)
    yield render.waiting(), hidden, hidden
    try:
        if not dropped and not (pasted or "").strip():
            yield render.failure(EMPTY), hidden, hidden
            return
        words = checking.read(Path(dropped)) if dropped else checking.usable(storable(pasted))
        checked = bot.check(words)
        saved = Path(tempfile.mkdtemp(prefix="policy-bot-")) / f"{Path(dropped).stem if dropped else '稿件'}-引文核查"
        offered = []
        for ending in (".docx", ".html"):
            file = saved.with_name(saved.name + ending)
            marked.save(file, words, checked)
            offered.append(gr.update(value=str(file), visible=bool(checked.findings)))
        yield render.result(words, checked), offered[0], offered[1]
    except BotError as error:
        yield render.failure(str(error)), hidden, hidden
    except Exception:
        log.exception("check failed")
        yield render.failure(CRASHED), hidden, hidden
