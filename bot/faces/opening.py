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
    """A bot of the environment's settings; the bar is drawn on standard error."""
    from bot.app import Bot

    bar, settings = Bar(), configuration.load()
    try:
        yield Bot(settings if model is None else replace(settings, model=model.strip()), progress=bar.report)
    finally:
        bar.stop()
