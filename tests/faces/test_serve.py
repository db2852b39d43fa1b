from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from subprocess import PIPE
from typing import Any

import httpx
import pytest

from bot.errors import BotError
from bot.faces import cli, keys, serve
from tests.standin.page_server import serving


def test_a_port_in_use_is_told_in_a_sentence() -> None:
    with serve.bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BotError, match=f"无法在 127.0.0.1:{port} 启动网页.*--port {port + 1}"):
            serve.bind("127.0.0.1", port)


def test_a_host_that_is_not_ours_is_told_in_a_sentence() -> None:
    with pytest.raises(BotError, match="无法在"):
        serve.bind("203.0.113.1", 7860)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_the_network_is_not_served_without_a_key(home: Path, host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["serve", "--host", host, "--port", "1"]) == 2
    assert "bot secret" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "value"), [("BOT_TOKENS", "plain-token"), ("BOT_AUTH", "wang:password")])
def test_a_secret_that_is_no_digest_is_not_taken(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert cli.run(["serve", "--port", "1"]) == 2
    said = capsys.readouterr().err
    assert (name in said and value.partition(":")[2] not in said.replace(name, "")) or value not in said


def test_a_connection_that_says_nothing_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    monkeypatch.setattr(serve, "HEAD", 0.3)
    with serving(app) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        for said in (b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow:"):
            with socket.create_connection(("127.0.0.1", port), timeout=20) as silent:
                silent.sendall(said)
                assert silent.recv(10) == b""
        assert httpx.get(address).status_code == 204


# Serves with so few descriptors, and waits so long that nothing is closed for its slowness.
FEW = 128
LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, ({FEW}, {FEW}))
from bot.faces import cli, guard, serve
serve.HEAD = serve.BETWEEN = guard.PIECE = guard.WHOLE = 600
sys.exit(cli.run(sys.argv[1:]))
"""


def healthy(connection: socket.socket) -> bool:
    """Whether a whole answer of /healthz comes; its head and its body may come apart."""
    told = b""
    while not told.endswith(b"}") and (more := connection.recv(10_000)):
        told += more
    return told.startswith(b"HTTP/1.1 200") and told.endswith(b'{"status":"ok"}')


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors are bounded otherwise there")
def test_connections_that_ask_nothing_use_up_no_descriptors(home: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", LIMITED, "serve", "--port", str(port)]
    asked = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with (
        subprocess.Popen(command, env=os.environ | {"PYTHONUTF8": "1"}, stdout=PIPE, text=True) as process,
        ExitStack() as held,
    ):
        held.callback(process.kill)
        assert process.stdout is not None
        assert "网页已就绪" in process.stdout.readline()
        busy = held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=60))
        body = json.dumps({"question": "研发投入怎么提高？", "quoting": True}).encode()
        busy.sendall(b"POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n")
        busy.sendall(f"Content-Length: {len(body)}\r\n\r\n".encode() + body[:5])  # the rest is on its way
        idle = []
        for at in range(FEW + 40):  # some that say nothing, and some that were answered and stay
            idle.append(held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=60)))
            if at % 2:
                idle[-1].sendall(asked)
                assert healthy(idle[-1])
        for number in range(3):
            question = {"question": f"中试平台怎么建？{number}", "quoting": True}
            assert httpx.post(f"http://127.0.0.1:{port}/api/ask", json=question, timeout=60).status_code == 200
        assert idle[0].recv(10) == b"", "the one that was silent longest has made room"
        idle[-1].sendall(asked)
        assert healthy(idle[-1]), "the last may still ask"
        busy.sendall(body[5:])
        assert busy.recv(10_000).startswith(b"HTTP/1.1 200"), "what is being asked is no idle connection"


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent otherwise there")
@pytest.mark.parametrize(
    ("host", "warned", "sign"), [("127.0.0.1", False, signal.SIGINT), ("0.0.0.0", True, signal.SIGTERM)]
)
def test_it_warns_where_the_network_can_reach_it_and_leaves_nothing_behind(
    home: Path, tmp_path: Path, host: str, warned: bool, sign: signal.Signals
) -> None:
    (tmp_path / "temporary").mkdir()
    # Libraries are quieter under CI than at a user's.
    plain = {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS", "TF_BUILD")}
    token, digest = keys.new_token()
    plain |= {"BOT_TOKENS": digest} if warned else {}
    own = {"Authorization": f"Bearer {token}"}
    environment = plain | {"PYTHONUTF8": "1", "TMPDIR": str(tmp_path / "temporary"), "BOT_HOSTS": "policy.example"}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "bot", "serve", "--host", host, "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=PIPE, stderr=PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == f"网页已就绪：http://127.0.0.1:{port}"
        for name, status in (("policy.example", 200), ("192.0.2.1", 200 if warned else 400), ("evil.example", 400)):
            answer = httpx.get(f"http://127.0.0.1:{port}/api/health", headers=own | {"Host": name}, timeout=60)
            assert answer.status_code == status
        upload = f"http://127.0.0.1:{port}/gradio_api/upload"
        sent = httpx.post(upload, files={"files": ("稿.txt", b"1")}, headers=own, timeout=60)
        assert Path(sent.json()[0]).is_relative_to(tmp_path)
        process.send_signal(sign)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 0
    assert ("没有加密" in said) == warned
    assert [file for file in (tmp_path / "temporary").rglob("*") if file.is_file()] == []
    assert list((tmp_path / "temporary").glob("policy-bot-*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent otherwise there")
def test_it_says_when_it_listens_and_stops_cleanly(home: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "bot", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=os.environ | {"PYTHONUTF8": "1"}, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == f"网页已就绪：http://127.0.0.1:{port}"
        with socket.create_connection(("127.0.0.1", port)):
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
