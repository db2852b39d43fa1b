"""Pure scorers: (case, answer) -> value and reason. 1 is right, 0 is wrong; None: does not apply."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain import Answer, Citation, Essay
from evals.cases import Case, Gold


@dataclass(frozen=True, slots=True)
class Score:
    """A value from 0 to 1 and why it is not 1."""

    value: float
    reason: str = ""


def cites(citation: Citation, gold: Gold) -> bool:
    """Whether a quotation and the gold words overlap by most of the shorter of the two."""
    if citation.essay_id != gold.essay_id:
        return False
    return citation.quote in gold.text or gold.text in citation.quote


def gold_cited(case: Case, answer: Answer) -> Score | None:
    """A gold sentence (or, where all are needed, each of them) is cited."""
    if not case.gold:
        return None
    found = [any(cites(citation, gold) for citation in answer.citations) for gold in case.gold]
    if all(found) if case.need == "all" else any(found):
        return Score(1.0)
    missing = next(gold.text for gold, hit in zip(case.gold, found, strict=True) if not hit)
    return Score(0.0, f"{answer.status}; not cited: {missing}")


def first_right(case: Case, answer: Answer) -> Score | None:
    """The first citation is a gold one."""
    if not case.gold:
        return None
    right = bool(answer.citations) and any(cites(answer.citations[0], gold) for gold in case.gold)
    return Score(float(right), "" if right else f"first: {answer.citations[0].quote if answer.citations else '-'}")


def keys_present(case: Case, answer: Answer) -> Score | None:
    """Every key string stands in the answer."""
    if not case.keys:
        return None
    missing = [key for key in case.keys if key not in answer.text]
    return Score(1 - len(missing) / len(case.keys), f"missing: {missing}" if missing else "")


def precision(case: Case, answer: Answer) -> Score | None:
    """The share of citations that are gold."""
    if not case.gold or not answer.citations:
        return None
    right = sum(any(cites(citation, gold) for gold in case.gold) for citation in answer.citations)
    return Score(right / len(answer.citations))


def status_right(case: Case, answer: Answer) -> Score | None:
    """Answered where an answer is expected; refused, or partial, where not."""
    expected = case.expect == "answered"
    right = (answer.status == "answered") == expected
    return Score(float(right), "" if right else f"{answer.status} ({answer.reason}), expected {case.expect}")


def verbatim(essays: Mapping[str, Essay]) -> Callable[[Case, Answer], Score | None]:
    """Every quotation is the slice of the canonical text that it says it is."""

    def score(case: Case, answer: Answer) -> Score | None:
        if not answer.citations:
            return None
        wrong = [c.quote for c in answer.citations if essays[c.essay_id].text[c.start : c.end] != c.quote]
        return Score(float(not wrong), f"{case.id}: {wrong}" if wrong else "")

    return score
