"""OpenAI's own client, LangChain's and Hugging Face's ask the running server, in quotation and of a model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import openai
import pytest
from huggingface_hub import InferenceClient
from langchain_core.messages import AIMessage, HumanMessage
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from bot import settings
from bot.app import Bot
from bot.faces.completions import MODEL, QUOTING
from tests.standin.openai_server import Standin, running
from tests.standin.page_server import served

QUESTION = "创新积分制改革怎么用？"


@pytest.fixture(scope="module")
def standin() -> Iterator[Standin]:
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def bot(standin: Standin, tmp_path_factory: pytest.TempPathFactory) -> Bot:
    home = tmp_path_factory.mktemp("home")
    return Bot(settings.Settings(home=home, embedding_model="hash", model="openai:standin", model_url=standin.url))


@pytest.fixture(scope="module")
def client(bot: Bot) -> Iterator[openai.OpenAI]:
    with served(bot) as address, openai.OpenAI(base_url=f"{address}v1", api_key="none", max_retries=0) as found:
        yield found


def asked(client: openai.OpenAI, *words: str, model: str = QUOTING) -> openai.types.chat.ChatCompletion:
    roles = [{"role": "assistant" if at % 2 else "user", "content": said} for at, said in enumerate(words)]
    return client.chat.completions.create(model=model, messages=roles)  # type: ignore[arg-type]


def test_the_models_are_listed(client: openai.OpenAI) -> None:
    assert [one.id for one in client.models.list()] == [MODEL, QUOTING]


def test_an_answer_in_quotation(client: openai.OpenAI, bot: Bot) -> None:
    reply = asked(client, QUESTION)
    expected = bot.ask(QUESTION, quoting=True)
    text = reply.choices[0].message.content
    assert text is not None and text.startswith(expected.text)
    assert f"[1] {expected.citations[0].reference}" in text
    given = reply.model_extra["citations"]  # type: ignore[index]
    assert [one["quote"] for one in given] == [one.quote for one in expected.citations]
    assert reply.choices[0].finish_reason == "stop" and reply.object == "chat.completion"


def test_a_conversation_and_parts_of_a_message(client: openai.OpenAI, bot: Bot) -> None:
    reply = asked(client, QUESTION, "答", "还有呢？")
    expected = bot.ask("还有呢？", [QUESTION], quoting=True)
    assert (reply.choices[0].message.content or "").startswith(expected.text)
    parts = [{"type": "text", "text": QUESTION[:4]}, {"type": "text", "text": QUESTION[4:]}]
    reply = client.chat.completions.create(
        model=QUOTING,
        messages=[{"role": "system", "content": "你是助手"}, {"role": "user", "content": parts}],  # type: ignore[misc, list-item]
        temperature=0.3,
    )
    assert (reply.choices[0].message.content or "").startswith(bot.ask(QUESTION, quoting=True).text)


def test_documents_are_chosen_to_be_answered_from(client: openai.OpenAI, bot: Bot) -> None:
    messages: list[Any] = [{"role": "user", "content": "研发投入怎么提高？"}]
    reply = client.chat.completions.create(model=QUOTING, messages=messages, extra_body={"only": ["马回"]})
    assert {one["author"] for one in reply.model_extra["citations"]} == {"马回"}  # type: ignore[index]
    assert "只依据您选定的马回的文章" in (reply.choices[0].message.content or "")
    with pytest.raises(openai.BadRequestError, match="没有编号或作者为“王明”的"):
        client.chat.completions.create(model=QUOTING, messages=messages, extra_body={"only": ["王明"]})


def test_a_refusal_says_that_it_is_one(client: openai.OpenAI) -> None:
    reply = asked(client, "今天天气怎么样？")
    assert reply.model_extra["status"] == "refused" and reply.model_extra["citations"] == []  # type: ignore[index]


@pytest.mark.parametrize("model", [MODEL, QUOTING])
def test_a_stream_adds_up_to_the_whole(client: openai.OpenAI, standin: Standin, model: str) -> None:
    standin.play("把创新积分与信贷支持挂钩[1]。推广创新积分制改革[1]。")
    stream = client.chat.completions.create(
        model=model,
        messages=[{"role": "user", "content": QUESTION}],
        stream=True,
        stream_options={"include_usage": True},
    )
    *pieces, last, counted = list(stream)
    text = "".join(piece.choices[0].delta.content or "" for piece in pieces)
    standin.play("把创新积分与信贷支持挂钩[1]。推广创新积分制改革[1]。")
    assert text == asked(client, QUESTION, model=model).choices[0].message.content
    assert last.choices[0].finish_reason == "stop" and last.model_extra["citations"]  # type: ignore[index]
    assert counted.usage is not None and (counted.usage.total_tokens > 0) == (model == MODEL)


def test_what_a_model_fails_over_comes_in_quotation(client: openai.OpenAI, bot: Bot, standin: Standin) -> None:
    standin.script = lambda exchange: exchange.status(401)
    stream = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": QUESTION}], stream=True)
    text = "".join(piece.choices[0].delta.content or "" for piece in stream)
    assert bot.ask(QUESTION, quoting=True).text in text and "未采用模型的回答" in text


@pytest.mark.parametrize(
    ("model", "messages", "error", "words"),
    [
        ("gpt-9", [{"role": "user", "content": "问"}], openai.NotFoundError, "gpt-9"),
        (QUOTING, [], openai.BadRequestError, "role 为 user"),
        (QUOTING, [{"role": "assistant", "content": "答"}], openai.BadRequestError, "role 为 user"),
        (QUOTING, [{"role": "user", "content": " "}], openai.BadRequestError, "问题为空"),
        (QUOTING, [{"role": "nobody", "content": "问"}], openai.BadRequestError, "不合要求"),
        (QUOTING, [{"role": "user", "content": [{"type": "image_url"}]}], openai.BadRequestError, "只接受文字"),
    ],
)
def test_what_cannot_be_asked_is_told_in_openai_s_form(client, model, messages, error, words: str) -> None:
    with pytest.raises(error, match=words):
        client.chat.completions.create(model=model, messages=messages)


def test_langchain_s_client_asks_and_is_told_as_it_grows(client: openai.OpenAI, bot: Bot) -> None:
    chat = ChatOpenAI(base_url=str(client.base_url), api_key=SecretStr("none"), model=QUOTING, max_retries=0)
    talk = [HumanMessage(QUESTION), AIMessage("答"), HumanMessage("还有呢？")]
    expected = bot.ask("还有呢？", [QUESTION], quoting=True).text
    whole = chat.invoke(talk)
    assert isinstance(whole.content, str) and whole.content.startswith(expected)
    assert "".join(str(piece.content) for piece in chat.stream(talk)) == whole.content


def test_a_client_that_shares_no_code_with_openai_s_asks_too(
    client: openai.OpenAI, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)  # as the program has it, for its own sake
    other = InferenceClient(base_url=str(client.base_url).rstrip("/"), api_key="none", timeout=60)
    talk = [{"role": "user", "content": QUESTION}]
    whole = other.chat_completion(talk, model=QUOTING)
    assert (whole.choices[0].message.content or "").startswith(bot.ask(QUESTION, quoting=True).text)
    assert [one["quote"] for one in whole["citations"]] == [
        one.quote for one in bot.ask(QUESTION, quoting=True).citations
    ]
    *pieces, last = list(other.chat_completion(talk, model=QUOTING, stream=True))
    said = "".join(piece.choices[0].delta.content or "" for piece in pieces)
    assert said == whole.choices[0].message.content and last["citations"] == whole["citations"]
