"""What `bot eval` does: ask a suite, print the table, write the report, record the baseline where asked to."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from bot import settings
from bot.app import Bot
from bot.errors import InputError
from bot.faces.progress import Bar
from policy_evals import baseline, checking, recommending, report
from policy_evals.ablation import Row, ablation
from policy_evals.figures import (
    ALL,
    KINDS,
    LATENCIES,
    MAIN,
    NAMES,
    Scored,
    failures,
    keys,
    kinds,
    latency,
    score,
    table,
)
from policy_evals.files import folder
from policy_evals.runner import Run, run
from policy_evals.suites import Suite, suite


@dataclass(frozen=True, slots=True)
class Given:
    """The options of the command."""

    suite: str = "essays"
    data: Path | None = None
    split: str | None = None
    failures: bool = False
    ablation: bool = False
    as_json: bool = False
    record: bool = False


def dispatch(given: Mapping[str, Any]) -> None:
    """What `bot eval` does with its options: quotations and measures have figures and a report of their own."""
    data, failures, as_json = given["data"], given["failures"], given["as_json"]
    if given["suite"] == "quotes":
        checking.evaluate(data, failures, as_json)
    elif given["suite"] == "measures":
        recommending.evaluate(prepared, data, given["split"], failures, as_json)
    else:
        evaluate(Given(**given))


def evaluate(given: Given) -> None:
    """Do what the options say. Raises InputError for what cannot be evaluated."""
    if given.record and given.split:
        raise InputError("--record 记录全部案例的结果，不能与 --split 同用。")
    chosen = suite(given.suite, given.data, given.split)
    bot = prepared(chosen)
    asked = run(bot, chosen.cases, chosen.name, given.split or ALL, _progress)
    scored = score(asked)
    rows = ablation(bot, asked) if given.ablation else []
    show = _json_lines if given.as_json else _lines
    for line in show(asked, scored, rows, given.failures):
        print(line)
    written = [folder() / "report.html"]
    written[0].write_text(report.render(asked, scored, rows), encoding="utf-8")
    for drop in baseline.drops(asked, baseline.read(), scored):
        print(drop, file=sys.stderr)
    if given.record:
        written.append(folder() / baseline.FILE.name)
        baseline.record(asked, scored, written[-1])
    print(f"已写入 {'、'.join(map(str, written))}", file=sys.stderr)


def prepared(chosen: Suite) -> Bot:
    """A bot with the suite's texts, in a home of its own inside the user's: what the user has indexed stays."""
    configured = settings.load()
    bar = Bar()
    try:
        bot = Bot(replace(configured, home=configured.home / "evals" / chosen.name), progress=bar.report)
        bot.build(chosen.corpus)
    finally:
        bar.stop()
    return bot


def _lines(run: Run, scored: Sequence[Scored], rows: Sequence[Row], with_failures: bool) -> Iterator[str]:
    figures = table(scored)
    if with_failures:
        for item, wrong in failures(run, scored):
            yield f"{item.case.id}  {item.case.question}"
            yield from (f"    {NAMES[one.key][0]}：{one.reason}" for one in wrong)
        yield ""
    yield f"{_wide('指标', 12)}  数值   95% 区间       题数"
    for key in keys(figures):
        one = figures[ALL, key]
        yield f"{_wide(NAMES[key][0], 12)}{one.value:6.3f}   {one.low:.3f}–{one.high:.3f}  {one.n:5}"
    yield from (
        f"{_wide(f'用时{LATENCIES[name]}', 18)}{one.value:.0f} 毫秒（{one.low:.0f}–{one.high:.0f}）"
        for name, one in latency(run).items()
    )
    main = [key for key in MAIN if key in keys(figures)]
    yield ""
    yield f"{_wide('题型', 16)}{_wide('题数', 6)}" + "".join(_wide(NAMES[key][0], 10) for key in main)
    for kind in kinds(figures):
        cells = (f"{figures[kind, key].value:.3f}" if (kind, key) in figures else "-" for key in main)
        count = _wide(str(figures[kind, "status"].n), 6)
        yield f"{_wide(KINDS.get(kind, kind), 16)}{count}" + "".join(_wide(cell, 10) for cell in cells)
    if rows:
        yield ""
        yield _wide("检索", 28) + "".join(_wide(key, 11) for key in rows[0].figures) + "毫秒"
    for row in rows:
        yield (
            _wide(row.name, 28)
            + "".join(_wide(f"{one.value:.3f}", 11) for one in row.figures.values())
            + f"{row.ms:.0f}"
        )


def _wide(text: str, width: int) -> str:
    """Padded to a width in which a 汉字 takes two columns."""
    return text + " " * (width - sum(2 if ord(letter) > 0x2E7F else 1 for letter in text))


def _json_lines(run: Run, scored: Sequence[Scored], rows: Sequence[Row], with_failures: bool) -> Iterator[str]:
    about = {"suite": run.suite, "split": run.split}
    for (kind, key), one in table(scored).items():
        yield _json({"type": "figure", **about, "kind": kind, "figure": key, **asdict(one)})
    for name, one in latency(run).items():
        yield _json({"type": "latency", **about, "figure": name, **asdict(one)})
    for row in rows:
        plain: dict[str, Any] = {key: asdict(one) for key, one in row.figures.items()}
        yield _json({"type": "ablation", **about, "name": row.name, "ms": row.ms, "figures": plain})
    for item, wrong in failures(run, scored) if with_failures else ():
        reasons = {one.key: one.reason for one in wrong}
        yield _json({"type": "failure", **about, "id": item.case.id, "question": item.case.question, "wrong": reasons})


def _json(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False)


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{total}", end="" if done < total else "\n", file=sys.stderr, flush=True)
