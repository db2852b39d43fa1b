"""How measures are found and recommended: `bot eval --suite measures [--data DIR] [--split dev|test] [--failures]`.

The gold measures of the essays and the situations with their gold groups stand in evals/measures/. A group is met
where one of its phrases stands in a quotation of the first eight; a case without groups, where nothing is recommended;
a gap, where it is told. DIR holds the provincial reports, to time extraction on, and to recommend from.
"""

from __future__ import annotations

import functools
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot import settings
from bot.app import Bot
from bot.documents.corpus import load
from bot.domain import Essay
from bot.errors import InputError
from bot.faces import memo
from bot.recommend.nouns import Recommendation
from bot.text.measures import proposals
from bot.text.outline import Outline
from policy_evals import needs
from policy_evals.files import DATA
from policy_evals.suites import Suite

GOLD = DATA / "measures"
REPORTS = "provincial_reports_2026.jsonl"
SITUATIONS, OF_SEVERAL, OF_PROVINCES, GRADES = "situations.jsonl", "needs.jsonl", "provinces.jsonl", "grades.jsonl"
# Words that most of the quotations must have one of, where many provinces have a measure.
MOST = 0.75
# A gold measure is found where the intersection over union of the two spans is at least this.
OVERLAP = 0.5
SHOWN_AS = {"answers": "列出", "loose": memo.LOOSE}
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
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def extraction(essays: Sequence[Essay]) -> Extraction:
    """Score the measures found in the essays against the gold list, one to one."""
    found, wrong, missed = 0, [], []
    gold = rows("essays.jsonl")
    for essay in essays:
        left = [row for row in gold if row["essay_id"] == essay.essay_id]
        for given in proposals(Outline(essay)):
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
    quoted = needs.quotes(given)
    return [group for group in case["groups"] if not any(phrase in quote for phrase in group for quote in quoted)]


def told(case: dict[str, Any], given: Recommendation) -> int:
    """How many of the gold gaps of a situation are told."""
    return sum(needs.is_told(gap, given) for gap in case.get("gaps", ()))


def wordy(case: dict[str, Any], given: Recommendation) -> int:
    """How many of a situation's lists of words most of the quotations have a word of."""
    quotes = [item.measure.citation.quote for item in given.measures]
    return sum(
        bool(quotes) and sum(any(word in quote for word in words) for quote in quotes) >= MOST * len(quotes)
        for words in case.get("words", ())
    )


def evaluate(
    prepare: Callable[[Suite], Bot], data: Path | None, split: str | None, failures: bool, as_json: bool
) -> None:
    """Print the figures. `prepare` makes a bot with a suite's texts. Raises InputError where the data is not there."""
    if data is not None and not (data / REPORTS).is_file():
        raise InputError(f"文件夹“{data}”中没有 {REPORTS}；请检查 --data 的路径。")
    for line, fields in figures(prepare, data, split, failures):
        if not as_json:
            print(line)
        elif fields:
            print(json.dumps({"suite": "measures"} | fields, ensure_ascii=False))
        sys.stdout.flush()


def figures(prepare: Callable[[Suite], Bot], data: Path | None, split: str | None, failures: bool) -> Iterator[Line]:
    """Extraction on the shipped essays, recommendations for each split, and times; then the same for the provinces."""
    scored = extraction(load([settings.shipped("corpus")])[0])
    yield (
        f"提取措施：{scored.found} 条，查准 {scored.precision:.3f}，查全 {scored.recall:.3f}",
        {"part": "extraction", "found": scored.found, "precision": scored.precision, "recall": scored.recall},
    )
    if failures:
        yield from ((f"  多出：{action}", {}) for action in scored.wrong)
        yield from ((f"  漏掉：{action}", {}) for action in scored.missed)
    bot = prepare(Suite("essays", ()))
    yield from _recommended(bot, SITUATIONS, split, failures)
    yield from _several(bot, split)
    if data is not None:
        reports, *_ = load([data / REPORTS])
        started = time.perf_counter()
        count = sum(1 for essay in reports for _ in proposals(Outline(essay)))
        seconds, size = time.perf_counter() - started, sum(len(essay.text) for essay in reports)
        yield (
            f"从 {len(reports)} 份报告（{size} 字）提取 {count} 条，用时 {seconds:.1f} 秒",
            {"part": "reports", "measures": count, "characters": size, "seconds": seconds},
        )
        yield from _recommended(prepare(Suite("provinces", (), (data / REPORTS,))), OF_PROVINCES, split, failures)


