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

# All of a claim, and so little that much of it lacks; such a sentence is looked for among so many.
WHOLE, LACKS, NEAR = 0.95, 0.75, 5


def preferred(question: str, ranked: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates, the one that the question's form asks for first; all else as it was."""
    return _claiming(question, _ruling(question, sought.preferred(question, amounted.preferred(question, ranked))))


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
