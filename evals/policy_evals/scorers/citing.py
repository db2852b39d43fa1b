"""Are the right sentences cited, and only they? For cases that the texts answer."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain import Answer, Citation, Essay
from policy_evals.cases import Case
from policy_evals.scorers.common import Score, Scorer, is_cited, is_gold, verdict

# The text shows a quotation's own quotation marks as inner ones.
MARKS = str.maketrans("“”‘’", '""""')


def gold_cited(case: Case, answer: Answer) -> Score | None:
    """A gold sentence (or, where all are needed, each of them) is cited."""
    if not (case.gold and case.answerable):
        return None
    missing = [gold.text for gold in case.gold if not is_cited(answer, gold)]
    right = not missing if case.need == "all" else len(missing) < len(case.gold)
    return verdict(right, f"{_state(answer)}，未引到：{missing[0] if missing else ''}")


def first_right(case: Case, answer: Answer) -> Score | None:
    """The first citation is a gold one."""
    if not (case.gold and case.answerable):
        return None
    right = bool(answer.citations) and is_gold(case, answer.citations[0])
    return verdict(right, f"第一条引的是：{answer.citations[0].quote}" if answer.citations else _state(answer))


def recall(case: Case, answer: Answer) -> Score | None:
    """Citation recall as in ALCE (Gao et al., EMNLP 2023), without an inference model.

    There a statement counts when its citations entail it; here the share of the gold sentences needed that are cited.
    """
    if not (case.gold and case.answerable):
        return None
    missing = [gold.text for gold in case.gold if not is_cited(answer, gold)]
    if case.need == "any":
        return verdict(len(missing) < len(case.gold), f"{_state(answer)}，未引到：{missing[0] if missing else ''}")
    return Score(1 - len(missing) / len(case.gold), f"缺 {len(missing)} 处：{missing[0]}" if missing else "")


def precision(case: Case, answer: Answer) -> Score | None:
    """Citation precision as in ALCE: the share of citations that are gold, or that the answer needs.

    There a citation is irrelevant when it supports nothing by itself and the rest support as much without it; here it
    is needed when a key string, or an author who must be cited, is found in no other citation.
    """
    if not (case.gold and case.answerable and answer.citations):
        return None
    idle = [one.quote for one in answer.citations if not (is_gold(case, one) or _needed(case, answer, one))]
    return Score(1 - len(idle) / len(answer.citations), f"多引 {len(idle)} 处：{idle[0]}" if idle else "")


def _needed(case: Case, answer: Answer, citation: Citation) -> bool:
    others = [one for one in answer.citations if one is not citation]
    if citation.author in case.authors and all(one.author != citation.author for one in others):
        return True
    return any(key in citation.quote and not any(key in one.quote for one in others) for key in case.keys)


def keys_present(case: Case, answer: Answer) -> Score | None:
    """The share of key strings that stand in the answer, whichever quotation marks they have."""
    if not case.keys:
        return None
    text = answer.text.translate(MARKS)
    missing = [key for key in case.keys if key.translate(MARKS) not in text]
    return Score(1 - len(missing) / len(case.keys), f"缺少：{'、'.join(missing)}" if missing else "")


def verbatim(essays: Mapping[str, Essay]) -> Scorer:
    """The share of quotations that are, to the letter, the slice of the text that they say they are."""

    def score(case: Case, answer: Answer) -> Score | None:
        del case  # holds for every answer
        if not answer.citations:
            return None
        wrong = [c.quote for c in answer.citations if c.span and essays[c.essay_id].text[slice(*c.span)] != c.quote]
        return Score(1 - len(wrong) / len(answer.citations), f"与原文不一致：{wrong[0]}" if wrong else "")

    return score


def _state(answer: Answer) -> str:
    return f"{answer.status}（{answer.reason}）" if answer.reason else answer.status
