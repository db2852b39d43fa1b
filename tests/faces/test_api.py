from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

from bot import settings
from bot.app import Bot
from bot.faces import api
from bot.faces.web import shell

QUESTION = "创新积分制改革怎么用？"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    return Bot(settings.Settings(home=tmp_path_factory.mktemp("home"), embedding_model="hash"))


@pytest.fixture(scope="module")
def client(small: Bot) -> TestClient:
    return TestClient(api.create(small), base_url="http://127.0.0.1:7860")


def test_health(client: TestClient) -> None:
    health = client.get("/api/health").json()
    assert health["status"] == "ok"
    assert health["documents"] >= 4


def test_ask_gives_the_answer_of_the_bot(client: TestClient, small: Bot) -> None:
    history = ["此前的问题", {"question": "另一个", "answer": "答"}]
    answer = client.post("/api/ask", json={"question": f" {QUESTION} ", "history": history}).json()
    expected = small.ask(QUESTION)
    assert answer["text"] == expected.text
    assert [item["quote"] for item in answer["citations"]] == [item.quote for item in expected.citations]


def test_documents_are_chosen_to_be_answered_from(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": QUESTION, "only": ["刘忠林"]}).json()
    assert {item["author"] for item in answer["citations"]} <= {"刘忠林"}
    assert answer["notes"][0]["kind"] == "only"
    unknown = client.post("/api/ask", json={"question": QUESTION, "only": ["王明"]})
    assert (unknown.status_code, "王明" in unknown.json()["error"]) == (422, True)
    refused = client.post("/api/recommend", json={"need": "缺钱", "only": ["王明"]})
    assert (refused.status_code, refused.json()) == (422, unknown.json())
    found = client.post("/api/recommend", json={"need": "缺钱", "only": ["马回"]}).json()
    assert {item["author"] for item in found["measures"]} <= {"马回"}
    assert found["notes"][0]["kind"] == "only"


def test_the_stream_ends_with_the_answer(client: TestClient, small: Bot) -> None:
    lines = client.post("/api/ask/stream", json={"question": QUESTION, "quoting": True}).text.splitlines()
    assert json.loads(lines[-1])["text"] == small.ask(QUESTION).text
    assert client.post("/api/ask/stream", json={"question": " "}).status_code == 422


def test_search_ranks_and_keeps_to_an_author(client: TestClient) -> None:
    found = client.post("/api/search", json={"question": QUESTION, "k": 3, "author": "马回"}).json()
    assert found["question"] == QUESTION
    assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3]
    assert {hit["author"] for hit in found["hits"]} == {"马回"}


def test_essays_are_listed_and_read(client: TestClient, small: Bot) -> None:
    listed = client.get("/api/essays").json()
    assert [(item["essay_id"], item["name"], item["author"]) for item in listed] == small.essays()
    for item in listed:
        essay = client.get(f"/api/essays/{item['essay_id']}").json()
        expected = small.essay(item["essay_id"])
        assert expected is not None
        assert essay["text"] == expected.text
        assert len(essay["sections"]) == len(expected.sections)


def test_the_original_is_served_with_its_mark(client: TestClient, small: Bot) -> None:
    essay_id = small.essays()[0][0]
    essay = small.essay(essay_id)
    assert essay is not None
    html = client.get(f"/original/{essay_id}", params={"start": 2, "end": 6}).text
    assert f"<mark>{essay.text[2:6]}</mark>" in html


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/original/nowhere", 404),
        ("/api/essays/nowhere", 404),
        ("/original/ma-hui?start=5&end=5", 422),
        ("/original/ma-hui?start=0&end=9999999", 422),
        ("/original/ma-hui?start=甲", 422),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"].endswith("。")


@pytest.mark.parametrize("question", ["", " \n", "字" * 10_001, None, 5])
def test_a_question_that_cannot_be_asked_is_told_in_a_sentence(client: TestClient, question: object) -> None:
    for path in ("/api/ask", "/api/search"):
        answer = client.post(path, json={"question": question})
        assert answer.status_code == 422
        assert answer.json()["error"].endswith("。")


