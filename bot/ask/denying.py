"""What lies nearest to a question for yes or no, and does not say what is asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import figures, premise
from bot.ask.case import Case
from bot.domain import Evidence
from bot.index.store import Index
from bot.says import ask as says


def denied(case: Case, near: Sequence[Evidence], index: Index) -> str:
    """The sentence that a claim, or its number, does not stand in what lies nearest; empty where that cannot be told.

    Example: 院士工作站建三十个是真的吗, of a sentence on 院士工作站 -> 所引原文没有写到“三十个”……
    """
    if not near:
        return ""
    if premise.not_said(case.question, None, near):
        return says.UNSAID()
    return figures.unborne(case.tracing.query, near, index.outlines) if case.whether else ""
