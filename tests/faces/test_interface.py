"""The objects of the HTTP interface are the command line's, field for field, and the document tells them as they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot import settings
from bot.app import Bot
from bot.faces import api, cli, shapes

QUESTIONS = ["创新积分制改革怎么用？", "今天天气怎么样？", "三位专家的观点有什么不同？", "你好", "张三说了什么？"]
NEEDS = ["缺钱、缺设备", "想养一只猫"]
DRAFT = "马回说：“推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩”。刘忠林说：“不存在的话，谁也没有说过”。"
TIMES = ("ms", "usage")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def client(folder: Path) -> TestClient:
    bot = Bot(settings.Settings(home=folder, embedding_model="hash"))
    return TestClient(api.create(bot), base_url="http://127.0.0.1:7860")


@pytest.fixture
def told(folder: Path, client: TestClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """What the command line says, as objects."""
    monkeypatch.setenv("BOT_HOME", str(folder))
    monkeypatch.setenv("BOT_EMBEDDING_MODEL", "hash")

    def call(*arguments: str) -> Any:
        capsys.readouterr()
        assert cli.run(arguments) == 0
        (line,) = capsys.readouterr().out.splitlines()
        return json.loads(line)

    return call


def without_times(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in TIMES}


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer(client: TestClient, told, question: str) -> None:
    answer = client.post("/api/ask", json={"question": question}).json()
    shapes.Answer.model_validate(answer)
    assert without_times(answer) == without_times(told("ask", question, "--json"))


@pytest.mark.parametrize("question", QUESTIONS[:2])
def test_an_answer_in_events_and_in_lines(client: TestClient, question: str) -> None:
    whole = client.post("/api/ask", json={"question": question}).json()
    sent = client.post("/api/ask", json={"question": question}, headers={"Accept": "text/event-stream"})
    assert sent.headers["content-type"].startswith("text/event-stream")
    *_, last, end = sent.text.split("\n\n")
    name, data = last.split("\n")
    assert (name, end) == ("event: answer", "")
    assert without_times(json.loads(data.removeprefix("data: "))) == without_times(whole)
    lines = client.post("/api/ask/stream", json={"question": question}).text.splitlines()
    assert without_times(json.loads(lines[-1])) == without_times(whole)


def test_hits(client: TestClient, told) -> None:
    hits = client.post("/api/search", json={"question": QUESTIONS[0], "k": 4}).json()
    shapes.Hits.model_validate(hits)
    assert hits == told("search", QUESTIONS[0], "-k", "4", "--json")


def test_findings(client: TestClient, told, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    checked = client.post("/api/check", json={"draft": DRAFT}).json()
    shapes.Checked.model_validate(checked)
    assert checked == told("check", str(tmp_path / "draft.txt"), "--json")


@pytest.mark.parametrize("need", NEEDS)
def test_measures(client: TestClient, told, need: str) -> None:
    found = client.post("/api/recommend", json={"need": need, "profile": "科技企业"}).json()
    shapes.Recommendation.model_validate(found)
    assert without_times(found) == without_times(told("recommend", "--need", need, "--profile", "科技企业", "--json"))


def test_the_catalogue_the_documents_and_health(client: TestClient) -> None:
    shapes.Shelf.model_validate(client.get("/api/measures", params={"limit": 3}).json())
    shapes.Health.model_validate(client.get("/api/health").json())
    for one in client.get("/api/essays").json():
        shapes.Listed.model_validate(one)
        shapes.Essay.model_validate(client.get(f"/api/essays/{one['essay_id']}").json())


def test_the_document_tells_every_route_and_its_page_loads_nothing(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    page = client.get("/docs").text
    for path, methods in document["paths"].items():
        assert path in page
        for method, operation in methods.items():
            assert operation["responses"]["200"]["content"], (method, path)
    assert {"/api/ask", "/api/search", "/api/check", "/api/recommend"} <= document["paths"].keys()
    fields = document["components"]["schemas"]["Answer"]["properties"]
    assert {"standalone", "claims", "blocks", "citations", "nearest", "mode"} <= fields.keys()
    for foreign in ("<script", "<link", "src=", "http://", "https://", "@import"):
        assert foreign not in page


def test_a_failure_amid_an_answer_is_told_in_it(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> Any:
        yield from ()
        raise RuntimeError("boom")

    monkeypatch.setattr(Bot, "stream", failing)
    sent = client.post("/api/ask", json={"question": "问"}, headers={"Accept": "text/event-stream"})
    assert sent.text.startswith("event: error\n") and "boom" not in sent.text
    (line,) = client.post("/api/ask/stream", json={"question": "问"}).text.splitlines()
    assert json.loads(line)["error"].endswith("。")


@pytest.mark.parametrize(
    ("path", "field"), [("ask", "question"), ("search", "question"), ("check", "draft"), ("recommend", "need")]
)
def test_what_the_document_forbids_is_refused_in_a_sentence(client: TestClient, path: str, field: str) -> None:
    document = client.get("/openapi.json").json()
    told = document["paths"][f"/api/{path}"]["post"]
    shape = told["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    bounds = document["components"]["schemas"][shape]["properties"][field]
    assert (bounds["minLength"], bounds["pattern"]) == (1, r"\S")
    for words in ("", " \n", "问" * (bounds["maxLength"] + 1)):
        answer = client.post(f"/api/{path}", json={field: words})
        assert answer.status_code == 422
        assert answer.json()["error"].endswith("。")
        assert "422" in told["responses"]


@pytest.mark.parametrize("path", ["/api/ask", "/v1/chat/completions"])
@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"\xc9\xc9", {"Content-Type": "application/json"}, 400),
        (b"a=b", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
        (b"{}", {"Content-Type": "application/json", "Origin": "https://evil.example"}, 403),
        (b"{}", {"Content-Type": "application/json", "Content-Length": "99999999"}, 413),
    ],
)
def test_every_refusal_is_in_the_document(
    client: TestClient, path: str, content: bytes, headers: dict[str, str], status: int
) -> None:
    answer = client.post(path, content=content, headers=headers)
    assert answer.status_code == status
    told = client.get("/openapi.json").json()["paths"][path]["post"]["responses"][str(status)]
    shape = told["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    {"Failure": shapes.Failure, "Refused": shapes.Refused}[shape].model_validate(answer.json())


@pytest.mark.parametrize(
    ("path", "fields"), [("ask", {"depth": False}), ("ask", {"depth": "1"}), ("search", {"k": True})]
)
def test_a_number_is_a_number(client: TestClient, path: str, fields: dict[str, Any]) -> None:
    assert client.post(f"/api/{path}", json={"question": QUESTIONS[0]} | fields).status_code == 422
