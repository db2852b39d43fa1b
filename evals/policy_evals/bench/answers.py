"""CPU an answer and answers a second in quotation, of this checkout and of another, turn by turn in one run.

    python -m policy_evals.bench.answers [--against FOLDER] [--rounds 3] [--threads 4]

Each round asks every development question of `cases/answerable.jsonl` in a process of its own, first one after the
other, then from several threads; medians over the rounds. `--against`: a second checkout, for what a change is worth.
The answers of both are compared, too.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve()
CASES = HERE.parents[2] / "cases" / "answerable.jsonl"
FIGURES = {"cpu_ms": "CPU an answer, ms", "wall_ms": "an answer alone, ms", "per_second": "answers a second, threads"}


def measured(threads: int) -> dict[str, float | str]:
    """The figures of the checkout that Python imports `bot` from."""
    from bot import settings

    settings.prepare_libraries()
    from bot.app import Bot

    rows = map(json.loads, CASES.read_text(encoding="utf-8").splitlines())
    questions = [row["question"] for row in rows if row["split"] == "dev"]
    with tempfile.TemporaryDirectory() as home:
        bot = Bot(settings.Settings(home=Path(home)))
        bot.warm()
        for question in questions[:10]:
            bot.ask(question)
        cpu, wall = time.process_time(), time.perf_counter()
        texts = [bot.ask(question).text for question in questions]
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        started = time.perf_counter()
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(bot.ask, questions))
        together = time.perf_counter() - started
    return {
        "cpu_ms": 1000 * cpu / len(questions),
        "wall_ms": 1000 * wall / len(questions),
        "per_second": len(questions) / together,
        "answers": hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12],
    }


def in_process(checkout: Path, threads: int) -> dict[str, float | str]:
    """The figures of a checkout, measured in a process of its own."""
    command = [sys.executable, str(HERE), "--here", "--threads", str(threads)]
    environment = os.environ | {"PYTHONPATH": str(checkout)}
    done = subprocess.run(command, cwd=checkout, env=environment, check=True, capture_output=True, text=True)
    figures: dict[str, float | str] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    """Print the medians, and their ratios where there are two checkouts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        print(json.dumps(measured(given.threads)))
        return
    checkouts = [HERE.parents[3], *([given.against.resolve()] if given.against else [])]
    rounds = [[in_process(checkout, given.threads) for checkout in checkouts] for _ in range(given.rounds)]
    for name, words in FIGURES.items():
        medians = [statistics.median(float(turn[at][name]) for turn in rounds) for at in range(len(checkouts))]
        against = f"   against {medians[1]:8.1f}   ratio {medians[0] / medians[1]:.2f}" if len(medians) > 1 else ""
        print(f"{words:28} {medians[0]:8.1f}{against}")
    if len(checkouts) > 1:
        same = {figures["answers"] for turn in rounds for figures in turn}
        print("the answers are the same" if len(same) == 1 else "THE ANSWERS DIFFER")


if __name__ == "__main__":
    main()
