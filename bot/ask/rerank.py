"""The best sentences read again: a reader sees the question and the sentences around each at once, and scores them all.

Search and words find what is near; whether it answers is told by reading. Only the best are read, in runs of neighbours,
as a reader takes a hundred times as long for a sentence as its vector does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.ask.evidence import TAKEN, Candidate, best_first
from bot.encoders.reader import Reader
from bot.index.store import Index
from bot.search import runs
from bot.search.query import Query

# So many runs are read, about the best so many sentences; where none is taken for an answer, so many more about the first
# so many, as what answers in other words may lie far behind.
RUNS, DEPTH = 5, 15
MORE, DEEPER = 7, 50


def reread(
    query: Query, ranked: Sequence[Candidate], index: Index, reader: Reader, further: bool = True
) -> list[Candidate]:
    """The same sentences with what the reader says of the best of them, best first anew.

    `further`: whether more is read where nothing is taken for an answer.
    """
    places = [(one.passage.essay_id, one.start) for one in ranked[:DEEPER]]
    scores = runs.read(query.said, places[:DEPTH], index, reader, RUNS)
    if further and all(score < TAKEN for score, _ in scores.values()):
        more = runs.read(query.said, [one for one in places if one not in scores], index, reader, MORE)
        scores |= {place: max(said, scores.get(place, said)) for place, said in more.items()}
    return best_first(
        _with(candidate, scores.get((candidate.passage.essay_id, candidate.start))) for candidate in ranked
    )


def _with(candidate: Candidate, scores: tuple[float, float] | None) -> Candidate:
    return candidate if scores is None else replace(candidate, read=scores[0], run=scores[1])
