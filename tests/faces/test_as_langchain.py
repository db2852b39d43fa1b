from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from langchain_core.runnables import RunnableLambda

from bot import as_langchain
from bot.app import Bot
from bot.domain import Answer, Turn
from bot.faces import wire
from bot.faces.as_langchain import AnswerChain
from tests.standin.openai_server import running

EARLIER, QUESTION = "刘忠林怎么谈未来产业？", "那马回呢？"
ANSWERED = "马回说创新积分与什么挂钩？"


@pytest.fixture
def chain(bot: Bot) -> AnswerChain:
    return as_langchain(bot)


def untimed(answer: dict[str, Any]) -> dict[str, Any]:
    return answer | {"ms": 0}


def test_the_chain_gives_the_bot_s_answers_as_the_contract_s_object(bot: Bot, chain: AnswerChain) -> None:
    expected = untimed(wire.answer(bot.ask(QUESTION, [EARLIER])))
    asked = {"question": QUESTION, "history": [EARLIER]}
    assert untimed(chain.invoke(asked)) == expected
    assert [untimed(answer) for answer in chain.stream(asked)] == [expected]
    assert [answer["status"] for answer in chain.batch([ANSWERED, "你好"])] == ["answered", "refused"]


def test_an_answer_of_the_chain_handed_back_is_not_answered_again(
    bot: Bot, chain: AnswerChain, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"question": EARLIER, "answer": chain.invoke(EARLIER)}
    expected = untimed(chain.invoke({"question": QUESTION, "history": [EARLIER]}))
    given: list[Any] = []
    answering = bot.stream

    def stream(question: str, history: list[Any], quoting: bool) -> Iterator[Answer]:
        given.extend(history)
        return answering(question, history, quoting)

    monkeypatch.setattr(bot, "stream", stream)
    assert untimed(chain.invoke({"question": QUESTION, "history": [told]})) == expected
    (turn,) = given
    assert isinstance(turn, Turn) and turn.answer is not None and turn.answer.text == told["answer"]["text"]


def test_with_a_model_the_answer_grows_a_sentence_at_a_time(bot: Bot) -> None:
    _ = bot.searcher
    first = "马回主张推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩[1]。"
    second = "他认为这能破解科技企业融资难、融资贵问题[1]。"
    with running() as standin:
        standin.play(first + second)
        settings = replace(bot.settings, model="openai:standin", model_url=standin.url)
        *growing, whole = as_langchain(Bot(settings, bot.embedder)).stream(ANSWERED)
    assert [answer["text"] for answer in growing] == [first, first + second]
    assert all(answer["growing"] for answer in growing) and not whole["growing"]
    assert (whole["mode"], whole["text"]) == ("model", first + second)


def test_it_is_composed_like_any_runnable(chain: AnswerChain) -> None:
    statuses = chain | RunnableLambda(lambda answer: answer["status"])
    assert statuses.invoke(ANSWERED) == "answered"
    assert list(statuses.stream(ANSWERED)) == ["answered"]


def test_the_retriever_gives_the_bot_s_passages_and_their_place(bot: Bot, chain: AnswerChain) -> None:
    hits = bot.search("创新积分制改革", 3)
    documents = chain.retriever(k=3).invoke("创新积分制改革")
    assert [document.page_content for document in documents] == [hit.passage.text for hit in hits]
    for document, hit in zip(documents, hits, strict=True):
        place = document.metadata
        essay = bot.essay(place["essay_id"])
        assert essay is not None
        assert essay.text[place["start"] : place["end"]] == document.page_content
        assert (place["author"], place["title"], place["section"], place["point"]) == (
            *(hit.passage.author, hit.passage.title),
            *(hit.passage.section, hit.passage.point),
        )
    assert documents[0].metadata["author"] == "马回"


def test_the_retriever_keeps_to_an_author(chain: AnswerChain) -> None:
    documents = chain.retriever(k=10, author="邹慧").invoke("成果转化")
    assert {document.metadata["author"] for document in documents} == {"邹慧"}
