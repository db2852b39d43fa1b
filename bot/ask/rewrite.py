"""A follow-up that no rule can complete, completed by the model; used only where the bare question found nothing."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

from bot.errors import ModelFailed
from bot.model.models import LanguageModel
from bot.model.thoughts import spoken
from bot.text import keys

LONGEST = 120
LABEL = re.compile(r"^(?:改写(?:后的?问题)?|问题|问)\s*[：:]\s*")

log = logging.getLogger("bot.model")


def rewritten(question: str, history: Sequence[str], model: LanguageModel) -> str | None:
    """The question as it stands alone. None where the model fails, or brings in words that nobody used."""
    said = "\n".join(f"- {item}" for item in history)
    try:
        first = model.chain("rewrite", _first).invoke({"history": said, "question": question})
    except ModelFailed:
        return None
    known = set(keys.content(question)) | {word for item in history for word in keys.content(item)}
    added = [word for word in keys.content(first) if word not in known]
    if not first or len(first) > LONGEST or first == question or added:
        log.info("rewriting not used (%s)", "、".join(added) or "empty, long or the same")
        return None
    return first


def _first(reply: str) -> str:
    """The first line of a reply without what models put around it. Example: 改写：“钱从哪里来？” -> 钱从哪里来？"""
    return LABEL.sub("", spoken(reply).split("\n", 1)[0]).strip(' “”"「」*`')
