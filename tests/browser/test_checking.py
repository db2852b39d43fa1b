"""The editors' desk: a draft in the box, findings beside it and linked both ways, the original on demand."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect
from steps import BROWSER, fits

from bot.faces import limits
from tests.browser.conftest import PATIENCE

pytestmark = BROWSER
TRUE = "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩"
FALSE = TRUE.replace("推广", "取消")
DRAFT = f"马回提出，“{TRUE}”。刘忠林指出，“{FALSE}”。"
LONG = DRAFT + "\n这一段没有引文。" * 60 + f"\n我们认为，{TRUE}。某报称，“天上的月亮照着地上走路的人们”。"


def enter(page: Page) -> None:
    page.get_by_role("button", name="引文核查").click()


def box(page: Page) -> str:
    return page.locator("#draft textarea").input_value()


def check(page: Page, draft: str) -> None:
    page.locator("#draft textarea").fill(draft)
    page.locator("#check-send").click()


def upload(page: Page, file: Path) -> None:
    page.locator("#draft-file input[type=file]").set_input_files(file)


def in_view(page: Page, selector: str) -> bool:
    """Whether the middle of an element is what one sees there."""
    return bool(
        page.evaluate(
            """selector => {
                const element = document.querySelector(selector);
                const { left, top, width, height } = element.getClientRects()[0];
                const seen = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 40));
                return seen !== null && (element.contains(seen) || seen.contains(element));
            }""",
            selector,
        )
    )


@pytest.fixture(params=["desktop", "phone"])
def page(request: pytest.FixtureRequest) -> Page:
    given: Page = request.getfixturevalue(request.param)
    enter(given)
    return given


def test_findings_are_cards_the_gravest_first_and_open_their_place(page: Page) -> None:
    expect(page.locator("#talk")).to_be_hidden()
    check(page, LONG)
    expect(page.locator(".check-summary")).to_contain_text("一致 2 处，有改动 1 处")
    expect(page.locator(".check-summary")).to_contain_text("其中照录而未加引号 1 处")
    assert page.locator(".finding").evaluate_all("cards => cards.map(card => card.dataset.number)") == list("2431")
    altered = page.locator(".finding.meaning")
    expect(altered.locator(".label")).to_have_text(["改变原意", "作者不符"])
    expect(altered.locator("del")).to_have_text("推广")
    expect(altered.locator("ins")).to_have_text("取消")
    expect(page.locator(".finding.unmarked .label")).to_have_text(["照录而未加引号", "一致"])
    assert fits(page)
    altered.get_by_text("查看原文").click()
    expect(page.locator("#pane mark")).to_have_text(TRUE)
    page.locator(".close-original").click()
    expect(page.locator("#original")).to_be_hidden()


def test_words_lead_to_their_finding_and_back_and_the_draft_stays_in_view(page: Page) -> None:
    check(page, LONG)
    page.locator('#marked .quoted[data-number="2"]').click()
    expect(page.locator("#finding-2")).to_be_focused()
    assert in_view(page, "#finding-2 .verdict") and in_view(page, '#marked .quoted[data-number="2"]')
    page.locator("#finding-4 .in-draft").click()
    words = page.locator('#marked .quoted[data-number="4"]')
    expect(words).to_be_focused()
    expect(words).to_have_class("quoted not_found current")
    assert in_view(page, '#marked .quoted[data-number="4"]'), "the draft has scrolled to it"
    page.keyboard.press("Enter")
    expect(page.locator("#finding-4")).to_be_focused()
    assert in_view(page, "#finding-4 .verdict")


def test_the_findings_are_filtered_and_the_filter_holds_over_the_next_check(desktop: Page) -> None:
    enter(desktop)
    check(desktop, LONG)
    shown = desktop.locator(".finding:visible")
    expect(shown).to_have_count(4)
    for grade, numbers in (("unclean", "243"), ("unmarked", "3"), ("verbatim", "31"), ("all", "2431")):
        desktop.locator(f'.grade[data-grade="{grade}"]').click()
        assert shown.evaluate_all("cards => cards.map(card => card.dataset.number)") == list(numbers)
    desktop.locator('.grade[data-grade="unmarked"]').click()
    desktop.locator('#marked .quoted[data-number="1"]').click()
    expect(desktop.locator("#finding-1")).to_be_visible()
    desktop.locator('.grade[data-grade="unclean"]').click()
    desktop.locator("#check-send").click()
    desktop.locator(".checking").wait_for(state="detached")
    expect(desktop.locator('.grade[data-grade="unclean"]')).to_have_attribute("aria-pressed", "true")
    expect(shown).to_have_count(3)


def test_the_originals_words_are_taken_over_checked_and_can_be_taken_back(page: Page) -> None:
    check(page, f"😀{LONG}")
    page.locator("#finding-2 .adopt").click()
    expect(page.locator(".desk-note")).to_contain_text("已采用原文（第 2 处），并重新核查。")
    expect(page.locator("#finding-2 .label")).to_have_text(["作者不符"])
    assert box(page) == f"😀{LONG}".replace(FALSE, TRUE)
    page.locator("#finding-3 .adopt").click()
    expect(page.locator("#finding-3 .label")).to_have_text(["一致"])
    assert f"我们认为，“{TRUE}”。" in box(page)
    page.locator(".undo").click()
    expect(page.locator("#finding-3 .label")).to_have_text(["照录而未加引号", "一致"])
    page.locator(".undo").click()
    expect(page.locator("#finding-2 .label")).to_have_text(["改变原意", "作者不符"])
    assert box(page) == f"😀{LONG}"
    expect(page.locator(".undo")).to_be_hidden()


def test_what_was_typed_since_is_not_overwritten(desktop: Page) -> None:
    enter(desktop)
    check(desktop, DRAFT)
    expect(desktop.locator(".finding")).to_have_count(2)
    desktop.get_by_role("button", name="编辑稿件").click()
    desktop.locator("#draft textarea").fill(f"前言。{DRAFT}")
    expect(desktop.locator(".desk-note")).to_contain_text("稿件已改动，所列结果是改动前的")
    desktop.locator("#finding-2 .adopt").click()
    expect(desktop.locator("#finding-2 .label")).to_have_text(["作者不符"])
    assert box(desktop) == f"前言。{DRAFT.replace(FALSE, TRUE)}"
    desktop.get_by_role("button", name="编辑稿件").click()
    desktop.locator("#draft textarea").fill("另一篇稿件。")
    assert desktop.locator(".adopt").count() == 0
    expect(desktop.locator("#check[data-stale]")).to_be_visible()


def test_the_right_words_and_the_reference_are_copied(desktop: Page) -> None:
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    enter(desktop)
    check(desktop, DRAFT)
    altered = desktop.locator("#finding-2")
    for label, copied in (("复制正确引文", f"“{TRUE}”"), ("复制参考文献", "马回. 构建研发投入配置新范式")):
        altered.get_by_text(label).click()
        expect(altered.locator(".copy", has_text="已复制")).to_be_visible()
        assert desktop.evaluate("navigator.clipboard.readText()").startswith(copied)
        expect(altered.get_by_text(label)).to_be_visible()


def test_newspaper_and_date_are_filled_in_once_and_stand_in_every_reference(desktop: Page, tmp_path: Path) -> None:
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    enter(desktop)
    for unknown, known in (("[报纸名不详]", "江南日报"), ("[日期不详]", "2025年3月2日")):
        desktop.get_by_placeholder(unknown).fill(known)
    check(desktop, DRAFT)
    desktop.locator("#finding-2").get_by_text("复制参考文献").click()
    expect(desktop.locator("#finding-2 .copy", has_text="已复制")).to_be_visible()
    assert "江南日报, 2025-03-02" in desktop.evaluate("navigator.clipboard.readText()")
    for kind, file in (("docx", "稿件-引文核查.docx"), ("html", "稿件-引文核查.html")):
        with desktop.expect_download() as waiting:
            desktop.locator(f"#check-{kind}").click()
        assert waiting.value.suggested_filename == file
        waiting.value.save_as(tmp_path / file)
    told = [comment.text for comment in Document(str(tmp_path / "稿件-引文核查.docx")).comments]
    assert len(told) == 2 and all("江南日报, 2025-03-02" in comment for comment in told)
    assert "江南日报, 2025-03-02" in (tmp_path / "稿件-引文核查.html").read_text(encoding="utf-8")
    desktop.reload()
    enter(desktop)
    expect(desktop.get_by_placeholder("[报纸名不详]")).to_have_value("江南日报")
    expect(desktop.get_by_placeholder("[日期不详]")).to_have_value("2025-03-02")


def test_a_file_fills_the_box_and_the_box_is_what_is_checked(desktop: Page, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(DRAFT)
    document.add_paragraph("另一段。").runs[0].bold = True
    document.save(str(tmp_path / "稿.docx"))
    draft = f"{DRAFT}\n另一段。"
    enter(desktop)
    desktop.locator("#draft textarea").fill("先前写的话。")
    upload(desktop, tmp_path / "稿.docx")
    expect(desktop.locator("#check-status")).to_contain_text("已读入“稿.docx”")
    assert box(desktop) == draft
    expect(desktop.locator(".desk-note")).to_contain_text("框中原有的文字已由文件的内容替换")
    check(desktop, draft.replace(FALSE, TRUE))
    expect(desktop.locator(".finding")).to_have_count(2)
    assert desktop.locator(".finding.meaning").count() == 0, "the corrected text, and not the file"
    with desktop.expect_download() as waiting:
        desktop.locator("#check-docx").click()
    assert waiting.value.suggested_filename == "稿-引文核查.docx"
    waiting.value.save_as(tmp_path / "out.docx")
    came = Document(str(tmp_path / "out.docx"))
    assert len(list(came.comments)) == 2
    assert came.paragraphs[1].runs[0].bold, "the editor's own file"
    assert "".join(came.element.xpath("//w:del//w:delText/text()")) == "取消", "what was corrected is a tracked change"
    desktop.locator("#check-clear").click()
    expect(desktop.locator(".desk-note")).to_contain_text("稿件已清空。")
    assert box(desktop) == ""
    desktop.locator(".undo").click()
    assert box(desktop) == draft.replace(FALSE, TRUE)
    desktop.locator(".undo").click()
    assert box(desktop) == "先前写的话。", "nothing typed is lost"
    desktop.locator("#check-clear").click()
    desktop.get_by_text("稿件已清空。").wait_for()
    desktop.locator("#draft textarea").fill("又写的话。")
    for words in ("先前写的话。", "又写的话。"):
        desktop.locator(".undo").click()
        assert box(desktop) == words, "nor what was typed since"


def test_the_draft_survives_a_reload(page: Page) -> None:
    page.locator("#draft textarea").fill(DRAFT)
    page.reload()
    enter(page)
    expect(page.locator("#draft textarea")).to_have_value(DRAFT)
    expect(page.locator(".kept")).to_contain_text("刷新后仍在")
    page.locator("#check-send").click()
    expect(page.locator(".finding")).to_have_count(2)


def test_a_long_check_shows_its_progress_and_can_be_stopped(page: Page) -> None:
    check(page, DRAFT)
    expect(page.locator(".finding")).to_have_count(2)
    page.get_by_role("button", name="编辑稿件").click()
    check(page, f"漫长。{DRAFT}")
    expect(page.locator(".checking")).to_contain_text("共 3000 处")
    expect(page.locator("progress")).to_have_attribute("max", "3000")
    page.locator("#check-stop").click()
    expect(page.locator("#check-status")).to_have_text("核查已停止，稿件未受影响。")
    expect(page.locator("#check-stop")).to_be_hidden()
    assert box(page) == f"漫长。{DRAFT}"
    page.get_by_role("button", name="编辑稿件").click()
    check(page, DRAFT)
    expect(page.locator("#check-status")).to_be_hidden()


def test_whoever_goes_on_writing_during_a_check_is_left_at_it(desktop: Page) -> None:
    enter(desktop)
    check(desktop, f"漫漫。{DRAFT}")
    desktop.locator(".checking").wait_for()
    desktop.locator("#draft textarea").press_sequentially("还有。")
    expect(desktop.locator(".finding")).to_have_count(2)
    expect(desktop.locator("#draft textarea")).to_be_visible()
    expect(desktop.locator(".desk-note")).to_contain_text("稿件已改动")
    assert "还有。" in box(desktop)


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        ("  ", "请先粘贴稿件，或拖入文件。"),
        ("故障", "索引已损坏，请运行 bot index 重建。"),
        ("崩溃", "程序内部错误，本次未能核查；请稍后重试，详情见运行窗口中的日志。"),
    ],
)
def test_a_failure_is_told_as_what_it_is(desktop: Page, draft: str, sentence: str) -> None:
    enter(desktop)
    check(desktop, draft)
    expect(desktop.locator(".check-note.error")).to_have_text(sentence)
    assert box(desktop) == draft


def test_a_file_that_cannot_be_read_is_told_and_the_box_is_kept(desktop: Page, tmp_path: Path) -> None:
    enter(desktop)
    desktop.locator("#draft textarea").fill(DRAFT)
    (tmp_path / "图.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    upload(desktop, tmp_path / "图.docx")
    expect(desktop.locator(".check-note.error")).to_contain_text("无法读取“图.docx”")
    assert box(desktop) == DRAFT


def toast(page: Page, title: str, sentence: str) -> None:
    """Wait for a toast that says exactly this, and see that it is what is shown."""
    said = page.locator(f'.toast-body [data-told*="{sentence}"]').first
    said.wait_for(state="attached")
    assert sentence in said.evaluate("said => getComputedStyle(said, '::after').content")
    assert page.locator(".toast-title").last.get_attribute("data-told") == title


def test_a_toast_tells_the_error_that_happened_and_nothing_is_lost(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page = browser.new_page()  # of its own: a refused request is an error on the console
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector(".greeting .chip")
    enter(page)
    words = "创" * (limits.BODY // 3 + 1)
    page.locator("#draft textarea").evaluate(
        "(box, words) => { box.value = words; box.dispatchEvent(new Event('input', {bubbles: true})); }", words
    )
    page.locator("#check-send").click()
    toast(page, "未能完成", "所发送的内容超过 5 MB")
    assert box(page) == words
    page.locator("#draft textarea").fill(DRAFT)
    (tmp_path / "稿.txt").write_bytes(b"1" * (limits.UPLOAD + 1))
    upload(page, tmp_path / "稿.txt")
    toast(page, "未能完成", "文件超过 20 MB")
    (tmp_path / "稿.png").write_bytes(b"1")
    upload(page, tmp_path / "稿.png")
    toast(page, "未能完成", "只能读取 .docx、.txt 和 .md 文件")
    page.route("**/gradio_api/queue/**", lambda route: route.abort())
    page.locator("#check-send").click()
    toast(page, "连接中断", "与程序的连接已中断")
    page.unroute_all()
    page.reload()
    enter(page)
    expect(page.locator("#draft textarea")).to_have_value(DRAFT)
    page.close()


def test_a_hostile_draft_is_text(desktop: Page) -> None:
    enter(desktop)
    check(desktop, f"<img src=x onerror=alert(1)>马回提出，“<b>{TRUE}</b>”")
    expect(desktop.locator(".draft")).to_contain_text("<img src=x onerror=alert(1)>")
    assert desktop.locator("#findings img, #marked img").count() == 0
