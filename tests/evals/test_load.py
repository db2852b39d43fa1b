"""The bench's page speaks to the true one as a browser does: it hears an answer, and it hears why there is none."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from bot import settings
from bot.app import Bot
from policy_evals.bench import pages
from tests import apart
from tests.standin.page_server import served


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    bot = Bot(settings.Settings(home=tmp_path_factory.mktemp("home"), embedding_model="hash"))
    bot.warm()
    with served(bot) as found:
        yield found


@pytest.mark.parametrize(("question", "failed"), [("中试平台怎么建？", False), ("问" * 10_001, True)])
def test_a_page_hears_its_answer_or_why_there_is_none(address: str, question: str, failed: bool) -> None:
    async def ask() -> str:
        async with (
            httpx.AsyncClient(base_url=address, timeout=60) as client,
            pages.opened(client, await pages.event(client)) as page,
        ):
            return await page.ask(question)

    assert bool(apart.run(ask)) == failed
