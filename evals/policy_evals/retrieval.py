"""Is the answer among the first passages found? Measured by ir-measures; nothing here knows who ranked them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import BotError
from policy_evals.cases import Case, Gold

DEPTH = 10
# A passage holds a gold place with this share of it, and is no longer than this: a page holds everything.
SHARE = 0.7
LONGEST = 600
# Name -> the measure in the library's notation.
MEASURES = {
    "recall@1": "R@1",
    "recall@3": "R@3",
    "recall@4": "R@4",
    "recall@5": "R@5",
    "recall@10": "R@10",
    "mrr": "RR@10",
    "ndcg@10": "nDCG@10",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A slice of a text that was found."""

    essay_id: str
    start: int
    end: int


def holds(place: Place, gold: Gold, text: str) -> bool:
    """Whether a passage holds enough of the gold words, wherever they stand in the text."""
    if place.essay_id != gold.essay_id or place.end - place.start > LONGEST:
        return False
    return any(
        min(place.end, end) - max(place.start, start) >= SHARE * (end - start) for start, end in gold.spans(text)
    )


def judged(case: Case, places: Sequence[Place], texts: Mapping[str, str]) -> tuple[list[int], int]:
    """(ranks, from 0, of the places that hold gold not held before; how much gold no place holds).

    Where any gold makes an answer right, only the first place counts, and only it can be missing. A place that holds
    two golds counts once, as one relevant document.
    """
    ranks: list[int] = []
    left = list(case.gold)
    for rank, place in enumerate(places):
        found = [gold for gold in left if holds(place, gold, texts[gold.essay_id])]
        if not found:
            continue
        ranks.append(rank)
        left = [gold for gold in left if gold not in found]
        if case.need == "any":
            left = []
    return ranks, len(left) if case.need == "all" else int(bool(left))


def measure(found: Iterable[tuple[Case, Sequence[Place]]], texts: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Measure -> case id -> value, for the cases that have gold. Raises BotError where ir-measures is missing."""
    library = _library()
    qrels, run, asked = [], [], []
    for case, places in found:
        if not case.gold:
            continue
        asked.append(case.id)
        ranks, missing = judged(case, places, texts)
        qrels += [library.Qrel(case.id, f"rank-{rank}", 1) for rank in ranks]
        qrels += [library.Qrel(case.id, f"missing-{number}", 1) for number in range(missing)]
        run += [library.ScoredDoc(case.id, f"rank-{rank}", float(-rank)) for rank in range(len(places))]
    names = {library.parse_measure(notation): name for name, notation in MEASURES.items()}
    values = {name: dict.fromkeys(asked, 0.0) for name in MEASURES}
    for metric in library.iter_calc(list(names), qrels, run) if run else ():
        values[names[metric.measure]][metric.query_id] = float(metric.value)
    return values


def _library() -> Any:
    try:
        import ir_measures
    except ImportError as error:
        raise BotError("评测需要 ir-measures；请在本程序的源码文件夹中运行 pip install '.[evals]' 后重试。") from error
    return ir_measures
