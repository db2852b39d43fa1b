"""Every room in every state that a user comes to, in both languages and themes, on a desk and a phone.

axe-core finds nothing wrong, nothing reaches beyond the window, and in English nothing that the page says is left in
Chinese. axe-core comes with a Python package (the extra `test`); nothing is fetched.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

import pytest
from conftest import Staged, opened
from playwright.sync_api import expect
from steps import BROWSER, COOKING, SIZES, ask, fits

from bot.library import Library
from bot.text.reference import NO_DATE, NO_NEWSPAPER

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = BROWSER
OVERVIEW = "刘忠林的文章主要讲了什么？"
SITUATION = "我们是一家初创企业，缺少资金，怎么办？"
DRAFT = (
    "马回提出，“推广创新积分制改革，将创新积分与信贷支持、政策奖补挂勾”。刘忠林主张“支持领军企业牵头组建创新联合体”。"
)
# What a reference says where the source does not: words of references, in both languages.
IN_REFERENCES = {NO_NEWSPAPER, NO_DATE}
# What fades or flashes has come to its own colours.
SETTLED = """() => Promise.all(document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations < 9)
    .map((one) => one.finished.catch(() => {})))"""
RUN = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.flatMap(
    (one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")} ${node.failureSummary.slice(0, 300)}`))"""


@pytest.fixture(scope="module")
def axe() -> str:
    try:
        return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    except ModuleNotFoundError:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("axe-playwright-python is not installed (extra `test`)")


@pytest.fixture(params=product(SIZES, ("light", "dark"), ("zh", "en")), ids="-".join)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    size, theme, language = request.param
    context = browser.new_context(locale="zh-CN", color_scheme=theme, **SIZES[size])
    context.add_init_script(f"localStorage.setItem('policy-language', '{language}')")
    yield from opened(context, address)


@pytest.fixture(autouse=True)
def _empty(staged: Staged) -> Iterator[None]:
    yield
    library = Library(staged._bot)
    for one in library.collections():
        library.delete(one.key)


def enter(page: Page, room: str) -> None:
    page.locator(f".rooms button[data-room={room}]").click()


def answered(page: Page) -> None:
    for question in (OVERVIEW, COOKING, SITUATION):
        ask(page, question)


def listed(page: Page) -> None:
    page.locator(".talks-open").click()
    expect(page.locator(".talks-go")).to_have_count(1)


def chosen(page: Page) -> None:
    page.locator("[data-talk=close]").click()
    page.locator(".scope-open").click()
    page.locator(".scope-list input").first.wait_for()
    page.locator(".scope-list input").first.check()


def original(page: Page) -> None:
    page.keyboard.press("Escape")
    page.locator(".turn").first.locator("a.marker").first.click()
    page.locator("#pane mark").first.wait_for()
    page.locator("[data-read=contents]").click()


def noted(page: Page) -> None:
    page.locator("[data-read=notes]").click()
    page.locator(".panel-told").wait_for()


def recommended(page: Page) -> None:
    if page.locator(".close-original").is_visible():
        page.locator(".close-original").click()
    enter(page, "recommend")
    page.fill("#need textarea", "缺少资金")
    page.click("#recommend-send")
    page.locator("#advice .finding").first.wait_for()


def shelved(page: Page) -> None:
    enter(page, "shelf")
    page.locator(".heat td[style] button").first.wait_for()


def sifted(page: Page) -> None:
    page.locator(".heat td[style] button").first.click()
    page.locator(".drop").first.wait_for()


def defined(page: Page) -> None:
    enter(page, "study")
    page.locator(".term-entry h3").wait_for()


def said(page: Page) -> None:
    page.locator(".study-parts a[data-part=said]").click()
    page.locator(".said tr.done").first.wait_for()


def drawn(page: Page) -> None:
    page.locator(".study-parts a[data-part=outline]").click()
    page.locator(".mindmap svg").wait_for()


def tried(page: Page) -> None:
    page.locator(".study-parts a[data-part=quiz]").click()
    page.fill(".quiz input", "不是")
    page.keyboard.press("Enter")
    page.locator(".quiz-verdict").wait_for()


def checked(page: Page) -> None:
    enter(page, "check")
    page.fill("#draft textarea", DRAFT)
    page.click("#check-send")
    page.locator("#findings .finding").first.wait_for()


def own(page: Page) -> None:
    enter(page, "own")
    page.locator(".own-shelf").first.wait_for()
    document = {
        "name": "通知.txt",
        "mimeType": "text/plain",
        "buffer": "关于试点的通知\n\n一、总体要求\n\n开展试点。\n".encode(),
    }
    page.set_input_files(".own-drop input", [document, {**document, "name": "坏.zip"}])
    expect(page.locator(".own-card:not(.reading)")).to_have_count(2)


def added(page: Page) -> None:
    page.locator("[data-own=add]").click()
    page.locator(".own-job.done").wait_for()
    page.locator(".own-shelf[data-name]").wait_for()


STATES: tuple[Callable[[Page], None], ...] = (
    lambda _: None, answered, listed, chosen, original, noted, recommended, shelved, sifted, defined, said, drawn, tried, checked, own, added,
)  # fmt: skip


def test_axe_finds_nothing_wrong(page: Page, axe: str) -> None:
    page.evaluate(axe)
    found: list[str] = []
    for reach in STATES:
        reach(page)
        page.evaluate(SETTLED)
        found += [f"{reach.__name__}: {one}" for one in page.evaluate(RUN)]
        found += [] if fits(page) else [f"{reach.__name__}: reaches beyond the window"]
    assert not found, "\n".join(found)
    assert set(page.evaluate("[...policyLanguage.missing]")) <= IN_REFERENCES
