"""The files for operators agree with the program."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
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


def names(file: str) -> dict[str, str]:
    """The packages of a list, with their versions."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^ \n]+)", (ROOT / file).read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


def test_the_image_installs_the_tested_versions_each_by_its_hash() -> None:
    tested, locked = names("constraints.txt"), names("deploy/requirements.txt")
    assert {name: tested.get(name, version) for name, version in locked.items()} == locked
    with (ROOT / "pyproject.toml").open("rb") as stream:
        asked = tomllib.load(stream)["project"]["dependencies"]
    asked_for = {re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", one)[0]).lower() for one in asked}
    assert asked_for <= locked.keys()
    for file in ("deploy/requirements.txt", "deploy/building.txt"):
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        named = [at for at, line in enumerate(lines) if "==" in line]
        assert all("--hash=sha256:" in lines[at + 1] for at in named)
    assert "--require-hashes" in CONTAINER and "pip install --no-cache-dir --no-deps" in CONTAINER


def test_what_the_image_leaves_out_is_not_imported() -> None:
    left_out = re.findall(r"--no-emit-package (\S+)", (ROOT / "deploy" / "lock.sh").read_text(encoding="utf-8"))
    modules = {name.replace("-", "_") for name in left_out} - {"websocket_client"} | {"websocket"}
    assert left_out and names("deploy/requirements.txt").keys().isdisjoint(left_out)
    code = "import sys, chromadb, huggingface_hub, bot.faces.api, bot.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert modules.isdisjoint(done.stdout.split())


# Uses the program as a service is used, and prints what it has opened.
USED = """
import sys
opened = set()
sys.addaudithook(lambda event, given: opened.add(str(given[0])) if event == "open" else None)
from pathlib import Path
from bot import settings
settings.prepare_libraries()
from fastapi.testclient import TestClient
from bot.app import Bot
from bot.faces import api
bot = Bot(settings.Settings(home=Path(sys.argv[1])))
with TestClient(api.create(bot), base_url="http://127.0.0.1:7860") as client:
    assert "<html" in client.get("/").text
    assert client.post("/api/ask", json={"question": "研发投入怎么提高？"}).json()["citations"]
    assert client.post("/api/recommend", json={"need": "缺钱"}).json()["measures"]
    assert client.post("/api/check", json={"draft": "“大力倡导‘耐心资本’”"}).json()["findings"]
print(*sorted(opened), sep=chr(10))
"""


# The same without the page.
BARE = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[2:]))
from pathlib import Path
from bot import settings
settings.prepare_libraries()
from fastapi.testclient import TestClient
from bot.app import Bot
from bot.faces import api, as_langchain, chat, cli, doctor, indexing, memo, recommending, serve, serving
found = Bot(settings.Settings(home=Path(sys.argv[1]), embedding_model="hash"))
with TestClient(api.create(found), base_url="http://127.0.0.1:7860") as client:
    assert client.get("/", follow_redirects=False).headers["location"] == "/docs"
    assert "/api/ask" in client.get("/docs").text
    citations = client.post("/api/ask", json={"question": "研发投入怎么提高？"}).json()["citations"]
    assert client.get("/original/" + citations[0]["essay_id"]).status_code == 200
    assert client.get("/measures").status_code == 200
assert doctor.as_json(doctor.examine(found.settings))["ok"]
"""
MODULES = {"python-dateutil": "dateutil"}


def test_a_service_for_programs_does_without_what_only_the_page_needs(tmp_path: Path) -> None:
    listed = (ROOT / "deploy" / "page.txt").read_text(encoding="utf-8").split()
    modules = [MODULES.get(name, name.replace("-", "_")) for name in listed]
    code = [sys.executable, "-c", BARE, str(tmp_path), *modules]
    done = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_the_image_deletes_is_never_opened(tmp_path: Path) -> None:
    unused = (ROOT / "deploy" / "unused.txt").read_text(encoding="utf-8").split()
    code = [sys.executable, "-c", USED, str(tmp_path)]
    done = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=True)
    opened = [Path(line) for line in done.stdout.splitlines() if "site-packages" in line]
    assert any(path.name == "e5-small-q4.bin" for path in opened), "the models were read"
    parts = [path.parts[path.parts.index("site-packages") + 1 :] for path in opened]
    held = {Path(*one[:depth]) for one in parts for depth in range(1, len(one) + 1)}
    assert [(one, pattern) for one in held for pattern in unused if one.match(pattern)] == []


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


@pytest.mark.parametrize("name", ["policy-bot.service", "policy-chroma.service"])
def test_the_units_are_such(name: str) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd here")
    unit = ROOT / "deploy" / name
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    wrong = [line for line in done.stderr.splitlines() if unit.name in line and "not executable" not in line]
    assert wrong == []
