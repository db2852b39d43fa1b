"""Two processes give the same question the same answer, to the last digit of its figures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
QUESTION = "创新积分制改革怎么用？"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def told(home: Path, seed: str, *command: str) -> list[dict[str, Any]]:
    """What a process of its own prints, without what it took; `seed`: of the order of its sets."""
    environment = os.environ | {"BOT_HOME": str(home), "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    run = [sys.executable, "-m", "bot", *command, "--json"]
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [{name: value for name, value in row.items() if name != "ms"} for row in rows]


@pytest.mark.parametrize("command", ["ask", "search"])
def test_figures_are_the_same_in_every_process(home: Path, command: str) -> None:
    first, second = (told(home, seed, command, QUESTION) for seed in ("1", "2"))
    assert first and first == second
    assert ("confidence" if command == "ask" else "score") in json.dumps(first)
