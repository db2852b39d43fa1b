"""Which texts are answered from is chosen beside the box: by pointer and keyboard, kept by the tab, said above the answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from conftest import opened
from playwright.sync_api import expect
from steps import BROWSER, SIZES, ask, fits, reload

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = BROWSER
QUESTION = "研发投入怎么提高？"
ONLY_MA = "以下只依据您选定的马回的文章作答，没有查找其他文本。"


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser.new_context(locale="zh-CN", **SIZES[request.param]), address)


def choose(page: Page, *names: str) -> None:
    page.locator(".scope-open").click()
    for name in names:
        page.locator(".scope-list label", has_text=name).click()
    page.locator(".scope-head button").click()
    expect(page.locator("#scope")).to_be_hidden()


def authors(turn: Locator) -> set[str]:
    return {name for name in ("刘忠林", "马回", "邹慧") if any(name in one for one in sources(turn))}


def sources(turn: Locator) -> list[str]:
    return turn.locator(".sources .document-name").all_text_contents()


def test_the_chosen_author_alone_answers_until_all_do_again(page: Page) -> None:
    choose(page, "马回")
    expect(page.locator(".scope-name")).to_have_text("马回")
    turn = ask(page, QUESTION)
    expect(turn.locator(".narrowed")).to_have_text(ONLY_MA)
    assert authors(turn) == {"马回"}
    assert fits(page)
    choose(page, "马回", "邹慧", "刘忠林")
    expect(page.locator(".scope-name")).to_have_text("2 项")
    turn = ask(page, "邹慧怎么谈“四库系统”？")
    assert authors(turn) == {"邹慧"}
    expect(turn.locator(".narrowed")).to_contain_text("刘忠林的文章、邹慧的文章")
    page.locator(".scope-open").click()
    page.locator(".scope-all").click()
    expect(page.locator(".scope-list input:checked")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".scope-name")).to_have_text("全部")
    turn = ask(page, "马回从哪几个方面提出建议？")
    expect(turn.locator(".narrowed")).to_have_count(0)


def test_the_choice_outlasts_a_reload_and_so_does_what_was_answered_by_it(page: Page) -> None:
    choose(page, "马回")
    ask(page, "马回的文章讲了什么？")
    reload(page)
    expect(page.locator(".scope-name")).to_have_text("马回")
    turn = page.locator(".turn").first
    expect(turn.locator(".narrowed")).to_have_text(ONLY_MA)
    choose(page, "马回", "邹慧")  # an overview in another depth is still of the texts that it was asked of
    turn.locator("[data-depth='1']").click()
    expect(turn.locator("[data-depth='1']")).to_have_attribute("aria-pressed", "true")
    expect(turn.locator(".narrowed")).to_have_text(ONLY_MA)


def test_a_question_that_waits_keeps_the_choice_that_it_was_asked_with(page: Page) -> None:
    page.fill("#box textarea", "慢：创新积分制改革怎么用？")
    page.keyboard.press("Enter")
    page.fill("#box textarea", QUESTION)
    page.keyboard.press("Enter")
    choose(page, "邹慧")
    turn = page.locator(".turn").nth(1)
    turn.locator(".answer:not(.pending)").wait_for()
    expect(turn.locator(".narrowed")).to_have_count(0)


def test_a_text_is_found_and_chosen_by_keyboard(desktop: Page) -> None:
    desktop.locator("#box textarea").focus()
    desktop.keyboard.press("Shift+Tab")
    expect(desktop.locator(".scope-open")).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".scope-find")).to_be_focused()
    desktop.keyboard.type("配置新範式")
    expect(desktop.locator(".scope-list label")).to_have_count(1)
    desktop.keyboard.press("Tab")  # there is nothing yet to go back from: that button is passed over
    desktop.keyboard.press("Space")
    expect(desktop.locator(".scope-list input")).to_be_checked()
    desktop.keyboard.press("Escape")
    expect(desktop.locator(".scope-open")).to_be_focused()
    expect(desktop.locator(".scope-name")).to_have_text("马回")


def test_names_that_nothing_has_are_said_to_be_none(desktop: Page) -> None:
    desktop.locator(".scope-open").click()
    desktop.fill(".scope-find", "红烧肉")
    expect(desktop.locator(".scope-told")).to_have_text("没有名称含有这些字的作者或文章。")
