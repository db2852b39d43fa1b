"""Whoever writes in place of the quotations: a model, who checks its sentences, and a second model as a judge."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.checker import Checker
from bot.model.models import LanguageModel


@dataclass(frozen=True, slots=True)
class Writer:
    """The model that writes, the checker of its sentences, and a second model as a judge where one is set."""

    model: LanguageModel
    checker: Checker
    judge: LanguageModel | None = None
