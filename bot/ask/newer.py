"""Of versions of one text the newer answers; the older is shown as such, or beside it where the change is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bot.domain import Essay, Note
from bot.says import record as told
from bot.text import keys, names, words
from bot.text.quoting import named
from bot.text.versions import Newer

if TYPE_CHECKING:
    from bot.ask.evidence import Candidate

# What has versions.
_KINDS = "办法|条例|规定|细则|政策|标准"
# Who asks what changed wants both versions; who asks for what held before wants the older.
CHANGE = re.compile(
    r"前后|变化|变动|改了|新旧(?!动能)|修[订改正]了(?:什么|哪)|调整了(?:什么|哪)|(?:与|和|跟)(?:旧|原|以前|之前)"
    rf"|(?:[老旧]|原来?)的?(?:{_KINDS})?[和与跟同、]新|新的?(?:{_KINDS})?[和与跟同、](?:[老旧]|原)"
    r"|(?:以前|原来|过去|之前|原先)[^。？?]{0,12}(?:现在|如今|目前|现行)"
)
# 以旧换新, 老旧小区 and 废旧家电 are things; 10月底之前 is a limit.
BEFORE = re.compile(
    r"修[订改正]前|(?<![以老陈废破折])旧(?![换房车城村居电家])|原来|原先|(?<![年月日号底末初])[以之]前|过去|当时|老(?:办法|条例|规定|政策)"
)
# The other version speaks of the same where its best sentence holds so much of what the one's has of the question's words.
NEARLY = 0.7
# What a sentence that has all the words of the other version's is worth beside its score.
ALIKE = 2.0


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
    """The best sentence of the older or of the newer version, where a question asks what changed, and that of the other
    which is the most like it; the older first, none where only one speaks."""
    if not superseded or not CHANGE.search(question):
        return ()
    of: dict[str, list[Candidate]] = {}
    for one in ranked:
        of.setdefault(one.passage.essay_id, []).append(one)
    pairs = [
        (of[key], of[new.essay.essay_id]) for key, new in superseded.items() if {key, new.essay.essay_id} <= set(of)
    ]
    told = (_alike(*pair) for pair in pairs)
    return max(told, key=lambda pair: pair[0].score + pair[1].score, default=())


def _alike(older: Sequence[Candidate], newest: Sequence[Candidate]) -> tuple[Candidate, Candidate]:
    """The best of all, and beside it of the other version what is good and has its words: versions say things alike."""
    first, others = (older[0], newest) if older[0].score > newest[0].score else (newest[0], older)
    said = set(keys.bigrams(words.fold(first.text)))

    def fitting(one: Candidate) -> float:
        return one.score + ALIKE * len(said & set(keys.bigrams(words.fold(one.text)))) / max(1, len(said))

    second = max(others, key=fitting)
    return (first, second) if others is newest else (second, first)


def notes(cited: Iterable[str], essays: Mapping[str, Essay], superseded: Mapping[str, Newer]) -> list[Note]:
    """That a text which is cited has been repealed, or that there is a newer one of its name."""
    found = []
    for key in dict.fromkeys(cited):
        if (newer := superseded.get(key)) is not None:
            row = told.REPEALED_BY if newer.clause else told.OLDER
            found.append(Note("superseded", row(older=named(essays[key]), newer=named(newer.essay))))
    return found
