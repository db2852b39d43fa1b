"""The corpora that numbers are fitted on, with their cases: the essays, the notices of policy_qa, the provinces."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot import settings
from bot.app import Bot
from bot.ask import evidence, named_texts, rerank, wants
from bot.ask.evidence import Candidate
from bot.ask.trace import DEPTH
from bot.ask.wants import Want
from bot.domain import Hit
from bot.encoders.embed import Embedder, choose
from bot.search.query import Query
from policy_evals import figures, runner
from policy_evals.bootstrap import SEED
from policy_evals.cases import Case
from policy_evals.reading import questions
from policy_evals.suites import Suite, suite

# Of the notices, which are many, so many are looked at beside the essays, with their questions.
DRAWN = 60


class Remembering:
    """An embedder that embeds each question once."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, NDArray[np.float32]] = {}
        self.name, self.identity = embedder.name, embedder.identity

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See `Embedder`."""
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        if new:
            self._known |= dict(zip(new, self._embedder.queries(new), strict=True))
        return np.stack([self._known[text] for text in texts])

    def passages(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        """See `Embedder`."""
        return self._embedder.passages(texts)


@dataclass(frozen=True, eq=False)
class Searched:
    """A case that stands alone, and the windows found for it."""

    case: Case
    query: Query
    hits: tuple[Hit, ...]
    bot: Bot

    @cached_property
    def sentences(self) -> list[Candidate]:
        """The sentences in the windows, the best read again."""
        searcher = self.bot.searcher
        near = evidence.candidates(self.query, self.hits, searcher.index)
        return rerank.reread(self.query, near, searcher.index, searcher.reader)

    @cached_property
    def wants(self) -> dict[Want, float]:
        """The chance of each thing that the question may want."""
        index = self.bot.searcher.index
        return wants.chances(named_texts.texts(self.query.text, index).rest, self.query.vector, index.model)


def bot(of: Suite) -> Bot:
    """A bot that answers from a suite's corpus; the same home as `bot eval` uses."""
    configured = settings.load()
    configured = replace(configured, home=configured.home / "evals" / of.name)
    made = Bot(configured, Remembering(choose(configured.embedding_model)))
    made.build(of.corpus)
    return made


def searched(of: Bot, cases: Iterable[Case]) -> list[Searched]:
    """Each case with its windows."""
    searcher = of.searcher
    queries = [(case, searcher.query(case.question)) for case in cases]
    return [Searched(case, query, tuple(searcher.hits(query, DEPTH)), of) for case, query in queries]


def answerable(data: Path) -> Iterator[Searched]:
    """Questions that a sentence answers: the essays' and, where `data` has them, of some notices, and those of
    `evals/reading` that no model is trained on, over reports, notices and our own texts."""
    essays = suite("essays", split="dev")
    alone = ("direct", "paraphrase", "variant", "list", "author")
    yield from searched(bot(essays), [case for case in essays.cases if case.gold and case.kind in alone])
    if (data / "policy_qa").is_dir():
        notices = drawn(data / "policy_qa")
        yield from searched(bot(notices), notices.cases)
        for held in questions.suites(data, "train", questions.HELD):
            yield from searched(bot(held), [case for case in held.cases if case.gold])


def drawn(data: Path) -> Suite:
    """Some notices, drawn with a seed, and the questions that they answer."""
    whole = suite("policy_qa", data)
    rows = (data / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    some = sorted(np.random.default_rng(SEED).permutation(len(rows))[:DRAWN])
    chosen = [rows[at] for at in some]
    ids = {json.loads(row)["id"] for row in chosen}
    file = settings.load().home / "evals" / "drawn.jsonl"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(chosen), encoding="utf-8")
    cases = tuple(case for case in whole.cases if case.gold and all(gold.essay_id in ids for gold in case.gold))
    return Suite("drawn", cases, (file,))


def about(case: Case) -> str:
    """What a case is about: cases with the same gold are the same question in other words."""
    gold = case.gold[0] if case.gold else None
    return f"{gold.essay_id} {gold.text}" if gold else case.id


def answered(of: Bot, cases: Sequence[Case]) -> list[float]:
    """What each case is worth when it is asked whole: the mean of the figures of its answer, without those of search."""
    values: dict[str, list[float]] = {case.id: [] for case in cases}
    for one in figures.score(runner.run(of, cases, "fit")):
        if one.key not in figures.RETRIEVAL:
            values[one.case.id].append(one.value)
    return [statistics.mean(values[case.id]) for case in cases]
