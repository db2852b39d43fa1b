"""Commands that installed packages register: listed, run, and told in a sentence where they cannot run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.faces import cli, plugins


def process(site: Path, cwd: Path, *arguments: str) -> str:
    """What a process of the program that is installed in `site` prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Install a package whose only module holds the source, with one command."""

    def install(name: str, value: str, source: str) -> None:
        module = value.partition(":")[0]
        (tmp_path / f"{module}.py").write_text(source, encoding="utf-8")
        about = tmp_path / f"{module}-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", encoding="utf-8")
        (about / "entry_points.txt").write_text(f"[bot.commands]\n{name} = {value}\n", encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)

    return install


def test_an_installed_program_lists_and_runs_eval(installed: Path, tmp_path: Path) -> None:
    listed = process(installed, tmp_path, "-m", "bot", "--help")
    assert "  eval " in listed and "评测回答和检索" in listed
    assert "--ablation" in process(installed, tmp_path, "-m", "bot", "eval", "--help")


def test_asking_does_not_import_the_evaluation(installed: Path, home: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from bot.faces.cli import run; status = run(['ask', '四库系统是哪四个库？', '--json']); "
        "print(status, 'policy_evals' in {name.partition('.')[0] for name in sys.modules})"
    )
    assert process(installed, tmp_path, "-c", script).splitlines()[-1] == "0 False"


def test_another_package_adds_a_command(register, capsys: pytest.CaptureFixture[str]) -> None:
    source = "import click\n\n@click.command()\n@click.argument('name')\ndef greet(name):\n    print('你好，' + name)\n"
    register("greet", "greeting_plugin:greet", source)
    assert cli.run(["greet", "某甲"]) == 0
    assert capsys.readouterr().out == "你好，某甲\n"


@pytest.mark.parametrize(
    ("value", "source", "words"),
    [
        ("plugin_of_lost:command", "import no_such_library", "no_such_library"),
        ("plugin_without:command", "", "AttributeError"),
        ("plugin_of_text:command", "command = 'text'", "不是命令"),
    ],
)
def test_a_broken_command_is_told_and_the_others_stand(
    register, capsys: pytest.CaptureFixture[str], value: str, source: str, words: str
) -> None:
    register("broken", value, source)
    assert cli.run(["broken", "--any", "thing"]) == 1
    told = capsys.readouterr().err
    assert words in told and value.partition(":")[0] in told
    assert len(told.strip().splitlines()) == 1 and told.strip().endswith("。")
    assert cli.run(["--help"]) == 0
    listed = capsys.readouterr().out
    assert "broken" in listed and "ask" in listed


def test_our_own_commands_cannot_be_replaced(register) -> None:
    register("ask", "plugin_of_ask:command", "raise SystemError")
    assert cli.commands.get_command(None, "ask") is cli.ask


def test_a_program_that_is_not_installed_says_how_to_install_eval(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(plugins, "entry_points", lambda **_: [])
    assert cli.run(["eval", "--suite", "essays"]) == 1
    told = capsys.readouterr().err
    assert "尚未安装" in told and "pip install" in told and len(told.strip().splitlines()) == 1
    assert cli.run(["no-such-command"]) == 2
