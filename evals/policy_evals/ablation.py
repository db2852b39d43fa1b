"""What each search adds: the same questions put to parts of the retrieval, and to a tutorial's pipeline."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.app import Bot
from bot.search.retrieve import FITTED, SEARCHES
from policy_evals.bootstrap import Figure, figure
from policy_evals.retrieval import DEPTH, MEASURES, Place, measure
from policy_evals.runner import Run

# The searches by what they compare: characters (BM25 over windows and documents), or vectors of sentences, of passages.
GROUPS = {"BM25": ("windows", "documents"), "句向量": ("sentences",), "段落向量": ("passages",)}
PEER = "LangChain 教程流程"

Find = Callable[[str], Sequence[Place]]


@dataclass(frozen=True, slots=True)
class Row:
    """One way to search: its figures by measure, and the median milliseconds of a search."""

    name: str
    figures: dict[str, Figure]
    ms: float


def ablation(bot: Bot, run: Run) -> list[Row]:
    """Each search alone, each pair, all, and the peer. Raises BotError where the peer's libraries are missing."""
    from policy_evals.peer import Peer

    rows = [_row(name, find, run) for name, find in variants(bot).items()]
    return [*rows, _row(PEER, Peer(bot.embedder, list(run.essays.values())).find, run)]


def variants(bot: Bot) -> dict[str, Find]:
    """Every combination of the searches, by name; the others weigh nothing."""

    def finder(chosen: Sequence[str]) -> Find:
        weights = [weight if name in chosen else 0.0 for name, weight in zip(SEARCHES, FITTED.weights, strict=True)]

        def find(question: str) -> list[Place]:
            searcher = bot.searcher
            passages = (hit.passage for hit in searcher.hits(searcher.query(question), DEPTH, weights=weights))
            return [Place(passage.essay_id, passage.start, passage.end) for passage in passages]

        return find

    return {
        " + ".join(chosen): finder([search for name in chosen for search in GROUPS[name]])
        for size in range(1, len(GROUPS) + 1)
        for chosen in itertools.combinations(GROUPS, size)
    }


def _row(name: str, find: Find, run: Run) -> Row:
    """Ask every question that has gold, as the dialogue understood it."""
    found, spent = [], []
    for item in run.asked:
        if item.case.gold:
            started = time.perf_counter()
            found.append((item.case, find(item.answer.standalone)))
            spent.append((time.perf_counter() - started) * 1000)
    measured = measure(found, run.texts)
    figures = {key: figure(list(measured[key].values())) for key in MEASURES}
    return Row(name, figures, statistics.median(spent))
