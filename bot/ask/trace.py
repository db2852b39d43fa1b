"""One question on its way: what was searched, read and judged, and how long each took.

Made once for a question and a speaker. The answer is given from it, and `--explain` prints it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.ask import evidence, gate, rerank
from bot.ask.evidence import Candidate
from bot.ask.gate import Judgement
from bot.domain import Hit
from bot.search.query import Query
from bot.search.retrieve import Searcher
from bot.search.speakers import texts_of

# Windows that the evidence is looked for in.
DEPTH = 10


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """The windows found for a question, the sentences in them, best first, and whether they answer it.

    `speaker`: in whose texts alone it was searched. `judged` is None where nobody had to ask. `spent`: milliseconds of
    each stage (`query`, `search`, `read`, `judge`).
    """

    query: Query
    speaker: str | None
    hits: tuple[Hit, ...]
    ranked: tuple[Candidate, ...]
    judged: Judgement | None = None
    spent: Mapping[str, float] = field(default_factory=dict)

    @property
    def judgement(self) -> Judgement:
        """Whether they answer; of a trace that was judged."""
        assert self.judged is not None
        return self.judged


class Tracing:
    """The traces of one question. It is embedded once, and searched, read and judged once for each speaker."""

    def __init__(self, question: str, searcher: Searcher) -> None:
        self._searcher = searcher
        started = time.perf_counter()
        self.query = searcher.query(question)
        self._spent = {"query": _since(started)}
        self._only: tuple[str, ...] = ()
        self._made: dict[str | None, Trace] = {}

    @property
    def made(self) -> tuple[Trace, ...]:
        """The traces so far, in the order in which they were begun."""
        return tuple(self._made.values())

    def read(self, speaker: str | None = None) -> Trace:
        """What is found, in all texts or in a speaker's, and the sentences in it."""
        if speaker not in self._made:
            started = time.perf_counter()
            author = speaker if speaker in self._searcher.authors else None
            within = self._only if author or speaker is None else texts_of(speaker, self._searcher.index)
            hits = self._searcher.hits(self.query, DEPTH, author, within=within)
            found = time.perf_counter()
            near = evidence.candidates(self.query, hits, self._searcher.index)
            ranked = rerank.reread(self.query, near, self._searcher.index, self._searcher.reader)
            spent = self._spent | {"search": 1000 * (found - started), "read": _since(found)}
            self._made[speaker] = Trace(self.query, speaker, tuple(hits), tuple(ranked), spent=spent)
        return self._made[speaker]

    def judge(self, speaker: str | None = None, corrected: bool = False) -> Trace:
        """The same, and whether it answers; `corrected`: the year that is asked about is known to be a slip."""
        trace = self.read(speaker)
        if trace.judged is None:
            started = time.perf_counter()
            judged = gate.judge(self.query, trace.hits, trace.ranked, self._searcher.index, corrected)
            trace = replace(trace, judged=judged, spent={**trace.spent, "judge": _since(started)})
            self._made[speaker] = trace
        return trace

    def keep_to(self, texts: Sequence[str]) -> Trace:
        """What is found where only some texts (by id) are searched, whoever speaks in them."""
        self._only = tuple(texts)
        self._made.clear()
        return self.read()

    def settle(self, speaker: str | None) -> None:
        """Take what was found for an answer: but for a slip of the question's it is what is asked about."""
        trace = self.judge(speaker)
        self._made[speaker] = replace(trace, judged=replace(trace.judgement, status="answered", near=False))

    def leave_out(self, unwanted: Callable[[Candidate], bool]) -> Trace:
        """What is found in all texts, without the sentences that are unwanted."""
        trace = self.read()
        self._made[None] = replace(trace, ranked=tuple(one for one in trace.ranked if not unwanted(one)))
        return self._made[None]

    def prefer(self, wanted: Callable[[Candidate], bool]) -> Trace:
        """What is found in all texts, the sentences that are wanted before the others."""
        trace = self.read()
        ranked = tuple(sorted(trace.ranked, key=lambda candidate: not wanted(candidate)))
        self._made[None] = replace(trace, ranked=ranked)
        return self._made[None]


def _since(started: float) -> float:
    return 1000 * (time.perf_counter() - started)
