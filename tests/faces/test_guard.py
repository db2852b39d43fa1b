"""Who may use the service, and how much; what a foreign page makes a browser send; what a browser is told."""

from __future__ import annotations

import base64
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from bot import settings
from bot.app import Bot
from bot.faces import api, guard, keys
from bot.faces.guard import Rates
from bot.faces.keys import Keys
from bot.faces.serving import secret
from tests.standin.page_server import serving

ASKED = {"question": "创新积分制怎么用？", "quoting": True}
TOKEN, DIGEST = keys.new_token()
PERSON = keys.person("王明", "一个很长的密码 123")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    return Bot(settings.Settings(home=tmp_path_factory.mktemp("home"), embedding_model="hash"))


@pytest.fixture(scope="module")
def client(small: Bot) -> TestClient:
    return TestClient(api.create(small), base_url="http://127.0.0.1:7860")


@pytest.fixture(scope="module")
def locked(small: Bot, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    kept = settings.Settings(home=tmp_path_factory.mktemp("x"), tokens=f"{DIGEST}，{'0' * 64}", auth=PERSON)
    return TestClient(api.create(small, keys=Keys.of(kept)), base_url="http://127.0.0.1:7860")


def basic(given: str) -> str:
    return "Basic " + base64.b64encode(given.encode()).decode()


PATHS = ["/", "/api/essays", "/docs", "/openapi.json", "/metrics", "/v1/models", "/mcp", "/config", "/page/page.js"]


@pytest.mark.parametrize("path", PATHS)
def test_without_a_key_nothing_opens_but_what_machines_ask(locked: TestClient, path: str) -> None:
    answer = locked.get(path)
    assert answer.status_code == 401 and answer.json()["error"].endswith("。")
    assert "Basic" in answer.headers["www-authenticate"]
    assert locked.get("/healthz").status_code == locked.get("/readyz").status_code == 200
    assert locked.post("/api/ask", json=ASKED).status_code == 401


@pytest.mark.parametrize(
    "given", [f"Bearer {TOKEN}", f"bearer  {TOKEN}", basic("王明:一个很长的密码 123")], ids=range(3)
)
def test_a_token_and_a_person_open(locked: TestClient, given: str) -> None:
    for _ in range(2):
        assert locked.get("/api/essays", headers={"Authorization": given}).status_code == 200
    assert locked.get("/", headers={"Authorization": given}).status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        *("Bearer", "Bearer ", "Bearer x", f"Bearer {DIGEST}", f"Token {TOKEN}", "Basic", "Basic !", TOKEN),
        *(basic(one) for one in ("王明:", "王明:密码", "李四:一个很长的密码 123", "王明", ":", PERSON)),
        "Basic " + base64.b64encode(b"\xff\xfe:x").decode(),
    ],
    ids=range(15),  # a drawn token would be another name in every worker
)
def test_nothing_else_opens(locked: TestClient, given: str) -> None:
    assert locked.get("/api/essays", headers={"Authorization": given}).status_code == 401


def test_secrets_are_made_and_only_digests_kept() -> None:
    made = CliRunner().invoke(secret, []).output
    token, digest = made.split("：")[1].split("\n")[0], made.split("BOT_TOKENS=")[1].strip()
    assert Keys(frozenset([digest])).opens(f"Bearer {token}") and token not in digest
    made = CliRunner().invoke(secret, ["--user", "li"], input="p4ss\np4ss\n").output
    kept = Keys.of(settings.Settings(home=Path(), auth=made.split("BOT_AUTH=")[1].strip()))
    assert kept.opens(basic("li:p4ss")) and "p4ss" not in repr(kept)
    assert "p4ss" not in repr(settings.Settings(home=Path(), auth="p4ss", tokens="p4ss"))


@pytest.mark.parametrize("path", ["/api/ask", "/api/check", "/v1/chat/completions", "/mcp", "/gradio_api/queue/join"])
@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_what_a_form_can_send_is_refused(client: TestClient, path: str, kind: str) -> None:
    answer = client.post(path, content=b'{"question": "x"}', headers={"Content-Type": kind})
    assert answer.status_code == 415 and answer.json()["error"].endswith("。")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_s_page_makes_a_browser_send_is_refused(client: TestClient, site: str) -> None:
    foreign = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors"}
    sent = client.post("/gradio_api/upload", files={"files": ("x.txt", b"1")}, headers=foreign)
    assert sent.status_code == 403
    assert client.get("/gradio_api/heartbeat/abc", headers=foreign).status_code == 403
    assert client.get("/", headers=foreign | {"Sec-Fetch-Mode": "navigate"}).status_code == 200
    assert client.post("/api/ask", json=ASKED, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/measures", "/original/ma-hui", "/api/essays", "/nowhere", "/page/page.js"]
)
def test_a_browser_is_told_what_it_may_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy["frame-ancestors"] == "'none'" and policy["object-src"] == "'none'"
    assert not any("http" in value or "*" in value for value in policy.values())
    assert ("script-src" in policy) == (path == "/")
    assert "set-cookie" not in headers  # so there is none that a foreign page could ride on


def test_a_refusal_tells_it_too(client: TestClient) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.headers["x-frame-options"]) == (400, "DENY")


def test_a_client_that_asks_too_often_waits(small: Bot) -> None:
    busy = TestClient(api.create(small, rate=5), base_url="http://127.0.0.1:7860")
    statuses = [busy.post("/api/search", json={"question": "创新"}).status_code for _ in range(7)]
    assert statuses == [200] * 5 + [429] * 2
    refused = busy.post("/api/search", json={"question": "创新"})
    assert refused.json()["error"].endswith("。") and int(refused.headers["retry-after"]) >= 1
    assert busy.get("/api/essays").status_code == 200


def test_a_bucket_fills_evenly_and_is_each_client_s_own() -> None:
    rates = Rates(60)
    assert [rates.wait("a", 0) for _ in range(61)] == [0] * 60 + [1]
    assert rates.wait("b", 0) == 0
    assert (rates.wait("a", 1.01), rates.wait("a", 1.02)) == (0, 1)
    for number in range(2 * guard.CLIENTS):
        rates.wait(str(number), 2)
    assert len(rates._left) <= guard.CLIENTS


@pytest.fixture
def address(small: Bot, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(guard, "PIECE", 0.5)
    with serving(api.create(small)) as found:
        yield found


def test_a_body_that_does_not_come_is_not_waited_for(address: str) -> None:
    port = int(address.rstrip("/").rpartition(":")[2])
    head = b"POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as slow:
        slow.sendall(head + b'{"question"')
        said = slow.recv(10_000)
    assert b" 408 " in said.split(b"\r\n")[0]
    answer: Any = httpx.post(f"{address}api/ask", json=ASKED, timeout=60)
    assert answer.status_code == 200
