"""The room for recommendations: who asks and what is needed in, measures out, and the same as a memo."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import gradio as gr
from anyio import to_thread

from bot.errors import BotError
from bot.faces import limits, memo
from bot.faces.web import render_check, render_measures
from bot.faces.web.drawer import drawer
from bot.faces.web.facts import Facts, known
from bot.faces.welcome import Welcome
from bot.recommend.browse import UNNAMED, Filter
from bot.recommend.nouns import Measure, Recommendation
from bot.says import crash as says
from bot.text.reference import completed

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.faces.desk import Desk

PLAIN: dict[str, Any] = {"js_on_load": None, "apply_default_css": False}

log = logging.getLogger(__name__)
FILES = {"docx": " Word", "xlsx": " Excel", "md": "文本"}
HIDDEN = [gr.update(visible=False)] * len(FILES)


def build(desk: Desk, told: Welcome, facts: Facts) -> None:
    """The room's components and what happens when a situation is sent.

    `told`: what the corpus offers to try; `facts`: what the user knows of the newspaper.
    """
    bot = desk.bot
    gr.HTML(render_measures.intro(), **PLAIN)
    with gr.Row(elem_id="who-row"):
        roles = [name for name in bot.browse(Filter(), limit=0).actors if name != UNNAMED]
        role = gr.Dropdown(
            roles, label="主体（可自行填写）", value=None, allow_custom_value=True, elem_id="role", min_width=0
        )
        field = gr.Dropdown(
            list(told.fields), label="领域（可不填）", value=None, allow_custom_value=True, elem_id="field", min_width=0
        )
    need = gr.Textbox(
        label="需求（可写多项）", placeholder="如：缺钱、缺设备、找不到市场", lines=2, max_lines=8, elem_id="need"
    )
    with gr.Row(elem_id="examples"):
        tries = [gr.Button(f"{who}：{what}", min_width=0, elem_classes="try") for who, what in told.situations]
    with gr.Row(elem_id="recommend-deeds"):
        send = gr.Button("查找对策", variant="primary", elem_id="recommend-send", min_width=0)
        offered = [
            gr.DownloadButton(f"下载{name}", visible=False, elem_id=f"recommend-{kind}", min_width=0)
            for kind, name in FILES.items()
        ]
    shown = gr.HTML("", elem_id="advice", **PLAIN)

    async def run(
        who: str | None, what: str | None, lacking: str, newspaper: Any, date: Any, request: gr.Request
    ) -> AsyncIterator[tuple[Any, ...]]:
        yield (render_measures.waiting(), *HIDDEN)
        yield await _run(desk, (what, who), lacking, (newspaper, date), request.session_hash)

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    many = quiet | {"concurrency_limit": None}  # the desk bounds them
    inputs, outputs = [role, field, need, facts.newspaper, facts.date], [shown, *offered]
    reach = "() => policyPage.reach()"
    send.click(run, inputs, outputs, **many).then(None, js=reach)
    for button, (who, what) in zip(tries, told.situations, strict=True):
        filled = button.click(lambda example=(who, "", what): example, None, [role, field, need], **quiet)
        filled.then(run, inputs, outputs, **many).then(None, js=reach)


async def _run(
    desk: Desk, profile: tuple[Any, Any], need: Any, facts: tuple[Any, Any], session: str | None
) -> tuple[Any, ...]:
    try:
        who = limits.profile("".join(map(limits.words, profile)))
        said = limits.need(limits.words(need))
        found = await desk.recommend(who, said)
        return await to_thread.run_sync(_offered, desk.bot, found, facts, session)
    except BotError as error:
        return (render_check.failure(str(error)), *HIDDEN)
    except Exception:
        log.exception("recommend failed")
        return (render_check.failure(says.CRASHED(undone=says.ADVICE())), *HIDDEN)


def _offered(bot: Bot, found: Recommendation, facts: tuple[Any, Any], session: str | None) -> tuple[Any, ...]:
    """The measures as they are shown, and the files of them."""
    kept, offers = _completed(bot, found, *known(facts)), []
    for kind in FILES:
        file = drawer().place(session, f"{memo.TITLE}.{kind}")
        memo.save(file, kept, kind)
        offers.append(gr.update(value=str(file), visible=bool(found.measures)))
    return (render_measures.result(found), *offers)


def _completed(bot: Bot, found: Recommendation, newspaper: str, date: str) -> Recommendation:
    """The same, its references with what the user knows of the newspaper."""

    def measure(given: Measure) -> Measure:
        cited = given.citation
        essay = bot.essay(cited.essay_id)
        if essay is None:  # the corpus was rebuilt meanwhile
            return given
        made = completed(cited.reference, newspaper, date)
        return replace(given, citation=replace(cited, reference=made, essay=essay))

    items = (
        replace(item, measure=measure(item.measure), also=tuple(map(measure, item.also))) for item in found.measures
    )
    return replace(found, measures=tuple(items))
