"""Whoever writes in place of the quotations: a model, the authors whom its sentences may name, and a judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.models import LanguageModel


@dataclass(frozen=True, slots=True)
class Writer:
    """The model that writes, the authors of the index, and a second model as a judge where one is set."""

    model: LanguageModel
    authors: Sequence[str]
    judge: LanguageModel | None = None
