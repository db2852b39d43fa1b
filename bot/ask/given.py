"""A question for an amount, a time or a number, whose heading is found: the sentences under it that give one come first.

Example: 改厕补助多少, under 二、补助多少 -> 普通户补助1500元, not 困难户补助高一些
"""

from __future__ import annotations

from bot.ask import asked, kinds
from bot.ask.evidence import Candidate
from bot.ask.trace import Trace, Tracing
from bot.index.store import Index
from bot.search import cut
from bot.search.query import Query
from bot.search.scope import home
from bot.text.outline import Outline, Span
from bot.text.replies import replies

KINDS = (*kinds.IN_FIGURES, "具体时间")
# A heading is of what is asked where it has so much of the question's words, or any where it asks for the same; a longer
# part is of more than its heading.
SHARE, LONGEST = 0.5, 1200


def preferred(tracing: Tracing, trace: Trace, index: Index) -> Trace:
    """What is found; where the best sentence gives no such thing, those before it that do and stand under the same heading."""
    question = tracing.query.text
    kind = asked.wanted(question)
    if kind is None or kind.name not in KINDS or asked.counts_points(kind, question) or not trace.ranked:
        return trace
    best, places = trace.ranked[0], home(index)
    if asked.gives(kind, best.text, question, places):
        return trace
    under = _under(tracing.query, kind, best, index.outlines[best.passage.essay_id])
    if under is None:
        return trace

    def given(one: Candidate) -> bool:
        same = one.passage.essay_id == best.passage.essay_id and under[0] <= one.start < under[1]
        return same and asked.gives(kind, one.text, question, places)

    return tracing.prefer(given) if any(map(given, trace.ranked)) else trace


def _under(query: Query, kind: kinds.Kind, best: Candidate, outline: Outline) -> Span | None:
    """The part whose heading, or the reply whose question, has what is asked; None where the sentence stands in none."""
    text, section = outline.essay.text, outline.section(best.start)
    parts = [
        (text[slice(*question)], reply) for question, reply in replies(outline) if reply[0] <= best.start < reply[1]
    ]
    parts += [(section.section.heading, (section.start, section.end))] if section and section.section else []
    for heading, (start, end) in parts:
        share = query.share(cut.words_of(heading))
        if end - start <= LONGEST and (share >= SHARE or (share and asked.wanted(heading) is kind)):
            return start, end
    return None
