"""Closed pages are forgotten after an hour, open ones never."""

from __future__ import annotations

from datetime import datetime, timedelta

import gradio as gr
from gradio.state_holder import StateHolder

from bot.faces.web import sessions
from tests import apart

NOW = datetime(2026, 11, 28, 12)


async def built() -> tuple[gr.Blocks, gr.State]:
    """A coroutine, as Gradio leaves others open where it is built outside of one."""
    with gr.Blocks() as blocks:
        kept = gr.State("talk")
    return blocks, kept


def test_only_what_is_closed_and_long_unused_is_dropped() -> None:
    blocks, kept = apart.run(built)
    sessions.bound(blocks)
    holder = StateHolder()
    holder.set_blocks(blocks)
    for name, closed, hours in (("open", False, 5), ("left", True, 5), ("just left", True, 0)):
        holder[name][kept._id] = name
        holder[name].is_closed = closed
        holder.time_last_used[name] = NOW - timedelta(hours=hours)
    sessions.forget(blocks, NOW)
    assert list(holder.session_data) == ["open", "just left"] == list(holder.time_last_used)
    assert holder.capacity == sessions.MOST and holder["open"][kept._id] == "open"
