"""The page in headless Chromium. Every test also checks that no request left the machine and nothing went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from conftest import HOSTILE, PROBE, Staged

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [
    pytest.mark.browser,
    # Gradio's queue counts its requests, in our server's thread, with words of pandas that pandas 4 is to drop.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting' is deprecated"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated:DeprecationWarning"),
]

FOUR = "江西研究院的“四库系统”指的是哪四个库？"
POINTS = "创新积分制改革怎么用？"
COOKING = "红烧肉怎么做？"


def ask(page: Page, question: str) -> Locator:
    """Send a question; the finished turn."""
    before = page.locator(".turn").count()
    page.fill("#box textarea", question)
    page.keyboard.press("Enter")
    turn = page.locator(".turn").nth(before)
    turn.locator(".answer:not(.pending)").wait_for()
    return turn


def quoted(staged: Staged, marker: Locator) -> str:
    """The slice of the original that a marker's address names."""
    parts = urlsplit(marker.get_attribute("href") or "")
    essay = staged.essay(unquote(parts.path.removeprefix("original/")))
    assert essay is not None
    place = {name: int(values[0]) for name, values in parse_qs(parts.query).items()}
    return essay.text[place["start"] : place["end"]]


def marked(page: Page) -> str:
    return "".join(page.locator("#pane mark").all_text_contents())


def shows(page: Page, words: str) -> None:
    """Wait until exactly these words are marked, and see that they stand inside the pane's frame."""
    page.wait_for_function(
        "words => [...document.querySelectorAll('#pane mark')].map(mark => mark.textContent).join('') === words",
        arg=words,
    )
    assert page.evaluate(
        """() => {
            const frame = document.querySelector('#pane .pane').getBoundingClientRect();
            const mark = document.querySelector('#pane mark').getBoundingClientRect();
            const seen = document.elementFromPoint(frame.left + frame.width / 2, mark.top + 30);
            return mark.top >= frame.top && mark.top < frame.bottom && seen.closest('.pane') !== null;
        }"""
    ), "the mark is out of sight"


def fits(page: Page) -> bool:
    """Nothing reaches beyond the right edge of the window."""
    return bool(
        page.evaluate(
            """() => [...document.querySelectorAll('body *')].every(
                e => e.closest('.unseen') || e.getBoundingClientRect().right <= innerWidth + 1)
                && document.documentElement.scrollWidth <= innerWidth"""
        )
    )


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
    for _ in range(12):
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
    desktop.locator(".greeting .chip").first.click()
    desktop.locator(".turn .answered .marker").first.wait_for()
    assert desktop.input_value("#box textarea") == ""


@pytest.mark.parametrize("question", [f"{PROBE}探针", "探针 [1] **粗** $x$ # | `码` ${1+1} {{7*7}}", "探针\n第二行"])
def test_a_question_is_shown_to_the_letter(desktop: Page, question: str) -> None:
    turn = ask(desktop, question)
    assert turn.locator(".question").text_content() == f"提问：{question}"
    assert turn.locator(".question *").count() == 1, "only the unseen word for screen readers"


def test_a_hostile_document_is_text(desktop: Page) -> None:
    turn = ask(desktop, "探针")
    assert PROBE in turn.locator(".place").first.inner_text()
    for number, words in enumerate(turn.locator(".sources blockquote").all_text_contents()):
        turn.locator(".prose-text .marker").nth(number).click()
        shows(desktop, words)
    assert desktop.locator("#pane .paper-text").text_content() == HOSTILE.text
    assert desktop.locator("#pane h2").inner_text() == HOSTILE.title
    desktop.click("#chooser input")
    assert PROBE in desktop.locator("#chooser ul").inner_text()
    assert desktop.locator("img[src='x']").count() == 0


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


def test_clearing_begins_anew(desktop: Page) -> None:
    ask(desktop, "探针")
    desktop.click("#clear")
    desktop.locator(".greeting").wait_for()
    assert desktop.locator(".turn").count() == 0
    assert "无" in ask(desktop, "探针").locator(".notes").inner_text()


def test_clearing_drops_the_answer_that_is_on_its_way(desktop: Page) -> None:
    desktop.fill("#box textarea", "慢，探针")
    desktop.keyboard.press("Enter")
    desktop.locator(".pending").wait_for()
    desktop.click("#clear")
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
