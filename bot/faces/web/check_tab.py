"""The room for editors: a draft in the box, findings beside it, and the same as a file."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from bot.check.check import Checked
from bot.documents.draft import Draft
from bot.documents.encoding import storable
from bot.errors import BotError, InputError, UnreadableFile
from bot.faces import checking, limits, marked
from bot.faces.web import render_check as render
from bot.faces.web.drawer import drawer
from bot.faces.web.facts import Facts, known
from bot.faces.web.running import Running, Stopped
from bot.says import crash as says
from bot.text.reference import completed

if TYPE_CHECKING:
    from bot.app import Bot

EMPTY = "请先粘贴稿件，或拖入文件。"
GONE = "所选的文件已从服务器上清除，请重新选择文件。"
NOTHING = "还没有核查结果，请先核查稿件，再下载。"
# Checks of the page that run side by side; a long one must not hold up the others.
CHECKED_AT_ONCE = 2
# Seconds between two looks at a check that runs.
PAUSE = 0.3
LINES = 16
OFFERS = (("docx", " Word"), ("html", "网页"))
PLAIN: dict[str, Any] = {"js_on_load": None, "apply_default_css": False}

NO_DRAFT = Draft("")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an upload brought, and the name that files made of it get; at first nothing."""

    name: str = "稿件"
    draft: Draft = NO_DRAFT

    def now(self, words: str) -> Draft:
        """The draft in the box: the uploaded file with what was changed in it since, or another draft altogether."""
        lines = set(self.draft.text.split("\n")) - {""}
        kept = len(lines.intersection(words.split("\n")))
        return self.draft.edited(words) if self.draft.source and 2 * kept >= len(lines) else Draft(words)


@dataclass(frozen=True, slots=True)
class Done:
    """A draft that was checked, what was found, and the name that files made of it get."""

    name: str
    draft: Draft
    checked: Checked


