"""The bot of a command: of the environment's settings, with a progress bar while it builds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bot import settings as configuration
from bot.faces.progress import Bar

if TYPE_CHECKING:
    from bot.app import Bot

with_model = click.option("--model", help="语言模型，如 openai:qwen-plus；不给时用 BOT_MODEL。")


@contextmanager
def opened(model: str | None = None) -> Iterator[Bot]:
    """A bot of the environment's settings; bars are drawn on standard error: of pages that are recognised, and of what is embedded."""
    from bot.app import Bot

    bar, pages, settings = Bar(), Bar("正在识别扫描页"), configuration.load()
    chosen = settings if model is None else replace(settings, model=model.strip())
    try:
        bot = Bot(chosen, progress=bar.report)
        bot.opened.reading = pages.report
        yield bot
    finally:
        pages.stop()
        bar.stop()
