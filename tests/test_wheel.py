"""Corpus, terms and prompts travel inside the wheel, and the page's files with them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_wheel_carries_what_the_program_reads(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("corpus", "prompts"):
        shipped = {f"bot/data/{folder}/{path.name}" for path in (ROOT / folder).iterdir()}
        assert shipped <= names
    code = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "bot").rglob("*") if path.suffix in (".py", ".css", ".js")
    }
    assert code <= names
    assert {f"evals/cases/{path.name}" for path in (ROOT / "evals" / "cases").iterdir()} <= names
    assert not any(name.startswith("tests/") for name in names)
