"""Which runs are read, and what becomes of the scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.app import Bot
from bot.ask import evidence, rerank
from bot.ask.trace import Tracing
from bot.encoders.reader import Reading, Run
from bot.search import runs


class Counting:
    """A reader that counts the question's characters in each sentence, less `strict`, and keeps what it was given."""

    identity = "counting"

    def __init__(self, strict: float = 0.0) -> None:
        self.given: list[Run] = []
        self.strict = strict

    def read(self, question: str, runs: Sequence[Run]) -> list[Reading]:
        self.given += runs
        found = [
            tuple(float(sum(one in text for one in question)) - self.strict for text in run.sentences) for run in runs
        ]
        return [Reading(one, max(one)) for one in found]


def test_a_run_holds_its_sentence_and_neighbours_up_to_its_bound() -> None:
    spans = [(0, 100), (100, 150), (150, 190), (190, 400), (400, 405)]
    assert runs.around(spans, 1) == (0, 3)
    assert runs.around(spans, 3) == (3, 5)
    assert runs.around([(0, 900)], 0) == (0, 1)


def test_the_best_are_read_in_few_short_runs(bot: Bot) -> None:
    reader, searcher = Counting(), bot.searcher
    trace = Tracing("企业创新主体地位如何强化？", searcher).read()
    ranked = [replace(one, read=evidence.UNREAD, run=evidence.UNREAD) for one in trace.ranked]
    read = rerank.reread(trace.query, ranked, searcher.index, reader)
    assert 0 < len(reader.given) <= rerank.RUNS
    assert all(sum(map(len, run.sentences)) <= runs.RUN or len(run.sentences) == 1 for run in reader.given)
    scored = [one for one in read if one.run != evidence.UNREAD]
    assert {one.text for one in scored} <= {text for run in reader.given for text in run.sentences}
    assert len(read) == len(ranked)
    assert ranked[0].text in {text for run in reader.given for text in run.sentences}


def test_where_nothing_read_answers_it_is_read_on(bot: Bot) -> None:
    searcher = bot.searcher
    trace = Tracing("企业创新主体地位如何强化？", searcher).read()
    ranked = [replace(one, read=evidence.UNREAD, run=evidence.UNREAD) for one in trace.ranked]
    strict, once = Counting(strict=99), Counting(strict=99)
    rerank.reread(trace.query, ranked, searcher.index, strict)
    rerank.reread(trace.query, ranked, searcher.index, once, further=False)
    assert len(once.given) <= rerank.RUNS < len(strict.given) <= rerank.RUNS + rerank.MORE
    assert len({run.sentences for run in strict.given}) == len(strict.given)


def test_nothing_found_is_nothing_read(bot: Bot) -> None:
    searcher = bot.searcher
    assert rerank.reread(searcher.query("？"), [], searcher.index, Counting()) == []
