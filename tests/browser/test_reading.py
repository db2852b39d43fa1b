"""The original and the page as a whole, in headless Chromium.

Every test also checks that no request left the machine and that nothing went wrong in the browser, see `opened`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import HOSTILE, PROBE, Staged
from steps import BROWSER, FOUR, ask, fits, quoted, shows

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = BROWSER


def test_a_hostile_document_is_text(desktop: Page) -> None:
    turn = ask(desktop, "探针")
    assert PROBE in turn.locator(".document-name").first.inner_text()
    for number, words in enumerate(turn.locator(".sources blockquote").all_text_contents()):
        turn.locator(".prose-text .marker").nth(number).click()
        shows(desktop, words)
    assert desktop.locator("#pane .paper-text").text_content() == HOSTILE.text
    assert desktop.locator("#pane h2").inner_text() == HOSTILE.title
    desktop.click("#chooser input")
    assert PROBE in desktop.locator("#chooser ul").inner_text()
    assert desktop.locator("img[src='x']").count() == 0


def test_another_original_is_chosen_from_the_list(desktop: Page) -> None:
    desktop.fill("#chooser input", "危险")
    desktop.locator("#chooser ul li").first.click()
    desktop.wait_for_function("title => document.querySelector('#pane h2')?.textContent === title", arg=HOSTILE.title)


def test_the_list_is_filtered_by_what_an_input_method_composes(desktop: Page) -> None:
    desktop.click("#chooser input")
    desktop.keyboard.press("Control+A")
    keyboard = desktop.context.new_cdp_session(desktop)
    keyboard.send("Input.imeSetComposition", {"text": "wei xian", "selectionStart": 8, "selectionEnd": 8})
    keyboard.send("Input.insertText", {"text": "危险"})
    desktop.wait_for_function("document.querySelectorAll('#chooser ul li').length === 1")
    assert PROBE in desktop.locator("#chooser ul").inner_text()


def test_both_columns_have_full_height_and_scroll_by_themselves(desktop: Page) -> None:
    for _ in range(3):
        turn = ask(desktop, FOUR)
    turn.locator(".marker").first.click()
    desktop.locator("#pane mark").wait_for()
    assert fits(desktop)
    assert desktop.evaluate("document.documentElement.scrollHeight <= innerHeight")
    for selector in ("#chat", "#pane .pane"):
        column = desktop.locator(selector)
        assert column.evaluate("e => e.clientHeight > 500")
        column.evaluate("e => e.scrollTo(0, 0)")
        column.hover()
        desktop.mouse.wheel(0, 120)
        desktop.wait_for_function("e => e.scrollTop === 120", arg=column.element_handle())


def test_the_newest_question_comes_to_the_top(desktop: Page) -> None:
    for _ in range(4):
        turn = ask(desktop, "探针")
    desktop.wait_for_function(
        """turn => {
            const chat = document.querySelector('#chat');
            const gap = turn.getBoundingClientRect().top - chat.getBoundingClientRect().top;
            return Math.abs(gap - 12) < 2 || chat.scrollTop + chat.clientHeight >= chat.scrollHeight - 1;
        }""",
        arg=turn.element_handle(),
    )
    assert desktop.locator("#chat").evaluate("e => e.scrollTop > 0")


def test_the_interface_is_chinese(desktop: Page) -> None:
    ask(desktop, FOUR)
    words = desktop.evaluate(
        """() => [document.documentElement.lang, document.title, document.body.innerText,
            ...[...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap(
                e => ['aria-label', 'title', 'placeholder', 'alt'].map(name => e.getAttribute(name) ?? ''))].join(' ')"""
    )
    for english in ("Gradio", "Clear", "Submit", "Send", "Loading", "Settings", "Options", "Dropdown"):
        assert english.lower() not in words.lower().replace(PROBE, ""), english


def test_on_a_phone_the_original_is_a_sheet_over_the_chat(phone: Page, staged: Staged) -> None:
    assert fits(phone)
    marker = ask(phone, FOUR).locator(".prose-text .marker").first
    assert fits(phone)
    assert phone.locator("#chat").evaluate("e => e.clientWidth") == 390
    assert not phone.locator("#original").is_visible()
    for close in (lambda: phone.tap(".close-original"), lambda: phone.keyboard.press("Escape"), phone.go_back):
        marker.tap()
        shows(phone, quoted(staged, marker))
        assert phone.locator("#original").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
        assert fits(phone)
        close()
        phone.locator("#original").wait_for(state="hidden")
        assert marker.evaluate("e => e === document.activeElement")
    phone.tap(".open-original")
    phone.locator("#original .paper").wait_for()
    phone.tap(".close-original")
    phone.locator("#original").wait_for(state="hidden")
    assert phone.locator(".turn").count() == 1, "the conversation is still there"