def build(bot: Bot, blocks: gr.Blocks, facts: Facts) -> None:
    """The room's components and what happens when a draft is sent. desk.js links them."""
    gr.HTML(render.intro(), **PLAIN)
    done, taken = gr.State(None), gr.State(Taken())
    with gr.Row(elem_id="check-desk"):
        with gr.Column(elem_id="check-draft", min_width=0):
            gr.HTML(render.views(), elem_id="check-views", **PLAIN)
            draft = gr.Textbox(
                label="稿件",
                placeholder="在此粘贴稿件，或在下方拖入文件",
                lines=LINES,
                max_lines=LINES,
                show_label=False,
                container=False,
                elem_id="draft",
            )
            marks = gr.HTML("", elem_id="marked", **PLAIN)
            with gr.Row(elem_id="check-deeds"):
                send = gr.Button("开始核查", variant="primary", elem_id="check-send", min_width=0)
                stop = gr.Button("停止", elem_id="check-stop", min_width=0)
                clear = gr.Button("清空", elem_id="check-clear", min_width=0)
            status = gr.HTML("", elem_id="check-status", **PLAIN)
            file = gr.File(
                label="拖入或选择文件，其文字填入上框",
                file_types=[".docx", ".txt", ".md"],
                elem_id="draft-file",
                height=96,
            )
            gr.HTML(render.facts_intro(), elem_id="facts-intro", **PLAIN)
            with gr.Row(elem_id="facts"):
                facts.newspaper.render()  # type: ignore[no-untyped-call]
                facts.date.render()  # type: ignore[no-untyped-call]
        with gr.Column(elem_id="check-found", min_width=0):
            with gr.Row(elem_id="check-offers"):
                buttons = {
                    kind: gr.Button(f"下载{said}", elem_id=f"check-{kind}", min_width=0) for kind, said in OFFERS
                }
            made = gr.DownloadButton("下载", elem_id="check-made")
            found = gr.HTML(render.nothing_yet(), elem_id="findings", **PLAIN)

    running: dict[str | None, Running] = {}

    def run(pasted: Any, taken: Taken, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from _run(bot, pasted, taken, running, request.session_hash)

    def halt(request: gr.Request) -> None:
        if begun := running.get(request.session_hash):
            begun.stop()

    def fill(dropped: str | None, request: gr.Request) -> tuple[Any, ...]:
        return _fill(dropped, request.session_hash)

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    sent = send.click(
        run,
        [draft, taken],
        [status, marks, found, done],
        concurrency_limit=CHECKED_AT_ONCE,
        trigger_mode="always_last",  # what is sent while a check runs is checked next, not dropped
        **quiet,
    )
    sent.then(None, js="() => policyDesk.checked()")
    stop.click(halt, None, None, **quiet)
    file.upload(fill, file, [draft, file, status, taken], **quiet).then(None, draft, None, js="policyDesk.filled")
    clear.click(lambda: ("", "", Taken()), None, [draft, status, taken], **quiet).then(
        None, js="() => policyDesk.cleared()"
    )
    for kind, button in buttons.items():

        def make(
            given: Done | None, newspaper: Any, date: Any, request: gr.Request, kind: str = kind
        ) -> tuple[Any, Any]:
            return _make(given, kind, (newspaper, date), request.session_hash)

        offered = button.click(make, [done, facts.newspaper, facts.date], [made, status], **quiet)
        offered.then(None, js="() => policyDesk.take()")
    kept = [draft, facts.newspaper, facts.date]
    blocks.load(None, None, kept, js="() => policyDesk.restore()", **quiet)


def _run(
    bot: Bot, pasted: Any, taken: Taken, running: dict[str | None, Running], session: str | None
) -> Iterator[tuple[Any, ...]]:
    """Yield (status, marks, findings, done). What was found before stands until there is something new."""
    same = (gr.skip(), gr.skip(), gr.skip())
    try:
        if not limits.words(pasted).strip():
            yield render.failure(EMPTY), *same
            return
        draft = checking.usable(storable(limits.words(pasted)))
        begun = running[session] = Running(bot, draft)
        try:
            while not begun.wait(PAUSE):
                yield render.progress(begun.done, begun.total), *same
            checked = begun.result()
        finally:  # also where nobody waits any more
            begun.stop()
            running.pop(session, None)
        given = taken.now(draft)
        yield (
            "",
            render.marks(draft, checked),
            render.findings(draft, checked, checking.unread(given)),
            Done(taken.name, given, checked),
        )
    except Stopped:
        yield render.note("核查已停止，稿件未受影响。"), *same
    except BotError as error:
        yield render.failure(str(error)), *same
    except Exception:
        log.exception("check failed")
        yield render.failure(says.CRASHED(undone=says.CHECK())), *same


def _fill(dropped: str | None, session: str | None) -> tuple[Any, ...]:
    """(box, file, status, taken) after an upload: its text stands in the box, and from then on the box is what counts."""
    if not dropped:
        return gr.skip(), None, gr.skip(), gr.skip()
    file = Path(dropped)
    drawer().hold(session, file)
    try:
        draft = _read(file)
    except BotError as error:
        return gr.skip(), None, render.failure(str(error)), gr.skip()
    except Exception:
        log.exception("reading an upload failed")
        return gr.skip(), None, render.failure(says.CRASHED(undone=says.READING())), gr.skip()
    said = f"已读入“{file.name}”，共 {len(draft.text):,} 字。可在框中修改，核查以框中的文字为准。"
    return draft.text, None, render.note(said + (checking.unread(draft) or "")), Taken(file.stem, draft)


def _read(file: Path) -> Draft:
    """The draft of an uploaded file. Raises InputError where it cannot be read, or was cleared away meanwhile."""
    if not file.is_file():
        raise InputError(GONE)
    try:
        return checking.read(file)
    except UnreadableFile as error:  # where it lies here is nobody's business
        raise InputError(f"无法读取“{file.name}”：{error.reason}。") from error


def _make(given: Done | None, kind: str, facts: tuple[Any, Any], session: str | None) -> tuple[Any, Any]:
    """(file, status): what was checked, as a file of this kind, with what the user knows of the newspaper."""
    try:
        if given is None:
            return None, render.failure(NOTHING)
        file = drawer().place(session, f"{given.name}-引文核查.{kind}")
        newspaper, date = known(facts)
        findings = tuple(
            replace(finding, reference=finding.reference and completed(finding.reference, newspaper, date))
            for finding in given.checked.findings
        )
        marked.save(file, given.draft, replace(given.checked, findings=findings))
    except BotError as error:
        return None, render.failure(str(error))
    except Exception:
        log.exception("making a file failed")
        return None, render.failure(says.CRASHED(undone=says.SAVING()))
    return str(file), gr.skip()
