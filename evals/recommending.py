"""How measures are found and recommended: `bot eval --suite measures [--data DIR] [--split dev|test] [--failures]`.

The gold measures of the essays and the situations with their gold groups stand in evals/measures/. A group is met
where one of its phrases stands in a quotation of the first eight. DIR holds the provincial reports, to time
extraction on.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import settings
from bot.app import Bot, load
from bot.domain import Essay, Recommendation
from bot.errors import InputError
from bot.text.measures import proposals

HERE = Path(__file__).parent / "measures"
REPORTS = "provincial_reports_2026.jsonl"
# A gold measure is found where the intersection over union of the two spans is at least this.
OVERLAP = 0.5
Line = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Counts over gold measures; one that is optional counts neither as found nor as wrong nor as missed."""

    found: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Of the measures given, the share that is gold."""
        return self.found / max(1, self.found + len(self.wrong))

    @property
    def recall(self) -> float:
        """Of the gold measures, the share that is given."""
        return self.found / max(1, self.found + len(self.missed))


def rows(name: str) -> list[dict[str, Any]]:
    """The lines of a file of evals/measures/."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def extraction(essays: Sequence[Essay]) -> Extraction:
    """Score the measures found in the essays against the gold list, one to one."""
    found, wrong, missed = 0, [], []
    gold = rows("essays.jsonl")
    for essay in essays:
        left = [row for row in gold if row["essay_id"] == essay.essay_id]
        for given in proposals(essay):
            same = next((row for row in left if _overlap(row, given.start, given.end) >= OVERLAP), None)
            if same is None:
                wrong.append(essay.text[given.start : given.end])
                continue
            left.remove(same)
            found += not same["optional"]
        missed += [row["action"] for row in left if not row["optional"]]
    return Extraction(found, tuple(wrong), tuple(missed))


def _overlap(row: dict[str, Any], start: int, end: int) -> float:
    first, last = int(row["start"]), int(row["start"]) + len(row["action"])
    shared = min(end, last) - max(start, first)
    return max(0, shared) / (max(end, last) - min(start, first))


def unmet(case: dict[str, Any], given: Recommendation) -> list[list[str]]:
    """The gold groups of a situation that no quotation meets."""
    quotes = [one.citation.quote for item in given.measures for one in (item.measure, *item.also)]
    return [group for group in case["groups"] if not any(phrase in quote for phrase in group for quote in quotes)]


def evaluate(bot: Bot, data: Path | None, split: str | None, failures: bool, as_json: bool) -> None:
    """Print the figures. Raises InputError where the data is not there."""
    if data is not None and not (data / REPORTS).is_file():
        raise InputError(f"文件夹“{data}”中没有 {REPORTS}；请检查 --data 的路径。")
    for line, fields in figures(bot, data, split, failures):
        if not as_json:
            print(line)
        elif fields:
            print(json.dumps({"suite": "measures"} | fields, ensure_ascii=False))
        sys.stdout.flush()


def figures(bot: Bot, data: Path | None, split: str | None, failures: bool) -> Iterator[Line]:
    """Extraction on the shipped essays, recommendations for each split, and times."""
    scored = extraction(load([settings.shipped("corpus")])[0])
    yield (
        f"提取措施：{scored.found} 条，查准 {scored.precision:.3f}，查全 {scored.recall:.3f}",
        {"part": "extraction", "found": scored.found, "precision": scored.precision, "recall": scored.recall},
    )
    if failures:
        yield from ((f"  多出：{action}", {}) for action in scored.wrong)
        yield from ((f"  漏掉：{action}", {}) for action in scored.missed)
    bot.recommend("企业", "缺钱")
    times: list[float] = []
    for part in [split] if split else ["dev", "test"]:
        yield from _situations(bot, part, failures, times)
    quick = statistics.quantiles(times, n=20)
    median, late = statistics.median(times), quick[18]
    yield (
        f"每次用时：中位 {median:.0f} 毫秒，第 95 百分位 {late:.0f} 毫秒",
        {"part": "ms", "median": median, "p95": late},
    )
    if data is not None:
        reports, _ = load([data / REPORTS])
        started = time.perf_counter()
        count = sum(1 for essay in reports for _ in proposals(essay))
        seconds, size = time.perf_counter() - started, sum(len(essay.text) for essay in reports)
        yield (
            f"从 {len(reports)} 份报告（{size} 字）提取 {count} 条，用时 {seconds:.1f} 秒",
            {"part": "reports", "measures": count, "characters": size, "seconds": seconds},
        )


def _situations(bot: Bot, split: str, failures: bool, times: list[float]) -> Iterator[Line]:
    met = groups = refused = nothing = 0
    for case in rows("situations.jsonl"):
        if case["split"] != split:
            continue
        given = bot.recommend(case["profile"], case["need"])
        times.append(given.ms)
        lacking = unmet(case, given)
        groups += len(case["groups"])
        met += len(case["groups"]) - len(lacking)
        nothing += not case["groups"]
        refused += not case["groups"] and given.status == "refused"
        if failures and (lacking or (not case["groups"] and given.measures)):
            yield f"  {case['id']} {case['profile']}：{case['need']} 缺 {lacking}", {}
    yield (
        f"{split}：{groups} 组应荐措施，前 8 项中有 {met} 组（{met / max(1, groups):.3f}）；无从建议的 {nothing} 例，拒绝 {refused} 例",
        {"part": split, "groups": groups, "met": met, "nothing": nothing, "refused": refused},
    )
