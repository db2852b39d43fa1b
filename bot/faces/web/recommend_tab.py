"""The room for recommendations: who asks and what is needed in, measures out, and the same as a memo."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import gradio as gr

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

PLAIN: dict[str, Any] = {"js_on_load": None, "apply_default_css": False}

log = logging.getLogger(__name__)


def build(bot: Bot, told: Welcome, facts: Facts) -> None:
    """The room's components and what happens when a situation is sent.

    `told`: what the corpus offers to try; `facts`: what the user knows of the newspaper.
    """
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
            for kind, name in (("docx", " Word"), ("xlsx", " Excel"), ("md", "文本"))
        ]
    shown = gr.HTML("", elem_id="advice", **PLAIN)

    def run(
        who: str | None, what: str | None, lacking: str, newspaper: Any, date: Any, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        yield from _run(bot, (what, who), lacking, (newspaper, date), request.session_hash)

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    inputs, outputs = [role, field, need, facts.newspaper, facts.date], [shown, *offered]
    reach = "() => policyPage.reach()"
    send.click(run, inputs, outputs, **quiet).then(None, js=reach)
    for button, (who, what) in zip(tries, told.situations, strict=True):
        filled = button.click(lambda example=(who, "", what): example, None, [role, field, need], **quiet)
        filled.then(run, inputs, outputs, **quiet).then(None, js=reach)


def _run(
    bot: Bot, profile: tuple[Any, Any], need: Any, facts: tuple[Any, Any], session: str | None
) -> Iterator[tuple[Any, ...]]:
    hidden = [gr.update(visible=False)] * len(memo.formats())
    yield render_measures.waiting(), *hidden
    try:
        who = limits.profile("".join(map(limits.words, profile)))
        said = limits.need(limits.words(need))
        places = {kind: drawer().place(session, f"{memo.TITLE}.{kind}") for kind in ("docx", "xlsx", "md")}
        found = bot.recommend(who, said)
        kept = _completed(bot, found, *known(facts))
        offers = []
        for kind, file in places.items():
            memo.save(file, kept, kind)
            offers.append(gr.update(value=str(file), visible=bool(found.measures)))
        yield render_measures.result(found), *offers
    except BotError as error:
        yield render_check.failure(str(error)), *hidden
    except Exception:
        log.exception("recommend failed")
        yield render_check.failure(says.CRASHED(undone=says.ADVICE())), *hidden


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
