"""Which sentence comes first where the question's form tells: one with the amount that it names, or a rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask import amounted, sought, yesno
from bot.ask.evidence import Candidate, put_first
from bot.text.norms import MODAL

# Whether something may be done: 能带人吗, 可不可以带人.
MAY = re.compile(
    r"能否|可否|[能准让许]不[能准让许]|可不可以|行不行|(?:行|成|可以)[吗么]"
    r"|(?:可以|允许|准许|(?<![可功性职技智效产])能(?![源力量耗效]))[^，。；？！]{1,20}(?:吗|(?<![怎什多那这])么)"
)
# What the reader says of a sentence at least that answers, and how much more it says of a rule that is put first.
ANSWERS, BETTER = 0.0, 1.0

# Ranks that are others with 副 before them; the other row is looked for among so many.
RANK = re.compile("教授|研究员|主任|校长|院长|处长|局长|市长|县长|总经理")
DEPTH = 12
# All of a claim, and so little that much of it lacks; such a sentence is looked for among so many.
WHOLE, LACKS, NEAR = 0.95, 0.75, 5


def preferred(question: str, ranked: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates, the one that the question's form asks for first; all else as it was."""
    ranked = _of_that_rank(question, amounted.preferred(question, ranked))
    return _claiming(question, _ruling(question, sought.preferred(question, ranked)))


def _of_that_rank(question: str, ranked: Sequence[Candidate]) -> Sequence[Candidate]:
    """Of rows of one text that name 教授 or 副教授 that with the rank which the question names first."""
    named = [one for one in RANK.findall(question) if f"副{one}" not in question]
    best = ranked[0] if ranked else None
    if best is None or not any(
        f"副{one}" in best.text and one not in best.text.replace(f"副{one}", "") for one in named
    ):
        return ranked
    same = (one for one in ranked[1:DEPTH] if one.passage.essay_id == best.passage.essay_id)
    other = next((one for one in same if any(rank in one.text.replace(f"副{rank}", "") for rank in named)), None)
    return put_first(other, ranked) if other else ranked


def _claiming(question: str, ranked: Sequence[Candidate]) -> Sequence[Candidate]:
    """Where it is asked whether something is so: a sentence first that has all of the claim, before one that lacks much of it.

    Example: 能不能照搬城市模式, of 农村老人收入不高 and 不能照搬城市模式 -> the latter first
    """
    if not ranked or ranked[0].share >= LACKS or not yesno.asks(question):
        return ranked
    whole = next((one for one in ranked[:NEAR] if one.share >= WHOLE), None)
    return ranked if whole is None else put_first(whole, ranked)


def _ruling(question: str, ranked: Sequence[Candidate]) -> Sequence[Candidate]:
    """Where it is asked whether something may be done: a rule first that reads better than a best sentence that is none.

    In other words than the texts' (带人 for 载人) a question shares least with what answers it, and words rank badly.
    Example: 能带人吗, of 本条例所称共享单车，是指… and 骑行时不得载人 -> 骑行时不得载人 first
    """
    if not ranked or ranked[0].read >= ANSWERS or MODAL.search(ranked[0].text) or not MAY.search(question):
        return ranked
    best = max(ranked, key=lambda one: one.read)
    if best.read < ranked[0].read + BETTER or not MODAL.search(best.text):
        return ranked
    return put_first(best, ranked)
