"""The files for operators agree with the program."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.faces.cli import commands
from bot.faces.guard import OPEN
from bot.settings import Settings, load

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
CONTAINER = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def compose(name: str) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / name).read_text(encoding="utf-8"))
    return told


SERVED = compose("compose.chroma.yaml")


def test_the_guide_names_commands_settings_and_files_that_exist() -> None:
    assert set(re.findall(r"(?:^|[ `])bot ([a-z]+)", GUIDE)) - {"bot"} <= {*commands.commands}
    names = {f"BOT_{name.upper()}" for name in Settings.__dataclass_fields__}
    assert set(re.findall(r"BOT_[A-Z_]+", GUIDE)) <= names
    for path in re.findall(r"deploy/[\w.-]+\.(?:yaml|service)", GUIDE):
        assert (ROOT / path).exists()
    index = commands.commands["index"]
    assert {"--verify", "--rebuild", "--add", "--corpus"} <= {name for one in index.params for name in one.opts}


def test_the_container_is_not_root_and_asks_what_stands_open() -> None:
    assert re.search(r"^USER \d+$", CONTAINER, re.M)
    (asked,) = re.findall(r"7860(/\w+)'", CONTAINER)
    assert asked in OPEN
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in re.findall(r"^COPY (?!--)(.+) \S+$", CONTAINER, re.M):
        assert all(f"!{part}" in ignored and (ROOT / part).exists() for part in name.split())


def test_compose_takes_what_it_can_away() -> None:
    services = {**compose("compose.yaml")["services"], **SERVED["services"]}
    services["bot"] = compose("compose.yaml")["services"]["bot"] | services["bot"]
    for service in services.values():
        assert service["read_only"] and service["cap_drop"] == ["ALL"]
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", ()))


def test_the_vectors_server_is_reached_by_the_processes_alone() -> None:
    server, *clients = (SERVED["services"][name] for name in ("chroma", "bot", "bot2"))
    assert "ports" not in server and server["networks"] == ["vectors"] and SERVED["networks"]["vectors"]["internal"]
    for client in clients:
        assert load({"BOT_HOME": "/data", **client["environment"]}).chroma_url == "http://chroma:8000"
        assert "vectors" in client["networks"]
    assert "data:/data" in SERVED["services"]["bot2"]["volumes"], "what must be shared"


def test_the_unit_is_one() -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd here")
    unit = ROOT / "deploy" / "policy-bot.service"
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    wrong = [line for line in done.stderr.splitlines() if unit.name in line and "not executable" not in line]
    assert wrong == []
