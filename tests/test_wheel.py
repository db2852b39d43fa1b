"""Corpus, word lists and prompts travel inside the wheel, the page's files with them, and the evaluation with its data."""

from __future__ import annotations

from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def names(installed: Path) -> set[str]:
    return {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}


def code(folder: str) -> set[str]:
    above = (ROOT / folder).parent
    kinds = (".py", ".css", ".js", ".html", ".xml", ".txt", ".tsv")
    return {path.relative_to(above).as_posix() for path in (ROOT / folder).rglob("*") if path.suffix in kinds}


def test_the_wheel_carries_what_the_program_reads(names: set[str]) -> None:
    for folder in ("corpus", "prompts"):
        files = (path for path in (ROOT / folder).rglob("*") if path.is_file())
        shipped = {f"bot/data/{folder}/{path.relative_to(ROOT / folder).as_posix()}" for path in files}
        assert shipped <= names
    assert code("bot") <= names
    assert {"bot/text/data/topics.txt", "bot/faces/templates/talk.html"} <= names
    assert not any(name.startswith("tests/") for name in names)


def test_the_wheel_carries_the_evaluation_and_what_it_reads(names: set[str]) -> None:
    assert code("evals/policy_evals") <= names
    data = [path.relative_to(ROOT / "evals").as_posix() for path in (ROOT / "evals").rglob("*.json*")]
    # What readers of files and of questions are judged by stays here.
    data = [
        name
        for name in data
        if not name.startswith(("documents/", "kinds/", "reading/", "said/", "worded/", "frames/"))
    ]
    assert "cases/answerable.jsonl" in data
    assert {f"policy_evals/data/{name}" for name in data} <= names
    assert not any(name.startswith("evals/") for name in names)  # the name is another's on PyPI


def test_the_wheel_registers_the_command_of_the_evaluation(installed: Path) -> None:
    (program,) = distributions(path=[str(installed)])
    points = program.entry_points.select(group="bot.commands")
    assert {point.name: point.value for point in points} == {"eval": "policy_evals.cli:evaluate"}
