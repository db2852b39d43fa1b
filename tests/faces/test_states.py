"""What the service tells machines of itself: that it lives, that it can answer, its figures, and its journal."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from bot import settings
from bot.app import Bot
from bot.faces import api, journal
from bot.faces.metrics import reason
from bot.says import claims
from tests.standin.openai_server import Standin, running

QUESTION = "创新积分制改革怎么用？"
GOOD = "马回主张推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩[1]。"
MORE = "他认为这能破解科技企业融资难、融资贵问题[1]。"


@pytest.fixture(scope="module")
def standin() -> Iterator[Standin]:
    with running() as server:
        yield server


@pytest.fixture
def bot(standin: Standin, tmp_path: Path) -> Bot:
    return Bot(settings.Settings(home=tmp_path, embedding_model="hash", model="openai:standin", model_url=standin.url))


@pytest.fixture
def client(bot: Bot) -> TestClient:
    return TestClient(api.create(bot), base_url="http://127.0.0.1:7860")


def figure(client: TestClient, name: str) -> float:
    lines = client.get("/metrics").text.splitlines()
    return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith(name))


def test_it_lives_and_it_is_ready_only_with_a_whole_index(client: TestClient, bot: Bot) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["generation"].startswith("gen-")
    (bot.settings.home / "index" / "current").write_text("gen-000000000000")
    answer = client.get("/readyz")
    assert answer.status_code == 503 and answer.json()["error"].endswith("。")
    assert client.get("/healthz").status_code == 200
    assert client.get("/metrics").status_code == 200


def test_answers_refusals_stages_and_the_generation_are_counted(client: TestClient, bot: Bot) -> None:
    for question in (QUESTION, "今天天气怎么样？"):
        client.post("/api/ask", json={"question": question, "quoting": True})
    assert figure(client, 'policy_answers_total{mode="quoting",reason="",status="answered"}') == 1
    assert figure(client, 'policy_answers_total{mode="quoting",reason="off_topic",status="refused"}') == 1
    for stage in ("query", "search", "read", "judge", "whole"):
        assert figure(client, f'policy_stage_seconds_count{{stage="{stage}"}}') >= 1
    assert bot.searcher.index.name in client.get("/metrics").text
    assert figure(client, "policy_index_documents") == len(bot.essays())
    assert figure(client, 'policy_requests_total{method="POST",route="/api/ask",status="200"}') == 2
    assert QUESTION not in client.get("/metrics").text


def test_what_a_model_says_wrongly_and_fails_over_is_counted(client: TestClient, standin: Standin) -> None:
    standin.play(f"{GOOD}每年奖励八百万元[1]。{MORE}")
    client.post("/api/ask", json={"question": "马回说创新积分与什么挂钩？"})
    assert figure(client, 'policy_claims_dropped_total{why="no_such_number"}') == 1
    standin.script = lambda exchange: exchange.status(401)
    client.post("/api/ask", json={"question": QUESTION})
    assert figure(client, 'policy_model_errors_total{kind="model_failed"}') == 1


def test_every_reason_is_told_by_its_row() -> None:
    assert reason(claims.NO_EVIDENCE(number=7)) == "no_evidence"
    assert reason(claims.TOO_LONG()) == "too_long"
    assert reason("another") == "other"


@pytest.mark.parametrize("wanted", ["", "1"])
def test_a_line_has_the_request_s_id_and_a_question_only_where_that_is_wanted(
    tmp_path: Path, wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bot = Bot(settings.Settings(home=tmp_path, embedding_model="hash", log_questions=wanted))
    client = TestClient(api.create(bot), base_url="http://127.0.0.1:7860")
    own = logging.getLogger("bot")
    before = own.handlers, own.propagate, own.level
    try:
        journal.keep(everything=True)
        sent = client.post("/api/ask", json={"question": QUESTION}, headers={"X-Request-ID": "abc-1"})
        odd = client.get("/healthz", headers={"X-Request-ID": "a b;c"})
    finally:
        own.handlers, own.propagate, own.level = before
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    answer, request, _ = (line for line in lines if line["logger"] == "bot.service")
    assert sent.headers["x-request-id"] == answer["request"] == request["request"] == "abc-1"
    assert len(odd.headers["x-request-id"]) == 32
    assert (request["route"], request["status"], answer["answer"]) == ("/api/ask", 200, "answered")
    assert answer.get("question") == (QUESTION if wanted else None)
    assert wanted or QUESTION not in json.dumps(lines, ensure_ascii=False)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/", "/"),
        ("/api/ask/stream", "/api/ask/stream"),
        ("/api/essays/马回", "/api/essays"),
        ("/gradio_api/file=/x/稿.docx", "/gradio_api/file"),
        ("/v1/chat/completions", "/v1/chat/completions"),
        ("/own/files", "/own"),
        ("/study/term", "/study"),
        ("/readyz", "/readyz"),
        ("/question", "other"),
    ],
)
def test_a_route_tells_nothing_of_a_user(path: str, named: str) -> None:
    assert journal.route(path) == named
