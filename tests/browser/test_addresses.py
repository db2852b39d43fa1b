"""Every sentence, room and conversation has an address: it opens the whole page there, the bar follows, back leads back.

Every test also checks that no request left the machine and that nothing went wrong in the browser, see `opened`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from conftest import HOSTILE, Staged, opened
from playwright.sync_api import expect
from steps import BROWSER, FOUR, POINTS, SIZES, ask, fits, quoted, reload, shows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = BROWSER


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser.new_context(locale="zh-CN", **SIZES[request.param]), address)


def elsewhere(page: Page, address: str) -> Page:
    """The address in a new tab, as somebody opens it who was sent it."""
    other = page.context.new_page()
    other.goto(address)
    return other


def test_the_address_of_a_sentence_opens_the_whole_page_there(page: Page, address: str, staged: Staged) -> None:
    text = staged.essay("liu-zhonglin")
    assert text is not None
    other = elsewhere(page, f"{address}#/liu-zhonglin/2221-2250")
    shows(other, text.text[2221:2250])
    expect(other.locator(".rooms button").first).to_be_attached()
    other.wait_for_function("document.querySelector('#chooser input').value.includes('刘忠林')")
    assert fits(other)
    hostile = elsewhere(page, f"{address}#/{quote(HOSTILE.essay_id, safe='')}/2-9")
    shows(hostile, HOSTILE.text[2:9])


def test_the_bar_follows_a_marker_and_back_leads_back(page: Page, staged: Staged) -> None:
    turn = ask(page, FOUR)
    marker = turn.locator(".prose-text .marker").first
    marker.click()
    shows(page, quoted(staged, marker))
    assert page.evaluate("location.hash") == marker.get_attribute("href")
    shared = elsewhere(page, page.url)
    shows(shared, quoted(staged, marker))
    shared.close()
    page.go_back()
    page.wait_for_function("location.hash.startsWith('#/-/talk/')")
    expect(turn).to_be_visible()
    page.go_forward()
    shows(page, quoted(staged, marker))
    reload(page)
    shows(page, quoted(staged, marker))


def test_rooms_have_addresses(page: Page, address: str) -> None:
    for room in ("recommend", "shelf", "check"):
        page.click(f'.rooms [data-room="{room}"]')
        expect(page.locator(f"#{room}")).to_be_visible()
        assert page.evaluate("location.hash") == f"#/-/{room}"
        other = elsewhere(page, f"{address}#/-/{room}")
        expect(other.locator(f"#{room}")).to_be_visible()
        other.wait_for_timeout(500)
        other.close()
    page.go_back()
    expect(page.locator("#shelf")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.locator("#talk")).to_be_visible()


def test_a_conversation_has_an_address(page: Page) -> None:
    ask(page, POINTS)
    first = page.url
    assert "#/-/talk/" in first
    page.click(".talk-bar [data-talk=new]")
    page.locator(".greeting .talks-latest").click()
    page.locator(".turn", has_text=POINTS).wait_for()
    assert page.url == first
    other = elsewhere(page, first)
    other.locator(".turn", has_text=POINTS).wait_for()
    other.goto("about:blank")
    other.goto(first.split("#")[0] + "#/-/talk/nobody")
    expect(other.locator(".talk-note")).to_contain_text("这个对话不在本浏览器中")
    other.locator(".greeting .chip").first.wait_for()


def test_an_address_that_leads_nowhere_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    for place, told in (("#/nobody/1-2", "没有这篇原文"), ("#/liu-zhonglin/7-999999", "不在这篇原文之内")):
        page.goto("about:blank")
        page.goto(f"{address}{place}")
        expect(page.locator(".pane-message")).to_contain_text(told)
    page.goto("about:blank")
    page.goto(f"{address}#/%E4%B8/%")
    page.locator(".paper").wait_for()
    page.close()
