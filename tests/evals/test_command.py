"""`bot eval` as an installed program: JSON lines on standard output, the report in the current folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.faces.cli import commands, run
from policy_evals.cli import evaluate

TEXT = "甲市对中小企业减免三个月房租。乙市对医护人员发放临时补贴。丙市开通绿色通道，保障生活物资运输。"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    words = "对中小企业减免三个月房租"
    span = {"doc_id": "d", "start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}
    rows = {
        "docs": {"id": "d", "title": "关于支持企业的通知", "text": TEXT},
        "queries_dev": {"id": "q", "question": "甲市对中小企业有什么减免？", "answers": [], "evidence": [span]},
        "unanswerable_dev": {"id": "u", "question": "红烧肉怎么做？"},
    }
    for name, row in rows.items():
        (folder / f"{name}.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder


def test_an_installed_program_writes_into_the_current_folder(
    installed: Path, data: Path, home: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "eval", "--suite", "policy_qa", "--data", str(data), "--json", "--failures"],
        cwd=work,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    recall = [line for line in lines if line.get("figure") == "recall@1" and line["kind"] == "all"]
    assert [(line["value"], line["n"]) for line in recall] == [(1.0, 1)]
    assert {"figure", "latency"} <= {line["type"] for line in lines}
    assert "疫情政策问答" in (work / "report.html").read_text(encoding="utf-8")
    assert not list(installed.rglob("report.html"))


def test_what_cannot_be_evaluated_is_said_in_a_sentence(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(commands.commands, "eval", evaluate)  # this checkout's, whatever is installed
    assert run(["eval", "--suite", "policy_qa"]) == 2
    assert run(["eval", "--record", "--split", "dev"]) == 2
    told = capsys.readouterr().err
    assert "--data" in told and "--record" in told and "Traceback" not in told
