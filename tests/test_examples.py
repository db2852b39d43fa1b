"""The examples, and what the README shows, run as a reader would run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import Bot

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("example", "said"),
    [("chain", "推广创新积分制改革"), ("retriever", "马回")],
)
def test_an_example_runs(example: str, said: str, bot: Bot) -> None:
    _ = bot.searcher
    environment = {**os.environ, "BOT_HOME": str(bot.settings.home), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, ROOT / "examples" / f"{example}.py"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_what_the_readme_shows_of_langchain_runs(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    _ = bot.searcher
    monkeypatch.setenv("BOT_HOME", str(bot.settings.home))
    shown = re.findall(r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    assert len(shown) == 2  # one a language
    for code in shown:
        exec(code, {})
