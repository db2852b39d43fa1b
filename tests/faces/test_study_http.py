from __future__ import annotations

import json
import re

import pytest
from fastapi.testclient import TestClient

from bot import settings
from bot.app import Bot
from bot.faces import api

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    small = Bot(settings.Settings(home=tmp_path_factory.mktemp("home"), embedding_model="hash"))
    return TestClient(api.create(small), base_url="http://127.0.0.1:7860")


def test_a_corpus_of_one_hostile_document_is_text(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("texts")
    text = f"一、建设{HOSTILE}中试平台\n“中试平台”{HOSTILE}是指用于中间试验的场所，全省要建成60个中试平台并开放。\n"
    document = {"id": "a", "title": f"{HOSTILE}方案", "text": text, "author": HOSTILE}
    (folder / "a.jsonl").write_text(json.dumps(document), encoding="utf-8")
    own = Bot(settings.Settings(home=tmp_path_factory.mktemp("home"), embedding_model="hash"))
    own.build([folder / "a.jsonl"])
    client = TestClient(api.create(own), base_url="http://127.0.0.1:7860")
    who = own.study.speakers[0].name
    parts = {
        "terms": {}, "term": {"name": "中试平台"}, "said": {}, "row": {"topic": HOSTILE, "who": who}, "outline": {},
        "question": {"seed": HOSTILE},
    }  # fmt: skip
    for part, given in parts.items():
        answer = client.get(f"/study/{part}", params=given)
        assert answer.status_code == 200, part
        assert "<img" not in answer.text, part
    assert "&lt;img" in client.get("/study/outline").text


def test_what_is_asked_is_bounded_and_refused_in_a_sentence(client: TestClient) -> None:
    for part, given in (
        ("terms", {"words": "长" * 300}),
        ("term", {"name": "碳汇交易"}),
        ("said", {"first": "-1"}),
        ("row", {"topic": "成果转化", "who": ["某"] * 60}),
        ("question", {"seed": "一", "number": str(10**12)}),
        ("answer", {"essay": "ma-hui", "start": "0", "end": "3", "said": "某"}),
    ):
        answer = client.get(f"/study/{part}", params=given)
        assert answer.status_code == 422, part
        assert answer.json()["error"].endswith("。"), part


def test_an_answer_is_judged_and_given_with_its_place(client: TestClient) -> None:
    asked = client.get("/study/question", params={"seed": "一"}).text
    essay, start, end = (
        re.search(rf'data-{name}="([^"]+)"', asked).group(1)  # type: ignore[union-attr]
        for name in ("essay-id", "start", "end")
    )
    text = client.get(f"/api/essays/{essay}").json()["text"]
    answer = text[int(start) : int(end)]
    given = {"essay": essay, "start": start, "end": end}
    right = client.get("/study/answer", params=given | {"said": f" {answer}。"}).text
    wrong = client.get("/study/answer", params=given | {"said": "不是"}).text
    assert "答对了。" in right and 'data-right="1"' in right
    assert f"原文为“{answer}”" in wrong and f'href="#/{essay}/' in wrong


def test_of_an_unknown_text_or_an_empty_topic_nothing_is_made_up(client: TestClient) -> None:
    assert "没有这篇原文" in client.get("/study/outline", params={"essay": "nothing"}).text
    assert "<td" not in client.get("/study/row", params={"topic": " ", "who": "马回"}).text
    assert "没有名称含有“某某”的作者或文件" in client.get("/study/said", params={"words": "某某"}).text
