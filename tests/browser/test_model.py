"""The page with a language model: sentences appear as they pass, and it works on when the model is down."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.app import Bot
from bot.faces.checks import CHECKS
from tests.browser.conftest import opened, served
from tests.browser.steps import fits
from tests.standin.openai_server import Exchange, Standin, running

pytestmark = pytest.mark.browser
QUESTION = "马回说创新积分与什么挂钩？"
FIRST = "马回主张推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩"
SECOND = "他认为这能破解科技企业融资难、融资贵问题"
PATIENCE = 60


@dataclass
class Halting:
    """A reply that halts within its third sentence until the test has looked."""

    looked: threading.Event = field(default_factory=threading.Event)

    def __call__(self, exchange: Exchange) -> None:
        exchange.open()
        exchange.piece(f"{FIRST}[1]。邓超也这样看[1]。{SECOND}")
        self.looked.wait(PATIENCE)
        exchange.piece("[1]。")
        exchange.close()


@pytest.fixture(scope="module")
def standin() -> Iterator[Standin]:
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def written(bot: Bot, standin: Standin) -> Iterator[str]:
    _ = bot.searcher
    given = replace(bot.settings, model="openai:qwen-standin", model_url=standin.url, model_timeout=PATIENCE)
    writing = Bot(given, bot.embedder)
    writing.warm()  # as `bot serve` does
    with served(writing) as address:
        yield address


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, written: str) -> Iterator[Page]:
    width, height = request.param
    yield from opened(browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN"), written)


def send(page: Page, question: str) -> None:
    page.locator("#box textarea").fill(question)
    page.locator("#send").click()


def test_what_is_checked_is_told_in_a_table(page: Page) -> None:
    page.locator(".mode").click()
    told = page.locator("#checks")
    expect(told).to_be_visible()
    for check in CHECKS:
        for words in check:
            expect(told).to_contain_text(words)
    assert fits(page)
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()


def test_sentences_appear_as_they_pass_and_what_fails_is_never_seen(page: Page, standin: Standin) -> None:
    reply = Halting()
    standin.play(reply)
    expect(page.locator(".mode")).to_have_text("qwen-standin")
    send(page, QUESTION)
    growing = page.locator(".answer.growing")
    expect(growing).to_contain_text(FIRST)
    expect(growing).to_contain_text("正在与原文核对")
    assert SECOND not in growing.inner_text()
    reply.looked.set()
    answer = page.locator(".answer.answered")
    expect(answer).to_contain_text(SECOND)
    expect(answer.locator(".notes")).to_contain_text("qwen-standin")
    expect(answer.locator(".notes")).to_contain_text("1 句未能通过与原文的核对")
    assert "邓超" not in page.content()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_question_may_be_asked_in_quotation(page: Page, standin: Standin) -> None:
    standin.play(Halting())
    page.get_by_label("只引原文").check()
    send(page, QUESTION)
    expect(page.locator(".answer.answered")).to_contain_text("“推广创新积分制改革")
    assert standin.prompts == []


def test_the_page_works_on_when_the_model_is_down(page: Page, standin: Standin) -> None:
    standin.play(lambda exchange: exchange.status(401))
    send(page, QUESTION)
    answer = page.locator(".answer.answered")
    expect(answer).to_contain_text("“推广创新积分制改革")
    expect(answer.locator(".notes")).to_contain_text("未采用模型的回答")
