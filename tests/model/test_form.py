from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.errors import ModelFailed
from bot.model.models import LanguageModel
from bot.model.sentence import Sentence
from bot.settings import Settings
from tests.standin.openai_server import Exchange, Standin, running

ASKED = {"evidence": "[1] 甲：推广积分制。", "question": "怎么办？", "missing": "没有"}
AMPLE = 60
REPLY = [
    {"text": "甲的主张", "cites": [], "kind": "heading"},
    {"text": "推广积分制。", "cites": [1], "kind": "item"},
    {"text": "并逐年扩大。", "cites": [1], "kind": "sentence"},
    {"text": "原话是：{引文1}", "cites": [1], "kind": "paragraph"},
]
READ = [
    Sentence("甲的主张", (), opens=True, heading=True),
    Sentence("推广积分制。[1]", (1,), opens=True, level=1),
    Sentence("并逐年扩大。[1]", (1,)),
    Sentence("原话是：{引文1}", (1,), opens=True),
]


@pytest.fixture(scope="module")
def standin() -> Iterator[Standin]:
    with running() as server:
        yield server


@pytest.fixture
def settings(standin: Standin, tmp_path: Path) -> Settings:
    return Settings(tmp_path, model_url=standin.url, model_timeout=AMPLE)


def asked(
    standin: Standin, model: LanguageModel, reply: str, refuses: bool = False
) -> tuple[list[Any], list[Sentence]]:
    """The forms that were asked for, call by call, and what the reply was read as."""
    forms: list[Any] = []

    def script(exchange: Exchange) -> None:
        forms.append(exchange.body.get("response_format"))
        if refuses and forms[-1]:
            exchange.status(400, '{"error": {"message": "response_format is not supported"}}')
        else:
            exchange.say(reply)

    standin.play(script)
    found = model.writing("answer", model.meter()).stream(ASKED)
    return forms, [sentence for sentences in found for sentence in sentences]


def test_a_model_that_offers_it_is_asked_for_sentences_in_json_and_they_keep_their_form(
    standin: Standin, settings: Settings
) -> None:
    model = LanguageModel("openai:standin", replace(settings, model_structured="1"))
    (form,), found = asked(standin, model, json.dumps({"sentences": REPLY}, ensure_ascii=False))
    schema = form["json_schema"]["schema"]["properties"]["sentences"]["items"]
    assert form["type"] == "json_schema" and schema["required"] == ["text", "cites", "kind"]
    assert set(schema["properties"]["kind"]["enum"]) >= {str(one["kind"]) for one in REPLY}
    assert found == READ


def test_a_sentence_in_json_is_given_while_the_model_still_writes(standin: Standin, settings: Settings) -> None:
    def script(exchange: Exchange) -> None:
        exchange.open()
        exchange.piece('{"sentences": [' + json.dumps(REPLY[0]) + ",")
        exchange.raw(b"data: no JSON\n\n")

    standin.play(script)
    model = LanguageModel("openai:standin", replace(settings, model_structured="1"))
    found = model.writing("answer", model.meter()).stream(ASKED)
    assert next(found) == READ[:1]
    with pytest.raises(ModelFailed):
        list(found)


def test_a_server_that_refuses_the_form_is_asked_without_and_not_again(standin: Standin, settings: Settings) -> None:
    model = LanguageModel("openai:standin", replace(settings, model_structured="1"))
    forms, found = asked(standin, model, "推广积分制[1]。", refuses=True)
    assert [bool(form) for form in forms] == [True, False]
    assert [sentence.text for sentence in found] == ["推广积分制[1]。"]
    assert asked(standin, model, "推广积分制[1]。", refuses=True)[0] == [None]


@pytest.mark.parametrize(
    ("name", "setting", "takes"),
    [
        ("standin", "", False),
        ("gpt-4o", "", True),
        ("gpt-4o", "0", False),
        ("gpt-3.5-turbo", "", False),
    ],
)
def test_whether_a_model_is_asked_is_as_it_is_set_or_known(
    standin: Standin, settings: Settings, name: str, setting: str, takes: bool
) -> None:
    model = LanguageModel(f"openai:{name}", replace(settings, model_structured=setting))
    (form,), _ = asked(standin, model, "推广积分制[1]。")
    assert bool(form) == takes


def test_a_judge_is_asked_for_no_form(standin: Standin, settings: Settings) -> None:
    seen: list[Any] = []

    def script(exchange: Exchange) -> None:
        seen.append(exchange.body.get("response_format"))
        exchange.say("是")

    standin.play(script)
    model = LanguageModel("openai:standin", replace(settings, model_structured="1"))
    assert model.chain("answer", len).invoke(ASKED) == 1
    assert seen == [None]


def test_a_reply_in_json_that_ends_for_its_length_is_told_so(standin: Standin, settings: Settings) -> None:
    def script(exchange: Exchange) -> None:
        exchange.open()
        exchange.piece('{"sentences": [' + json.dumps(REPLY[1]) + ', {"text": "并')
        exchange.close("length")

    standin.play(script)
    model = LanguageModel("openai:standin", replace(settings, model_structured="1"))
    found = model.writing("answer", model.meter()).stream(ASKED)
    assert next(found) == READ[1:2]
    with pytest.raises(ModelFailed, match="长度上限"):
        list(found)
