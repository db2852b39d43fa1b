"""Is what the texts do not say refused, and nothing else?"""

from __future__ import annotations

from bot.domain import Answer
from policy_evals.cases import Case
from policy_evals.scorers.common import Score, is_cited, verdict

RIGHT = {
    "answered": ("answered",),
    "partial": ("partial",),
    "refused": ("refused",),
    "missing": ("partial", "refused"),
}


def status_right(case: Case, answer: Answer) -> Score | None:
    """Answered, partial or refused, as the case expects; where the detail is missing, either of the last two."""
    return verdict(answer.status in RIGHT[case.expect], f"{answer.status}（{answer.reason}），应为 {case.expect}")


def refusal_precision(case: Case, answer: Answer) -> Score | None:
    """Of the questions that were refused: is refusing right?"""
    if answer.status != "refused":
        return None
    return verdict("refused" in RIGHT[case.expect], f"不该拒答（{answer.reason}），应为 {case.expect}")


def refusal_recall(case: Case, answer: Answer) -> Score | None:
    """Of the questions that the texts do not answer: was this one not answered?"""
    if "refused" not in RIGHT[case.expect]:
        return None
    return verdict(answer.status in RIGHT[case.expect], f"{answer.status}，应当拒答")


def not_falsely_refused(case: Case, answer: Answer) -> Score | None:
    """Of the questions that the texts answer: was this one not refused? One minus the rate of false refusals."""
    if not case.answerable:
        return None
    return verdict(answer.status != "refused", f"误拒（{answer.reason}）")


def reason_right(case: Case, answer: Answer) -> Score | None:
    """The reason for refusing, where the case leaves only one."""
    if case.reason is None:
        return None
    return verdict(answer.reason == case.reason, f"理由为 {answer.reason}，应为 {case.reason}")


def partial_cites(case: Case, answer: Answer) -> Score | None:
    """A partial answer cites the place that mentions the thing."""
    due = case.expect == "partial" or (case.expect == "missing" and answer.status == "partial")
    if not (due and case.gold):
        return None
    found = [is_cited(answer, gold) for gold in case.gold]
    right = answer.status == "partial" and (all(found) if case.need == "all" else any(found))
    return verdict(
        right, f"{answer.status}，未引到提及之处：{case.gold[found.index(False)].text if not all(found) else ''}"
    )
