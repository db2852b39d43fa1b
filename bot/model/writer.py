"""Whoever writes in place of the quotations: a model, what its sentences are checked with, and a judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.models import LanguageModel
from bot.model.support import Likeness


@dataclass(frozen=True, slots=True)
class Writer:
    """The model that writes, what its sentences are checked with, and a second model as a judge where one is set."""

    model: LanguageModel
    authors: Sequence[str]
    likeness: Likeness
    judge: LanguageModel | None = None
