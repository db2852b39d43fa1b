"""The original as a book to work with: contents, finding, letters, what is selected, notes.

Every test also checks that no request left the machine and that nothing went wrong in the browser, see `opened`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import Staged, opened
from playwright.sync_api import expect
from steps import BROWSER, fits, reload, shows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = BROWSER

SIZES = {
    "desk": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
}
# Selects code points [start, end) of the original as a reader does.
SELECT = """([start, end]) => {
    const text = document.querySelector('.paper-text');
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let at = 0, last = null;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const signs = [...node.data];
        const unit = points => signs.slice(0, points).join('').length;
        if (start >= at && start < at + signs.length) range.setStart(node, unit(start - at));
        if (end > at && end <= at + signs.length) range.setEnd(node, unit(end - at));
        at += signs.length;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    for page in opened(browser.new_context(locale="zh-CN", **SIZES[request.param]), address):
        read(page, "liu-zhonglin")
        yield page


def read(page: Page, essay_id: str) -> None:
    page.evaluate("essay => policyPage.choose(essay)", essay_id)
    if page.locator("#original").is_hidden():
        page.click(".open-original")
    page.locator(f".paper[data-essay='{essay_id}']").wait_for()


def test_the_contents_lead_to_each_part(page: Page) -> None:
    page.click("[data-read=contents]")
    rows = page.locator("#reader-panel .contents button")
    headings = [head.strip() for head in page.locator(".paper-text :is(h3, h4, h5, h6)").all_text_contents()]
    assert rows.all_text_contents() == headings and len(headings) >= 4
    assert fits(page)
    rows.last.click()
    head = page.locator(".paper-text :is(h3, h4, h5, h6)").last
    expect(head).to_be_focused()
    expect(head).to_be_in_viewport()
    expect(page.locator("#reader-panel")).to_be_hidden()


def test_words_are_found_in_all_originals_folded(page: Page, staged: Staged) -> None:
    page.fill(".reader-find", "創新聯合體")
    shows(page, "创新联合体")
    expect(page.locator(".reader-count")).to_contain_text("第 1 处")
    texts = [essay.text for essay_id, *_ in staged.essays() if (essay := staged.essay(essay_id))]
    total = sum(text.count("创新联合体") for text in texts)
    expect(page.locator(".reader-count")).to_contain_text(f"共 {total} 处")
    assert fits(page)
    first = page.url
    page.click("[data-step='1']")
    expect(page.locator(".reader-count")).to_contain_text("第 2 处")
    shows(page, "创新联合体")
    assert page.url != first
    page.locator(".reader-find").focus()
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".reader-count")).to_contain_text("第 1 处")
    page.fill(".reader-find", "科技红娘")
    page.locator(".paper[data-essay='zou-hui'] mark").wait_for()
    page.fill(".reader-find", "绝无此语")
    expect(page.locator(".reader-count")).to_have_text("所有原文中都没有")


def test_letters_grow_and_stay_so(page: Page) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.paper')).fontSize)"
    before = page.evaluate(size)
    page.click("[data-read=larger]")
    page.click("[data-read=larger]")
    assert page.evaluate(size) > before
    assert fits(page)
    grown = page.evaluate(size)
    reload(page)
    page.locator(".paper").wait_for(state="attached")
    assert page.evaluate(size) == grown


def test_selected_words_are_asked_about_copied_and_noted(page: Page, staged: Staged, tmp_path: Path) -> None:
    essay = staged.essay("liu-zhonglin")
    assert essay is not None
    quote = essay.text[2221:2250]
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(SELECT, [2221, 2250])
    page.click("#picked [data-pick=cite]")
    page.get_by_text("已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"“{quote}”——刘忠林. ") and "[N]" in copied
    page.click("#picked [data-pick=note]")
    note = page.locator(".notes-list li")
    expect(note.locator("blockquote")).to_have_text(quote)
    expect(note.locator("textarea")).to_be_focused()
    page.keyboard.type("待查*")
    assert fits(page)
    page.wait_for_timeout(300)
    reload(page)
    page.locator(".paper[data-essay='liu-zhonglin']").wait_for()
    read(page, "ma-hui")
    page.click("[data-read=notes]")
    expect(note.locator("textarea")).to_have_value("待查*")
    with page.expect_download() as coming:
        page.get_by_role("button", name="导出为 Markdown").click()
    coming.value.save_as(tmp_path / "notes.md")
    words = (tmp_path / "notes.md").read_text(encoding="utf-8")
    assert f"> “{quote}”\\[1\\]\n\n待查\\*\n" in words and "\\[1\\] 刘忠林. " in words
    note.locator("a").click()
    shows(page, quote)
    if page.locator("#reader-panel").is_hidden():
        page.click("[data-read=notes]")
    note.get_by_role("button").click()
    expect(note).to_have_count(0)
    page.locator("#reader-panel").get_by_role("button", name="撤销").click()
    expect(note).to_have_count(1)
    page.locator("#reader-panel").get_by_role("button", name="关闭").click()
    page.evaluate(SELECT, [2221, 2250])
    page.click("#picked [data-pick=ask]")
    expect(page.locator("#box textarea")).to_have_value(f"“{quote}”")
    expect(page.locator("#talk")).to_be_visible()
