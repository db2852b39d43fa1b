"""Closed pages are forgotten after an hour, open ones never; and little is kept of each."""

from __future__ import annotations

from datetime import datetime, timedelta

import gradio as gr
from gradio.routes import App

from bot.faces.web import sessions
from tests import apart

NOW = datetime(2026, 11, 28, 12)


async def built() -> tuple[gr.Blocks, gr.State, gr.HTML, App]:
    """A coroutine, as Gradio leaves others open where it is built outside of one."""
    with gr.Blocks() as blocks:
        kept, shown = gr.State("talk"), gr.HTML("")
    app = App()
    sessions.bound(app, blocks)
    return blocks, kept, shown, app


def test_only_what_is_closed_and_long_unused_is_dropped() -> None:
    blocks, kept, _, app = apart.run(built)
    holder = app.state_holder
    for name, closed, hours in (("open", False, 5), ("left", True, 5), ("just left", True, 0)):
        holder[name][kept._id] = name
        holder[name].is_closed = closed
        holder.time_last_used[name] = NOW - timedelta(hours=hours)
    sessions.forget(blocks, NOW)
    assert list(holder.session_data) == ["open", "just left"] == list(holder.time_last_used)
    assert holder.capacity == sessions.MOST and holder["open"][kept._id] == "open"


def test_of_a_page_what_was_said_is_kept_and_not_how_its_components_are_set() -> None:
    blocks, kept, shown, app = apart.run(built)
    page = app.state_holder["one"]
    assert page is app.state_holder["one"] and page is blocks.state_holder["one"]
    page[kept._id] = "said"
    page._update_config(shown._id)
    page._update_value_in_config(shown._id, "a long answer")
    assert page[kept._id] == "said" and page[shown._id] is shown
    assert list(page.components) == []