def test_half_a_surrogate_pair_is_no_failure(client: TestClient) -> None:
    answer = client.post(
        "/api/ask", content='{"question": "甲\\ud800乙"}', headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 200


def test_nothing_names_another_machine(client: TestClient) -> None:
    page = client.get("/").text
    assert '<html\n\tlang="zh-CN"' in page
    assert "<title>双融合政策问答</title>" in page
    for foreign in ("googleapis", "gstatic", "cdnjs", "jsdelivr", "unpkg", "githubusercontent", "cloudflare"):
        assert foreign not in page
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert "swagger" not in client.get(path).text.lower()
    for name in shell.FILES:
        served = client.get(f"/page/{name}")
        assert served.status_code == 200
        assert "//" not in served.text.replace("// ", "")


def test_a_draft_is_checked(client: TestClient) -> None:
    checked = client.post("/api/check", json={"draft": "刘忠林说：“大力倡导‘耐心资本’”，如此而已。"}).json()
    assert [finding["verdict"] for finding in checked["findings"]] == ["misattributed"]
    words = "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩"
    draft = f"马回在《产业创新》一文中提出，“{words}”。{'天气很好。' * 30}另有人说，{words}。"
    checked = client.post("/api/check", json={"draft": draft}).json()
    quoted, copied = checked["findings"]
    assert (quoted["claimed_title"], quoted["claimed_section"]) == ("产业创新", None)
    assert (quoted["place_wrong"], quoted["misplaced"]) == (True, "title")
    assert (copied["marked"], copied["place_wrong"], copied["misplaced"]) == (False, False, None)
    assert checked["summary"]["unmarked"] == 1
    for draft in ("", " \n", None):
        answer = client.post("/api/check", json={"draft": draft})
        assert answer.status_code == 422
        assert answer.json()["error"].endswith("。")


def test_recommend_and_the_catalogue(client: TestClient) -> None:
    found = client.post("/api/recommend", json={"profile": "科技企业", "need": " 缺钱 "}).json()
    assert found["need"] == "缺钱"
    assert found["status"] == ("answered" if found["measures"] else "refused")
    shelf = client.get("/api/measures", params={"words": "中试", "limit": 1}).json()
    assert len(shelf["measures"]) == 1 < shelf["total"]
    assert "中试" in shelf["measures"][0]["quote"]
    assert shelf["measures"][0]["reference"].startswith("马回")
    page = client.get("/measures", params={"actor": "高校", "words": "<b>"})
    assert page.headers["content-type"].startswith("text/html")
    assert "&lt;b&gt;" in page.text and "<b>" not in page.text


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/recommend", {"need": " "}),
        ("POST", "/api/recommend", {"need": "缺" * 2001}),
        ("POST", "/api/recommend", {"profile": "企业"}),
        ("GET", "/api/measures?offset=-1", None),
        ("GET", "/api/measures?limit=9999", None),
        ("GET", "/measures?offset=x", None),
    ],
)
def test_a_bad_request_for_measures_is_one_sentence(
    client: TestClient, method: str, path: str, body: dict | None
) -> None:
    answer = client.request(method, path, json=body)
    assert answer.status_code == 422
    assert answer.json()["error"].endswith("。")


def test_an_answer_that_is_handed_back_is_not_answered_again(
    client: TestClient, small: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.post("/api/ask", json={"question": QUESTION}).json()
    plain = client.post("/api/ask", json={"question": "还有呢？", "history": [QUESTION]}).json()
    asked: list[str] = []
    embed = small.embedder.queries
    monkeypatch.setattr(small.embedder, "queries", lambda texts: (asked.extend(texts), embed(texts))[1])
    told = client.post("/api/ask", json={"question": "还有呢？", "history": [{"question": QUESTION, "answer": first}]})
    assert len(asked) == 1
    assert told.json()["text"] == plain["text"]


@pytest.mark.parametrize(
    "change",
    [
        {"citations": [{"essay_id": "nowhere"}]},
        {"citations": 5},
        {"text": "假的[7]"},
        {"status": "no such status", "citations": []},
        {"standalone": None, "text": None},
    ],
)
def test_an_answer_that_was_changed_is_answered_anew(client: TestClient, change: dict[str, object]) -> None:
    """Also one whose citation says other words than the text."""
    first = client.post("/api/ask", json={"question": QUESTION}).json()
    forged = {**first["citations"][0], "quote": "马回说，一切都好。"}
    plain = client.post("/api/ask", json={"question": "谁说的？", "history": [QUESTION]}).json()
    for answer in (first | change, first | {"citations": [forged]}, "一句话", None, []):
        given = {"question": "谁说的？", "history": [{"question": QUESTION, "answer": answer}]}
        told = client.post("/api/ask", json=given)
        assert told.status_code == 200
        assert told.json()["text"] == plain["text"]
