"""The editors' room: a draft in, findings out, the original beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from bot.faces import limits
from tests.browser.conftest import PATIENCE

pytestmark = pytest.mark.browser
TRUE = "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩"
DRAFT = f"马回提出，“{TRUE}”。刘忠林指出，“{TRUE.replace('推广', '取消')}”。"


def enter(page: Page) -> None:
    page.get_by_role("button", name="引文核查").click()


def check(page: Page, draft: str) -> None:
    page.locator("#draft textarea").fill(draft)
    page.locator("#check-send").click()


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_findings_are_cards_and_open_their_place(device: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(device)
    enter(page)
    expect(page.locator("#talk")).to_be_hidden()
    check(page, DRAFT)
    expect(page.locator(".check-summary")).to_contain_text("一致 1 处，有改动 1 处")
    altered = page.locator(".finding.altered")
    expect(altered.locator("del")).to_have_text("推广")
    expect(altered.locator("ins")).to_have_text("取消")
    expect(altered).to_contain_text("作者也不符")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    altered.get_by_text("查看原文").click()
    expect(page.locator("#pane mark")).to_have_text(TRUE)


def test_the_right_words_and_the_reference_are_copied(desktop: Page) -> None:
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    enter(desktop)
    check(desktop, DRAFT)
    for label, copied in (("复制正确引文", f"“{TRUE}”"), ("复制参考文献", "马回. 构建研发投入配置新范式")):
        button = desktop.locator(".finding.altered").get_by_text(label)
        button.click()
        expect(desktop.locator(".finding.altered .copy", has_text="已复制")).to_be_visible()
        assert desktop.evaluate("navigator.clipboard.readText()").startswith(copied)
        expect(desktop.locator(".finding.altered").get_by_text(label)).to_be_visible()


def test_a_word_file_goes_in_and_one_with_comments_comes_out(desktop: Page, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(DRAFT)
    document.save(str(tmp_path / "稿.docx"))
    enter(desktop)
    desktop.locator("#draft-file input[type=file]").set_input_files(tmp_path / "稿.docx")
    expect(desktop.locator("#draft-file")).to_contain_text("稿")
    desktop.locator("#check-send").click()
    expect(desktop.locator(".finding")).to_have_count(2)
    with desktop.expect_download() as waiting:
        desktop.locator("#check-download").click()
    waiting.value.save_as(tmp_path / "out.docx")
    assert len(list(Document(str(tmp_path / "out.docx")).comments)) == 2


def test_an_empty_draft_and_a_broken_file_are_told_in_a_sentence(desktop: Page, tmp_path: Path) -> None:
    enter(desktop)
    check(desktop, "  ")
    expect(desktop.locator(".check-note.error")).to_have_text("请先粘贴稿件，或拖入文件。")
    (tmp_path / "图.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    desktop.locator("#draft-file input[type=file]").set_input_files(tmp_path / "图.docx")
    expect(desktop.locator("#draft-file")).to_contain_text("图")
    desktop.locator("#check-send").click()
    expect(desktop.locator(".check-note.error")).to_contain_text("无法读取")


def test_what_is_too_large_is_told_as_what_it_is_and_nothing_is_lost(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page = browser.new_page()  # of its own: a refused request is an error on the console
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector(".greeting .chip")
    enter(page)
    words = "创" * (limits.BODY // 3 + 1)
    box = page.locator("#draft textarea")
    box.evaluate(
        "(box, words) => { box.value = words; box.dispatchEvent(new Event('input', {bubbles: true})); }", words
    )
    page.locator("#check-send").click()
    expect(page.locator(".toast-body .told")).to_contain_text("所发送的内容超过 2 MB")
    assert box.input_value() == words
    (tmp_path / "稿.txt").write_bytes(b"1" * (limits.UPLOAD + 1))
    page.locator("#draft-file input[type=file]").set_input_files(tmp_path / "稿.txt")
    large = page.locator(".toast-body .large").first
    large.wait_for(state="attached")
    assert "超过 20 MB" in large.evaluate("(said) => getComputedStyle(said, '::after').content")
    page.close()


def test_a_hostile_draft_is_text(desktop: Page) -> None:
    enter(desktop)
    check(desktop, f"<img src=x onerror=alert(1)>马回提出，“<b>{TRUE}</b>”")
    expect(desktop.locator(".draft")).to_contain_text("<img src=x onerror=alert(1)>")
    assert desktop.locator("#findings img").count() == 0
