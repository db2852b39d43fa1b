"""The recorded figures, and which of them a run falls below."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from policy_evals.bootstrap import Figure
from policy_evals.figures import ALL, NAMES, Scored, latency, score, table
from policy_evals.files import DATA
from policy_evals.runner import Run

FILE = DATA / "baseline.json"
DIGITS = 4


def record(run: Run, scored: list[Scored], file: Path) -> None:
    """Write the figures of a run over all its cases, beside those of other suites."""
    recorded = read(file)
    recorded[run.suite] = {
        "date": datetime.date.today().isoformat(),
        "settings": run.settings,
        "model": run.model,
        "cases": len(run.asked),
        "figures": {
            split: _figures([one for one in scored if split in (ALL, one.case.split)]) for split in splits(run)
        },
        "ms": {name: _plain(figure) for name, figure in latency(run).items()},
    }
    file.write_text(json.dumps(recorded, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(file: Path = FILE) -> dict[str, Any]:
    """Suite -> what was recorded; nothing where there is no file."""
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}


def splits(run: Run) -> list[str]:
    """All cases together, and each split that there is."""
    return [ALL, *sorted({item.case.split for item in run.asked})]


def drops(run: Run, recorded: dict[str, Any], scored: list[Scored] | None = None) -> list[str]:
    """Figures below the recorded ones by more than half the width of the recorded interval; none where none is."""
    before = recorded.get(run.suite, {}).get("figures", {}).get(run.split, {})
    now = table(score(run) if scored is None else scored)
    found = []
    for key, old in before.items():
        new = now.get((ALL, key))
        floor = old["value"] - (old["high"] - old["low"]) / 2
        if new is not None and new.value < floor - 10**-DIGITS:
            found.append(f"{NAMES[key][0]} {new.value:.3f}，低于基线 {old['value']:.3f}（容许到 {floor:.3f}）")
    return found


def _figures(scored: list[Scored]) -> dict[str, Any]:
    return {key: _plain(figure) for (kind, key), figure in table(scored).items() if kind == ALL}


def _plain(figure: Figure) -> dict[str, float]:
    return {name: round(value, DIGITS) for name, value in asdict(figure).items()}
