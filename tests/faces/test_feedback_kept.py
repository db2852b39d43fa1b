"""Verdicts outlast a kill at any moment, and a copy that SQLite makes while they are given is whole."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import BotError
from bot.faces import feedback

WRITER = """
import sys
from pathlib import Path
from types import SimpleNamespace
from bot.faces import feedback

cited = [SimpleNamespace(number=1, essay_id="e", start=0, end=2, field=None, quote="企业")]
for at in range(int(sys.argv[2]), 100_000):
    answer = SimpleNamespace(status="answered", reason=None, mode="quoting", model=None, text="企业" * 3000, citations=cited)
    feedback.keep(Path(sys.argv[1]), f"问{at}", [], feedback.USEFUL, answer)
    print(at, flush=True)
"""


def test_kill_nine_at_any_moment_loses_no_verdict_that_was_kept(tmp_path: Path) -> None:
    drawn, given = random.Random(23), 0
    for _ in range(6):
        command = [sys.executable, "-c", WRITER, str(tmp_path), str(given)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as writer:
            assert writer.stdout is not None
            told = [int(writer.stdout.readline())]
            time.sleep(drawn.uniform(0, 0.2))
            copy = tmp_path / "copy.sqlite3"
            copy.unlink(missing_ok=True)
            with closing(sqlite3.connect(tmp_path / feedback.FILE)) as old, closing(sqlite3.connect(copy)) as new:
                old.backup(new)
                assert new.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                assert new.execute("SELECT count(*) FROM feedback").fetchone() > (told[0],)
            writer.kill()
            told += map(int, writer.stdout.read().split())
        kept = [one.question for one in feedback.judged(tmp_path)]
        assert kept == [f"问{at}" for at in range(len(kept))]
        assert len(kept) in (told[-1] + 1, told[-1] + 2), "one may be kept and not told"
        given = len(kept)


def test_a_damaged_database_is_told_and_an_empty_one_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / feedback.FILE).touch()
    assert list(feedback.judged(tmp_path)) == []
    (tmp_path / feedback.FILE).write_bytes(b"no database, but as long as one" * 99)
    with pytest.raises(BotError, match="无法读取反馈记录"):
        list(feedback.judged(tmp_path))
