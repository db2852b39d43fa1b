"""Asking on the page, in headless Chromium.

Every test also checks that no request left the machine and that nothing went wrong in the browser, see `opened`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import PROBE, Staged
from playwright.sync_api import expect
from steps import BROWSER, COOKING, FOUR, POINTS, ask, menu, quoted, reload, shows

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = BROWSER


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_who_opens_the_page_can_type_at_once(device: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(device)
    for _ in range(3):
        expect(page.locator("#box textarea")).to_be_focused()
        page.keyboard.type("马回")
        expect(page.locator("#box textarea")).to_have_value("马回")
        page.fill("#box textarea", "")
        reload(page)


def test_an_answer_cites_and_its_marker_marks_the_sentence(desktop: Page, staged: Staged) -> None:
    turn = ask(desktop, FOUR)
    marker = turn.locator(".prose-text .marker").first
    quote = quoted(staged, marker)
    assert "“四库系统”" in quote
    assert quote in turn.locator(".prose-text").inner_text()
    assert quote in turn.locator(".sources blockquote").all_text_contents()
    marker.click()
    shows(desktop, quote)
    essay_id = marker.get_attribute("data-essay")
    name = next(name for identity, name, _ in staged.essays() if identity == essay_id)
    desktop.wait_for_function("name => document.querySelector('#chooser input').value.includes(name)", arg=name)


def test_markers_of_earlier_answers_go_on_working(desktop: Page, staged: Staged) -> None:
    turns = [ask(desktop, FOUR), ask(desktop, POINTS), ask(desktop, FOUR)]
    for turn in (turns[0], turns[1], turns[2], turns[1], turns[0]):
        marker = turn.locator(".marker").first
        quote = quoted(staged, marker)
        marker.click()
        shows(desktop, quote)


def test_markers_work_by_keyboard(desktop: Page, staged: Staged) -> None:
    turn = ask(desktop, POINTS)
    desktop.evaluate("document.querySelector('.masthead').focus(); document.activeElement.blur()")
    for _ in range(30):
        desktop.keyboard.press("Tab")
        if desktop.evaluate("document.activeElement.matches('.marker')"):
            break
    focused = desktop.locator(":focus")
    assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    desktop.keyboard.press("Enter")
    shows(desktop, quoted(staged, turn.locator(".marker").first))


def test_a_marker_is_big_enough_for_a_finger(desktop: Page) -> None:
    for marker in ask(desktop, POINTS).locator(".marker").all():
        box = marker.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_a_refusal_suggests_questions_that_ask_themselves(desktop: Page) -> None:
    refused = ask(desktop, COOKING)
    assert refused.locator(".refused").count() == 1
    assert refused.locator(".marker").count() == 0
    chip = refused.locator(".chip").first
    question = chip.inner_text()
    chip.click()
    turn = desktop.locator(".turn").nth(1)
    turn.locator(".answer:not(.pending)").wait_for()
    assert question in turn.locator(".question").inner_text()


def test_an_example_asks_itself(desktop: Page) -> None:
    chip = desktop.locator(".greeting .chip").first
    question = chip.inner_text()
    chip.click()
    desktop.locator(".turn .answer:not(.pending)").wait_for()
    assert question in desktop.locator(".question").inner_text()
    assert desktop.input_value("#box textarea") == ""


@pytest.mark.parametrize("question", [f"{PROBE}探针", "探针 [1] **粗** $x$ # | `码` ${1+1} {{7*7}}", "探针\n第二行"])
def test_a_question_is_shown_to_the_letter(desktop: Page, question: str) -> None:
    turn = ask(desktop, question)
    assert turn.locator(".question").text_content() == f"提问：{question}"
    assert turn.locator(".question *").count() == 2, "only the unseen word for screen readers, and the question"
    assert turn.locator(".question [translate=no]").text_content() == question


def test_earlier_questions_go_along_but_failed_ones_do_not(desktop: Page) -> None:
    assert "无" in ask(desktop, "探针").locator(".notes").inner_text()
    failed = ask(desktop, "故障")
    assert failed.locator(".error").inner_text() == "索引已损坏，请运行 bot index 重建。"
    assert "此前的问题：探针。" in ask(desktop, "再问探针").locator(".notes").inner_text()


def test_empty_and_overlong_questions(desktop: Page) -> None:
    for blank in ("", "  ", "\n"):
        desktop.fill("#box textarea", blank)
        desktop.keyboard.press("Enter")
        desktop.click("#send")
    turn = ask(desktop, "字" * 10_001)
    assert turn.locator(".error").inner_text() == "问题超过 10000 字，请精简后再问。"
    assert desktop.locator(".turn").count() == 1
    assert len(desktop.input_value("#box textarea")) == 10_001, "kept, to be shortened"


def test_enter_sends_and_shift_enter_breaks_the_line(desktop: Page) -> None:
    desktop.click("#box textarea")
    desktop.keyboard.type("探针")
    desktop.keyboard.press("Shift+Enter")
    desktop.keyboard.type("第二行")
    assert desktop.input_value("#box textarea") == "探针\n第二行"
    desktop.keyboard.press("Enter")
    desktop.locator(".turn .answered").wait_for()
    assert desktop.input_value("#box textarea") == ""


def test_enter_that_ends_composing_does_not_send(desktop: Page) -> None:
    desktop.click("#box textarea")
    keyboard = desktop.context.new_cdp_session(desktop)
    keyboard.send("Input.imeSetComposition", {"text": "tanzhen", "selectionStart": 7, "selectionEnd": 7})
    desktop.keyboard.press("Enter")
    press = "(e, composing) => e.dispatchEvent(new KeyboardEvent('keypress', {key: 'Enter', isComposing: composing, bubbles: true}))"
    desktop.fill("#box textarea", "探针")
    desktop.locator("#box textarea").evaluate(press, True)
    desktop.wait_for_timeout(400)
    assert desktop.locator(".turn").count() == 0
    desktop.locator("#box textarea").evaluate(press, False)
    desktop.locator(".turn .answered").wait_for()


def test_work_in_progress_is_shown_and_the_next_question_may_be_typed(desktop: Page) -> None:
    desktop.fill("#box textarea", "慢，探针")
    desktop.keyboard.press("Enter")
    desktop.locator(".pending").wait_for()
    assert "正在查找原文" in desktop.locator(".pending").inner_text()
    desktop.fill("#box textarea", "下一个问题")
    desktop.locator(".turn .answered").wait_for()
    desktop.wait_for_timeout(200)
    assert desktop.input_value("#box textarea") == "下一个问题"


def test_a_question_sent_while_an_answer_is_on_its_way_is_asked_next(desktop: Page) -> None:
    desktop.fill("#box textarea", "慢，探针")
    desktop.keyboard.press("Enter")
    desktop.locator(".pending").wait_for()
    desktop.fill("#box textarea", "再问探针")
    desktop.keyboard.press("Enter")
    desktop.locator(".turn").nth(1).locator(".answered").wait_for()
    assert "此前的问题：慢，探针。" in desktop.locator(".turn").nth(1).locator(".notes").inner_text()
    assert desktop.locator(".turn").count() == 2


def test_clearing_begins_anew(desktop: Page) -> None:
    ask(desktop, "探针")
    menu(desktop, "清空对话")
    desktop.locator(".greeting").wait_for()
    assert desktop.locator(".turn").count() == 0
    assert "无" in ask(desktop, "探针").locator(".notes").inner_text()


def test_clearing_drops_the_answer_that_is_on_its_way(desktop: Page) -> None:
    desktop.fill("#box textarea", "慢，探针")
    desktop.keyboard.press("Enter")
    desktop.locator(".pending").wait_for()
    menu(desktop, "清空对话")
    desktop.locator(".greeting").wait_for()
    desktop.wait_for_timeout(2500)
    assert desktop.locator(".turn").count() == 0


def test_a_citation_is_copied_with_its_reference(desktop: Page) -> None:
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn = ask(desktop, POINTS)
    turn.locator(".copy").first.click()
    desktop.get_by_text("已复制").wait_for()
    copied = desktop.evaluate("navigator.clipboard.readText()")
    assert turn.locator(".sources blockquote").first.text_content() in copied
    assert "——" in copied
