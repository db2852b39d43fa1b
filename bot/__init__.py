"""A policy assistant that answers in the texts' own words.

Import from the modules; only the way into LangChain stands here, above all rooms, since the bot itself may know no face.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.faces.as_langchain import AnswerChain


def as_langchain(opened: Bot | None = None) -> AnswerChain:
    """The assistant as a LangChain Runnable, and its `retriever()`; of the index in BOT_HOME where no bot is given."""
    from bot import app, settings
    from bot.faces.as_langchain import AnswerChain

    return AnswerChain(opened or app.Bot(settings.load()))
