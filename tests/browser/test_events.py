"""Events of the page whose stream ends while another is sent: none is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import PATIENCE
from playwright.sync_api import expect
from steps import BROWSER, COOKING, FOUR, ask

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = BROWSER

STREAM, JOIN = "**/gradio_api/queue/data?*", "**/gradio_api/queue/join*"


def _held(page: Page, address: str) -> list[Route]:
    """The next request to this address, once it comes: kept back until the test lets it go."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(address, hold, times=1)
    return held


def _wait(page: Page, held: list[Route]) -> None:
    for _ in range(PATIENCE // 50):
        if held:
            return
        page.wait_for_timeout(50)
    pytest.fail("the page sent nothing")


def test_an_event_that_is_sent_while_the_stream_ends_is_answered_all_the_same(desktop: Page) -> None:
    ask(desktop, "马回的文章讲了什么？")
    turn = ask(desktop, COOKING).page.locator(".turn").first
    held = _held(desktop, STREAM)
    turn.locator("[data-judge=有用]").click()
    _wait(desktop, held)
    stream = held[0].fetch()  # whole: the server has ended it, and the page has not heard of it
    with desktop.expect_response(JOIN):
        turn.locator("[data-depth='1']").click()
    desktop.wait_for_timeout(500)  # time to act upon what the server said of the second event
    held[0].fulfill(response=stream)
    expect(turn.locator("[data-depth='1']")).to_have_attribute("aria-pressed", "true")
    expect(turn.locator("[data-judge=有用]")).to_have_attribute("aria-pressed", "true")


def test_of_conversations_that_are_opened_one_right_after_the_other_the_last_is_shown(desktop: Page) -> None:
    ask(desktop, FOUR)
    desktop.click(".talk-bar [data-talk=new]")
    desktop.locator(".greeting .chip").first.wait_for()
    ask(desktop, COOKING)
    desktop.click("[data-talk=list]")
    expect(desktop.locator(".talks-go")).to_have_count(2)
    held = _held(desktop, JOIN)
    rows = desktop.locator(".talks-go").element_handles()
    rows[1].dispatch_event("click")
    _wait(desktop, held)
    rows[0].dispatch_event("click")
    desktop.wait_for_timeout(300)
    held[0].continue_()
    expect(desktop.locator(".turn", has_text=COOKING)).to_be_visible()
    desktop.wait_for_timeout(500)
    expect(desktop.locator(".turn", has_text=FOUR)).to_have_count(0)
    ask(desktop, "江西研究院的四库是什么？")
    expect(desktop.locator(".turn", has_text=COOKING)).to_be_visible()
    expect(desktop.locator(".turn")).to_have_count(2)
