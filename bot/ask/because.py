"""A sentence that answers why with no reason in it has that of its neighbour: 不宜划死比例。划死了，干多干少一个样。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain import Evidence
from bot.index.store import Index
from bot.text import words
from bot.text.sentences import sentence_spans

ASKS = re.compile(
    r"为(?:什么|啥|何)|凭(?:什么|啥)|理由|原因|缘由|何以|(?:怎么|咋|如何)解释|(?:怎么|咋)(?=[不没会])|干[嘛吗]非?[得要不]"
)
# So a sentence gives a reason itself, and so one gives the outcome of the sentence before.
GIVES = re.compile(r"因为|由于|否则|不然|以[免防]|免得|毕竟|原因|之所以|是因|在于|为了|导致|基于(?!此)|考虑到|[，：]因")
OUTCOME = re.compile(r"(?:因此|所以|为此|因而|正因|[鉴基]于此|这样一来)")
# So one turns to something else.
TURNS = re.compile(
    r"(?:当然|此外|另外|同时|其[次二三四]|再次|再[有者]|最后|需要说明|不过|还|也|又|[二三四五六七]是|[第（(][二三四五六七八九十]|[二三四五六七八九十][、是])"
)
# A run of neighbouring sentences that is quoted as one is no longer.
LONGEST = 400


def reasoned(question: str, chosen: Sequence[Evidence], index: Index) -> tuple[Evidence, ...]:
    """The same; where it is asked why, the best with the sentence before it whose outcome it is, or else with the next."""
    if not chosen or not ASKS.search(words.fold(question)):
        return tuple(chosen)
    best = chosen[0]
    outline = index.outlines[best.passage.essay_id]
    paragraph, text = outline.paragraph(best.start), outline.essay.text
    if paragraph is None or best.end > paragraph.end or GIVES.search(best.text):
        return tuple(chosen)
    start, end = best.start, best.end
    if OUTCOME.match(best.text):
        start = next((a for a, _ in reversed(sentence_spans(text, paragraph.start, start))), start)
    else:
        behind = next(iter(sentence_spans(text, end, paragraph.end)), None)
        end = behind[1] if behind and not TURNS.match(text, behind[0]) else end
    if end - start > LONGEST or (start, end) == (best.start, best.end):
        return tuple(chosen)
    rest = [one for one in chosen[1:] if one.passage.essay_id != best.passage.essay_id or not start <= one.start < end]
    return (replace(best, start=start, end=end, text=text[start:end]), *rest)
