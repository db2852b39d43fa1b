"""Ask the bot every case, one after another, and keep all that the scorers need."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.app import Bot
from bot.domain import Answer, Essay, Hit
from policy_evals.cases import Case
from policy_evals.retrieval import DEPTH, Place

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A case, the answer, the answers to its history where they matter, and what retrieval found where gold is known.

    `search_ms`: the time of retrieval alone, which is done once more for this.
    """

    case: Case
    answer: Answer
    earlier: tuple[Answer, ...] = ()
    hits: tuple[Hit, ...] = ()
    search_ms: float | None = None

    @property
    def places(self) -> list[Place]:
        """The hits as slices, best first."""
        return [Place(hit.passage.essay_id, hit.passage.start, hit.passage.end) for hit in self.hits]


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that was asked of one bot."""

    suite: str
    split: str
    asked: tuple[Asked, ...]
    essays: Mapping[str, Essay]
    settings: str
    model: str

    @property
    def texts(self) -> dict[str, str]:
        """Essay id -> text."""
        return {key: essay.text for key, essay in self.essays.items()}


def run(bot: Bot, cases: Iterable[Case], suite: str, split: str = "all", progress: Progress | None = None) -> Run:
    """Ask all cases of a bot that has the suite's texts."""
    bot.warm()
    cases = list(cases)
    asked = []
    for number, case in enumerate(cases, 1):
        asked.append(ask(bot, case))
        if progress:
            progress(number, len(cases))
    essays = {key: essay for key, _, _ in bot.essays() if (essay := bot.essay(key))}
    return Run(suite, split, tuple(asked), essays, bot.settings.digest, bot.embedder.identity)


def ask(bot: Bot, case: Case) -> Asked:
    """Ask one case, with the earlier questions of its conversation as history."""
    history = list(case.history)
    earlier = tuple(bot.ask(before, history[:turn]) for turn, before in enumerate(history)) if case.fresh else ()
    answer = bot.ask(case.question, history)
    if not case.gold:
        return Asked(case, answer, earlier)
    hits, ms = found(bot, answer.standalone)
    return Asked(case, answer, earlier, hits, ms)


def found(bot: Bot, question: str) -> tuple[tuple[Hit, ...], float]:
    """The first passages for a question that stands alone, and the milliseconds."""
    started = time.perf_counter()
    searcher = bot.searcher
    hits = searcher.hits(searcher.query(question), DEPTH)
    return tuple(hits), (time.perf_counter() - started) * 1000
