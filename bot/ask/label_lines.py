"""A line that gives something behind its name and a colon answers who or what that is: 记录：王明, of 记录是谁做的."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask.evidence import Candidate
from bot.index.store import Index
from bot.search.query import Query
from bot.text import words

LABEL = re.compile(r"([\u4e00-\u9fff]{2,6})\s{0,2}:\s{0,4}(?=\S)")
ASKS = re.compile("谁|哪[些位几个]|什么人|何人")
# What was held, and when, a text says so near its beginning.
HEAD = 300
WHEN = re.compile(r"(?:19|20)\d\d年|(?<!\d)\d{1,2}月(?:\d{1,2}日)?")


def answers(query: Query, ranked: Sequence[Candidate], index: Index) -> bool:
    """Whether the best sentence is such a line, and the question asks who that is, of a time that its text opens with.

    Not where a line of another text has the same name: who took the minutes of another meeting.
    """
    level, best = words.fold(query.text), ranked[0]
    label = LABEL.match(words.fold(best.text))
    if label is None or label[1] not in level or not ASKS.search(level):
        return False
    text = words.fold(index.essays[best.passage.essay_id].text[:HEAD])
    alike = (LABEL.match(words.fold(one.text)) for one in ranked if one.passage.essay_id != best.passage.essay_id)
    return all(when in text for when in WHEN.findall(level)) and label[1] not in [one[1] for one in alike if one]
