"""What the service tells of itself in figures, in Prometheus's form: at /metrics. No figure holds a question's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.errors import BotError
from bot.says import claims
from bot.says.row import Row

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.ask.grounds import Grounds
    from bot.domain import Answer

# Seconds, from a search to a model that takes its time.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
FAILURES = ("model_failed", "model_cut", "judge_failed")
FIELD = re.compile(r"\{\w+\}")


class Metrics:
    """The figures of one app."""

    def __init__(self, bot: Bot) -> None:
        self._registry = kept = CollectorRegistry()
        self._stages = Histogram("policy_stage_seconds", "各阶段用时", ["stage"], buckets=BUCKETS, registry=kept)
        self._answers = Counter("policy_answers", "回答数", ["status", "reason", "mode"], registry=kept)
        self._dropped = Counter("policy_claims_dropped", "未通过核对的句数", ["why"], registry=kept)
        self._failures = Counter("policy_model_errors", "语言模型的失败", ["kind"], registry=kept)
        self._requests = Counter("policy_requests", "请求数", ["route", "method", "status"], registry=kept)
        self._seconds = Histogram("policy_request_seconds", "请求用时", ["route"], buckets=BUCKETS, registry=kept)
        kept.register(_Index(bot))

    def answered(self, answer: Answer, grounds: Grounds) -> None:
        """Count an answer, and what was spent on it."""
        for trace in grounds.traces[:1]:
            for stage, spent in trace.spent.items():
                self._stages.labels(stage).observe(spent / 1000)
        self._stages.labels("whole").observe(answer.ms / 1000)
        self._answers.labels(answer.status, answer.reason or "", answer.mode).inc()
        for claim in answer.claims:
            if claim.verdict != "supported" and answer.mode == "model":
                self._dropped.labels(reason(claim.why)).inc()
        for note in answer.notes:
            if note.kind in FAILURES:
                self._failures.labels(note.kind).inc()

    def requested(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def shown(self) -> bytes:
        """All figures, as text."""
        return generate_latest(self._registry)


class _Index(Collector):
    """The index that answers, looked at when it is asked for."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The generation's name, and how much it holds; nothing where it cannot be opened."""
        try:
            index = self._bot.searcher.index
        except BotError:
            return
        named = GaugeMetricFamily("policy_index_generation", "正在使用的索引", labels=["generation"])
        named.add_metric([index.name], 1)
        yield named
        yield GaugeMetricFamily("policy_index_documents", "收录的文档数", value=len(index.essays))
        yield GaugeMetricFamily("policy_index_passages", "收录的段落数", value=len(index.passages))


def reason(why: str) -> str:
    """Which row of the table a claim's reason comes from, for a label. Example: 所引原文没有“30%”这个数 -> no_such_number"""
    fitting = [name for name, pieces in _reasons().items() if _fits(why, pieces)]
    return max(fitting, key=lambda name: sum(map(len, _reasons()[name])), default="other")


@cache
def _reasons() -> dict[str, list[str]]:
    rows = {name: row for name, row in vars(claims).items() if isinstance(row, Row)}
    return {name.lower(): FIELD.split(row.template) for name, row in rows.items()}


def _fits(why: str, pieces: list[str]) -> bool:
    return why == pieces[0] if len(pieces) == 1 else why.startswith(pieces[0]) and why.endswith(pieces[-1])
