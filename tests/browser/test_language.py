"""The page in English by choice: kept in the browser, whole, and without touching the texts' words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from conftest import Staged, opened
from playwright.sync_api import expect
from steps import BROWSER, COOKING, FOUR, SIZES, ask, fits, quoted, shows

from bot.library import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = BROWSER
NARROW = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
NOTICE = "关于试点的通知\n\n一、总体要求\n\n开展试点。\n".encode()
ROOMS = ("talk", "recommend", "shelf", "study", "check", "own")


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser.new_context(locale="zh-CN", **SIZES[request.param]), address)


@pytest.fixture
def english(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", **SIZES["desk"])
    context.add_init_script("localStorage.setItem('policy-language', 'en')")
    yield from opened(context, address)


@pytest.fixture(params=["zh-CN", "en"])
def narrow(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", **NARROW)
    context.add_init_script(f"localStorage.setItem('policy-language', '{request.param}')")
    yield from opened(context, address)


@pytest.fixture(autouse=True)
def _empty(staged: Staged) -> Iterator[None]:
    yield
    library = Library(staged._bot)
    for one in library.collections():
        library.delete(one.key)


def test_english_is_chosen_kept_and_given_up_again(page: Page, staged: Staged) -> None:
    language = page.locator("html")
    expect(language).to_have_attribute("lang", "zh-CN")
    turn = ask(page, FOUR)
    page.fill("#box textarea", "还没有问完")
    page.get_by_role("button", name="EN", exact=True).click()
    expect(page.locator(".rooms button").first).to_have_text("Ask")
    expect(language).to_have_attribute("lang", "en")
    expect(page.locator("#box textarea")).to_have_value("还没有问完")
    expect(page.locator("#box textarea")).to_have_attribute("placeholder", "Ask in Chinese, press Enter")
    turn.locator(".answer").wait_for()
    expect(turn.locator(".question")).to_contain_text(FOUR)
    page.reload()
    expect(page.locator(".rooms button").first).to_have_text("Ask")
    assert page.evaluate("navigator.language") == "en"
    turn.locator(".answer").wait_for()
    page.get_by_role("button", name="中文", exact=True).click()
    expect(page.locator(".rooms button").first).to_have_text("问答")
    expect(language).to_have_attribute("lang", "zh-CN")
    marker = turn.locator(".prose-text .marker").first
    expect(marker).to_have_attribute("aria-label", "引文1，邹慧：查看原文")
    marker.click()
    shows(page, quoted(staged, marker))


def test_answers_and_originals_are_the_same_in_both_languages_and_marked_as_chinese(
    english: Page, desktop: Page, staged: Staged
) -> None:
    said = ".prose-text, .sources blockquote, .document-name, .sources summary + *, .chip"
    for question in (FOUR, "马回的文章主要讲了什么？"):
        one, other = ask(english, question), ask(desktop, question)
        assert (
            one.locator(".prose-text p, .prose-text .points").all_text_contents()
            == other.locator(".prose-text p, .prose-text .points").all_text_contents()
        )
        assert one.locator(said).count() == other.locator(said).count()
    assert (
        english.locator(
            ":is(.prose-text p, .points, .sources blockquote, .chip):not([lang=zh-CN] *, [lang=zh-CN])"
        ).count()
        == 0
    )
    marker = english.locator(".turn").last.locator(".prose-text .marker").nth(1)
    expect(marker).to_have_attribute("aria-label", "Citation 2, 马回: see the original")
    marker.click()
    shows(english, quoted(staged, marker))
    expect(english.locator(".paper")).to_have_attribute("lang", "zh-CN")


def test_what_a_user_wrote_is_not_translated(english: Page) -> None:
    turn = ask(english, "原文")
    expect(turn.locator(".question span").last).to_have_text("原文")
    expect(english.locator(".talk-title")).to_have_text("原文")
    english.locator(".talks-open").click()
    expect(english.locator(".talks-go span")).to_have_text("原文")
    expect(english.locator(".talks-go small")).to_contain_text(", 1 question")
    english.get_by_role("button", name="Delete “原文”").click()
    expect(english.locator(".talk-note [role=status]")).to_have_text("Deleted “原文”.")


def test_messages_are_in_english(english: Page) -> None:
    ask(english, COOKING).get_by_role("button", name="Useful").click()
    expect(english.locator(".talk-note [role=status]")).to_contain_text("Your rating is kept on this machine")
    english.locator(".rooms button[data-room=check]").click()
    english.fill("#draft textarea", "马回提出，“将创新积分与信贷支持、政策奖补挂勾”。")
    english.get_by_role("button", name="Check", exact=True).click()
    expect(english.locator(".label").first).to_have_text("Words differ")
    english.get_by_role("button", name="Take the original's words").click()
    expect(english.locator(".desk-note [role=status]")).to_have_text(
        "Took the original's words (finding 1) and checked again."
    )
    expect(english.locator(".draft")).to_contain_text("政策奖补挂钩")
    english.set_input_files("#draft-file input", {"name": "a.zip", "mimeType": "application/zip", "buffer": b"x"})
    toast = english.locator(".toast-text, .toast-message-text").first
    expect(toast).to_have_attribute(
        "data-told", "Only .docx, .txt and .md can be read; save the file as one of these and drop it again."
    )


def test_a_document_is_added_in_english(english: Page) -> None:
    english.locator(".rooms button[data-room=own]").click()
    english.locator(".own-shelf").first.wait_for()
    bad = {"name": "坏.docx", "mimeType": "", "buffer": b"PK broken"}
    english.set_input_files(".own-drop input", [{"name": "通知.txt", "mimeType": "", "buffer": NOTICE}, bad])
    expect(english.locator(".own-card.refused .own-warning")).to_have_text(
        "Cannot be added: it is no valid .docx file, or damaged."
    )
    english.get_by_role("button", name="Add 1").click()
    done = english.locator(".own-job.done")
    expect(done.locator("p")).to_have_text("Added to “My texts”: 1 text.")
    done.get_by_role("button", name="Ask “My texts”").click()
    expect(english.locator("#from option:checked")).to_have_text("My texts (1)")
    english.locator(".rooms button[data-room=own]").click()
    english.get_by_role("button", name="Delete the collection “My texts”").click()
    expect(english.locator(".own-confirm span")).to_have_text(
        "Delete “My texts” and its 1 text? This cannot be undone."
    )


def test_no_room_is_wider_than_a_small_phone(narrow: Page) -> None:
    ask(narrow, "马回的文章主要讲了什么？")
    for room in ROOMS:
        narrow.locator(f".rooms button[data-room={room}]").click()
        narrow.wait_for_timeout(1000)
        assert fits(narrow), room
    narrow.locator(".rooms button[data-room=talk]").click()
    assert narrow.locator(".talk-title").evaluate("e => e.getBoundingClientRect().width") > 40
    narrow.locator(".talks-open").click()
    assert fits(narrow)
    narrow.locator("[data-talk=close]").click()
    narrow.locator(".open-original").click()
    narrow.locator("[data-read=contents]").click()
    assert fits(narrow)
