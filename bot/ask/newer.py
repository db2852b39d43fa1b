"""Of versions of one text the newer answers; the older is shown as such, or beside it where the change is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bot.domain import Essay, Note
from bot.says import record as told
from bot.text import names
from bot.text.quoting import named
from bot.text.versions import Newer

if TYPE_CHECKING:
    from bot.ask.evidence import Candidate

# Who asks what changed wants both versions; who asks for what held before wants the older.
CHANGE = re.compile(
    r"前后|变化|变动|改了|新旧(?!动能)|修[订改正]了(?:什么|哪)|调整了(?:什么|哪)|(?:与|和|跟)(?:旧|原|以前|之前)"
    r"|(?:以前|原来|过去|之前|原先)[^。？?]{0,12}(?:现在|如今|目前|现行)"
)
# 以旧换新, 老旧小区 and 废旧家电 are things; 10月底之前 is a limit.
BEFORE = re.compile(
    r"修[订改正]前|(?<![以老陈废破折])旧(?![换房车城村居电家])|原来|原先|(?<![年月日号底末初])[以之]前|过去|当时|老(?:办法|条例|规定|政策)"
)
# The other version speaks of the same where its best sentence holds so much of what the one's has of the question's words.
NEARLY = 0.7


def preferred(question: str, ranked: Sequence[Candidate], superseded: Mapping[str, Newer]) -> Sequence[Candidate]:
    """The candidates, those of a newer version before those of the older; or after them where the older is asked for."""
    if not superseded or CHANGE.search(question) or names.years(question):
        return ranked
    best: dict[str, float] = {}
    for one in ranked:
        best[one.passage.essay_id] = max(one.share, best.get(one.passage.essay_id, 0.0))
    pairs = [
        (key, newer.essay.essay_id) for key, newer in superseded.items() if {key, newer.essay.essay_id} <= set(best)
    ]
    instead = {new: old for old, new in pairs} if BEFORE.search(question) else dict(pairs)

    def second(one: Candidate) -> bool:
        other = instead.get(one.passage.essay_id)
        return other is not None and best[other] >= NEARLY * one.share

    return sorted(ranked, key=second)


def both(question: str, ranked: Sequence[Candidate], superseded: Mapping[str, Newer]) -> tuple[Candidate, ...]:
    """The best sentence of the older and of the newer version, where a question asks what changed; else none."""
    if not superseded or not CHANGE.search(question):
        return ()
    first: dict[str, Candidate] = {}
    for one in ranked:
        first.setdefault(one.passage.essay_id, one)
    pairs = [
        (older, first[new.essay.essay_id])
        for key, older in first.items()
        if (new := superseded.get(key)) and new.essay.essay_id in first
    ]
    return max(pairs, key=lambda pair: pair[0].score + pair[1].score, default=())


def notes(cited: Iterable[str], essays: Mapping[str, Essay], superseded: Mapping[str, Newer]) -> list[Note]:
    """That a text which is cited has been repealed, or that there is a newer one of its name."""
    found = []
    for key in dict.fromkeys(cited):
        if (newer := superseded.get(key)) is not None:
            row = told.REPEALED_BY if newer.clause else told.OLDER
            found.append(Note("superseded", row(older=named(essays[key]), newer=named(newer.essay))))
    return found
