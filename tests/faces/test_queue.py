"""A slow model starves nobody, and what nobody waits for any more is not paid for."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, suppress

import anyio
import httpx
import pytest

from bot import settings
from bot.app import Bot
from bot.domain import Answer
from bot.faces import api
from bot.faces.desk import WAITING, WRITTEN_AT_ONCE, Desk
from bot.faces.web import talk
from tests import apart
from tests.standin.openai_server import Exchange, Standin, running
from tests.standin.page_server import serving

QUESTION = "马回说创新积分与什么挂钩？"
GOOD = "马回主张推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩[1]。"


@pytest.fixture(scope="module")
def standin() -> Iterator[Standin]:
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def bot(standin: Standin, tmp_path_factory: pytest.TempPathFactory) -> Bot:
    home = tmp_path_factory.mktemp("home")
    made = Bot(settings.Settings(home=home, embedding_model="hash", model="openai:standin", model_url=standin.url))
    made.warm()
    return made


def slow(release: threading.Event):
    """A model that says nothing until it is released."""

    def script(exchange: Exchange) -> None:
        exchange.open()
        release.wait(60)
        with suppress(OSError):
            exchange.piece(GOOD)
            exchange.close()

    return script


def test_who_wants_quotations_does_not_wait_for_who_waits_for_a_model(bot: Bot, standin: Standin) -> None:
    release = threading.Event()
    standin.play(slow(release))
    many = httpx.Limits(max_connections=100)
    with (
        serving(api.create(bot)) as address,
        httpx.Client(base_url=address, timeout=90, limits=many) as client,
        ThreadPoolExecutor(60) as users,
    ):
        waiting = [
            users.submit(client.post, "api/ask", json={"question": QUESTION})
            for _ in range(WRITTEN_AT_ONCE + WAITING + 4)
        ]
        while len(standin.prompts) < WRITTEN_AT_ONCE:
            time.sleep(0.05)
        started = time.monotonic()
        quick = client.post("api/ask", json={"question": QUESTION, "quoting": True})
        assert client.get("healthz").status_code == client.get("api/health").status_code == 200
        took = time.monotonic() - started
        assert len(standin.prompts) == WRITTEN_AT_ONCE
        release.set()
        answers = [one.result().json() for one in waiting]
    assert quick.json()["status"] == "answered" and took < 20
    busy = [one for one in answers if any("排队等候的提问太多" in note["text"] for note in one["notes"])]
    assert len(busy) == 4 and all(one["mode"] == "quoting" for one in busy)
    assert sum(one["mode"] == "model" for one in answers) == WRITTEN_AT_ONCE + WAITING


@pytest.mark.parametrize("path", ["api/ask", "api/ask/stream", "v1/chat/completions"])
def test_an_abandoned_request_ends_its_call(bot: Bot, standin: Standin, path: str) -> None:
    ended = threading.Event()

    def script(exchange: Exchange) -> None:
        exchange.open()
        for _ in range(600):  # a comment now and then, until nobody is there
            try:
                exchange.raw(b": wait\n\n")
            except OSError:
                ended.set()
                return
            time.sleep(0.1)

    standin.play(script)
    body = {"question": QUESTION, "messages": [{"role": "user", "content": QUESTION}]}
    with serving(api.create(bot)) as address:
        with suppress(httpx.TimeoutException):
            httpx.post(f"{address}{path}", json=body, timeout=httpx.Timeout(60, read=3))
        assert ended.wait(15), "the model's server still writes"


def test_on_the_page_too_who_wants_quotations_waits_for_no_model_and_who_leaves_pays_for_none(
    bot: Bot, standin: Standin
) -> None:
    release = threading.Event()
    standin.play(slow(release))
    desk = Desk(bot, at_once=2, waiting=0)
    other = desk.beside(bot)  # a collection's page

    async def shown(of: Desk, quoting: bool) -> talk.Shown:
        *_, (turn,) = [turns async for turns in talk.reply(of, QUESTION, (), quoting)]
        return turn

    async def ask() -> None:
        async with anyio.create_task_group() as waiting:
            for one in (desk, other):
                waiting.start_soon(shown, one, False)
            while len(standin.prompts) < 2:
                await anyio.sleep(0.05)
            with anyio.fail_after(20):
                plain, full = await shown(desk, True), await shown(other, False)
            waiting.cancel_scope.cancel()
        assert plain.answer is not None and plain.answer.mode == "quoting" and not plain.answer.notes
        assert full.answer is not None and "排队等候的提问太多" in full.answer.notes[0].text
        release.set()
        standin.play(GOOD)
        turn = await shown(other, False)
        assert turn.answer is not None and turn.answer.mode == "model", "the places are free again"

    apart.run(ask)


def test_places_are_given_back(bot: Bot, standin: Standin) -> None:
    standin.play(GOOD)
    desk = Desk(bot, at_once=1, waiting=0)

    async def leave() -> Answer:
        for _ in range(3):
            async with aclosing(desk.answers(QUESTION, [])) as growing:  # type: ignore[type-var]
                await anext(growing)
            with anyio.move_on_after(0.001):
                await desk.answer(QUESTION, [])
        return await desk.answer(QUESTION, [])

    assert apart.run(leave).mode == "model"


def test_situations_wait_in_the_same_queue(bot: Bot, standin: Standin) -> None:
    standin.play("[]")
    desk = Desk(bot, at_once=1, waiting=0)

    async def two() -> set[str]:
        modes = set()

        async def one() -> None:
            modes.add((await desk.recommend("", "缺钱")).mode)

        async with anyio.create_task_group() as group:
            for _ in range(3):
                group.start_soon(one)
        assert (await desk.recommend("", "缺钱")).measures
        return modes

    apart.run(two)
    assert len(standin.prompts) == 2