def _several(bot: Bot, split: str | None) -> Iterator[Line]:
    cases, of_several = {case["id"]: case for case in (*rows(SITUATIONS), *rows(OF_SEVERAL))}, rows(OF_SEVERAL)
    grades = {row["id"]: row["grades"] for row in rows(GRADES)}
    recommend = functools.cache(bot.recommend)  # some situations are both told apart and graded
    for part in dict.fromkeys(case["split"] for case in of_several if split in (None, case["split"])):
        told = needs.parting([case for case in of_several if case["split"] == part], recommend)
        yield (
            f"{OF_SEVERAL} {part}：{told.needs} 项有措施的需求，荐到 {told.met} 项（{told.met / max(1, told.needs):.3f}）；"
            f"缺口 {told.gaps} 处，说明 {told.told} 处，误说 {told.wrongly} 处；{told.pairs} 对需求，未分开 {told.together} 对；"
            f"无从建议的 {told.nothing} 例，拒绝 {told.refused} 例",
            {"part": part, "cases": OF_SEVERAL} | asdict(told),
        )
        known = {key: given for key, given in grades.items() if cases[key]["split"] == part}
        for kind, shown in needs.graded(cases, known, recommend).items():
            total = max(1, shown.total())
            yield (
                f"{GRADES} {part}：{SHOWN_AS[kind]}的 {shown.total()} 项，答到需求 {shown[2] / total:.3f}，"
                f"沾边 {shown[1] / total:.3f}，无关 {shown[0] / total:.3f}",
                {"part": part, "cases": GRADES, "shown": kind} | {f"grade_{grade}": shown[grade] for grade in range(3)},
            )


def _recommended(bot: Bot, name: str, split: str | None, failures: bool) -> Iterator[Line]:
    bot.recommend("企业", "缺钱")
    times: list[float] = []
    cases = rows(name)
    for part in dict.fromkeys(case["split"] for case in cases if split in (None, case["split"])):
        yield from _situations(bot, name, [case for case in cases if case["split"] == part], failures, times)
    if len(times) > 1:
        median, late = statistics.median(times), statistics.quantiles(times, n=20)[18]
        yield (
            f"每次用时：中位 {median:.0f} 毫秒，第 95 百分位 {late:.0f} 毫秒",
            {"part": "ms", "cases": name, "median": median, "p95": late},
        )


def _situations(
    bot: Bot, name: str, cases: Sequence[dict[str, Any]], failures: bool, times: list[float]
) -> Iterator[Line]:
    met = groups = refused = nothing = gaps = gaps_told = shown = answered = 0
    for case in cases:
        given = bot.recommend(case["profile"], case["need"])
        times.append(given.ms)
        lacking, lists = unmet(case, given), len(case.get("words", ()))
        groups += len(case["groups"]) + lists
        met += len(case["groups"]) - len(lacking) + wordy(case, given)
        gaps += len(case.get("gaps", ()))
        gaps_told += told(case, given)
        fits = bool(case["groups"] or lists)
        answered += fits
        shown += len(given.measures) if fits else 0
        nothing += not fits
        refused += not fits and given.status == "refused"
        if failures and (lacking or (not fits and given.measures)):
            yield f"  {case['id']} {case['profile']}：{case['need']} 缺 {lacking}", {}
    part = cases[0]["split"]
    yield (
        f"{name} {part}：{groups} 组应荐措施，前 8 项中有 {met} 组（{met / max(1, groups):.3f}），平均列出 "
        f"{shown / max(1, answered):.1f} 项；无从建议的 {nothing} 例，拒绝 {refused} 例；缺口 {gaps} 处，说明 {gaps_told} 处",
        {"part": part, "cases": name, "groups": groups, "met": met, "shown": shown / max(1, answered)}
        | {"nothing": nothing, "refused": refused, "gaps": gaps, "told": gaps_told},
    )
