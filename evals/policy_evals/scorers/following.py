"""Follow-ups: are they understood, and is what was shown not shown again?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.domain import Answer
from policy_evals.cases import Case
from policy_evals.scorers.common import Score, Scorer, verdict

IGNORED = re.compile(r"[\s，。？?！!、]")


def standalone_right(case: Case, answer: Answer) -> Score | None:
    """The question is understood as it should be; punctuation aside."""
    if case.standalone is None:
        return None
    right = IGNORED.sub("", case.standalone) == IGNORED.sub("", answer.standalone)
    return verdict(right, f"理解为“{answer.standalone}”，应为“{case.standalone}”")


def fresh(earlier: Mapping[str, Sequence[Answer]]) -> Scorer:
    """No cited sentence repeats one that the answers to the history cited; `earlier`: those answers, by case id."""

    def score(case: Case, answer: Answer) -> Score | None:
        if not case.fresh:
            return None
        shown = [citation for before in earlier.get(case.id, ()) for citation in before.citations]
        again = [
            one.quote
            for one in answer.citations
            if any(
                one.essay_id == old.essay_id and (old.shared(*one.span) if one.span else one == old) for old in shown
            )
        ]
        if not answer.citations:
            return Score(0.0, f"没有新的引文：{answer.status}（{answer.reason}）")
        return verdict(not again, f"重复引用：{again[0] if again else ''}")

    return score
