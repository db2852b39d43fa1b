"""CPU an answer and answers a second in quotation, of this checkout and of another, turn by turn in one run.

    python -m policy_evals.bench.answers [--against FOLDER] [--rounds 3] [--threads 4] [--corpus notices --home FOLDER]

Each round asks the development questions in a process of its own: of the essays those of `cases/`, of another corpus
those of `documents/asked.jsonl`; first one after the other, then, begun with 请问, from several threads. No question is
asked twice. Medians over the rounds. `--against`: a second checkout, for what a change is worth; the answers of both are
compared, field by field, but for their milliseconds. `--home`: where the index of another corpus lies, or is made.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
EVALS = HERE.parents[2]
CASES = ("answerable", "essays_direct", "essays_refuse", "conversational", "lacking")
FIGURES = {"cpu_ms": "CPU an answer, ms", "wall_ms": "an answer alone, ms", "per_second": "answers a second, threads"}


def questions(corpus: str, most: int) -> list[str]:
    """So many of the development questions about a corpus, from all of them evenly."""
    if corpus == "essays":
        files = [EVALS / "cases" / f"{name}.jsonl" for name in CASES]
    else:
        files = [EVALS / "documents" / "asked.jsonl"]
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    asked = [row["question"] for row in rows if row.get("split") == "dev" or row.get("corpus") == corpus]
    found = list(dict.fromkeys(asked))
    return found[:: max(1, len(found) // most)][:most]


def measured(corpus: str, home: Path, most: int, threads: int) -> dict[str, Any]:
    """The figures of the checkout that Python imports `bot` from."""
    from bot import settings

    settings.prepare_libraries()
    from bot.app import Bot

    asked = questions(corpus, most)
    bot = Bot(settings.Settings(home=home))
    bot.warm()
    for question in asked[:10]:
        bot.ask(f"{question}啊", quoting=True)
    each, answers, started = [], [], time.perf_counter()
    for question in asked:
        before = time.process_time()
        answers.append(bot.ask(question, quoting=True))
        each.append(1000 * (time.process_time() - before))
    wall = time.perf_counter() - started
    started = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda question: bot.ask(f"请问{question}", quoting=True), asked))
    together = time.perf_counter() - started
    return {
        "cpu_ms": statistics.mean(each),
        "cpu_median": statistics.median(each),
        "wall_ms": 1000 * wall / len(asked),
        "per_second": len(asked) / together,
        "answers": [{**asdict(answer), "ms": None} for answer in answers],
    }


def in_process(checkout: Path, given: argparse.Namespace, home: str) -> dict[str, Any]:
    """The figures of a checkout, measured in a process of its own."""
    told = ["--corpus", given.corpus, "--home", home, "--questions", str(given.questions)]
    command = [sys.executable, "-P", str(HERE), "--here", "--threads", str(given.threads), *told]
    environment = os.environ | {"PYTHONPATH": f"{checkout}:{checkout / 'evals'}"}
    done = subprocess.run(command, cwd=checkout, env=environment, check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def differing(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> None:
    """Print which fields of how many answers differ, and the furthest that confidence does."""
    fields = Counter(key for one, other in zip(ours, theirs, strict=True) for key in one if one[key] != other[key])
    whole = sum(one != other for one, other in zip(ours, theirs, strict=True))
    shown = sum({**one, "confidence": 0} != {**other, "confidence": 0} for one, other in zip(ours, theirs, strict=True))
    print(f"of {len(ours)} answers {whole} differ, {shown} of them in more than confidence {dict(fields)}")
    figures = [
        (one["confidence"], other["confidence"]) for one, other in zip(ours, theirs, strict=True) if one["confidence"]
    ]
    print(f"confidence differs by {max((abs(a - (b or 0)) for a, b in figures), default=0):.4f} at most")
    for one, other in zip(ours, theirs, strict=True):
        if one["text"] != other["text"]:
            print(
                f"  {one['question']}\n    {one['status']} {one['text'][:200]!r}\n    {other['status']} {other['text'][:200]!r}"
            )


def main() -> None:
    """Print the medians, and their ratios where there are two checkouts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--corpus", choices=("essays", "notices", "reports"), default="essays")
    parser.add_argument("--home", help="of another corpus than the essays")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        print(json.dumps(measured(given.corpus, Path(given.home), given.questions, given.threads), default=str))
        return
    checkouts = [HERE.parents[3], *([given.against.resolve()] if given.against else [])]
    with tempfile.TemporaryDirectory() as made:
        home = given.home or made
        rounds = [[in_process(checkout, given, home) for checkout in checkouts] for _ in range(given.rounds)]
    for name, words in {**FIGURES, "cpu_median": "CPU of the median answer, ms"}.items():
        medians = [statistics.median(float(turn[at][name]) for turn in rounds) for at in range(len(checkouts))]
        against = f"   against {medians[1]:8.1f}   ratio {medians[0] / medians[1]:.2f}" if len(medians) > 1 else ""
        print(f"{words:28} {medians[0]:8.1f}{against}")
    if len(checkouts) > 1:
        differing(*(one["answers"] for one in rounds[0]))


if __name__ == "__main__":
    main()
