"""What users stumbled over who went through the page from start to end, at a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from conftest import Staged, opened
from playwright.sync_api import expect
from steps import BROWSER, COOKING, SIZES, ask, fits, quoted, shows

from bot.library import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = BROWSER
NOTICE = "江州市中试平台若干措施\n\n一、总体要求\n\n到2027年建成中试平台20家。\n".encode()
# Of each box that can be seen: whether what may be written in it looks as what is written.
ALIKE = """() => [...document.querySelectorAll('#desk :is(input, textarea)[placeholder]')].filter(e => e.checkVisibility())
    .filter(e => getComputedStyle(e, '::placeholder').color === getComputedStyle(e).color).map(e => e.outerHTML)"""


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser.new_context(locale="zh-CN", **SIZES[request.param]), address)


@pytest.fixture(autouse=True)
def _empty(staged: Staged) -> Iterator[None]:
    yield
    library = Library(staged._bot)
    for one in library.collections():
        library.delete(one.key)


def test_a_pointer_reaches_the_marker_of_a_heading_that_unfolds(page: Page, staged: Staged) -> None:
    turn = ask(page, "马回的文章主要讲了什么？")
    marker = turn.locator(".marks .marker").first
    open_ = turn.locator(".prose-text details[open]").count()
    marker.click()
    shows(page, quoted(staged, marker))
    assert turn.locator(".prose-text details[open]").count() == open_


def test_the_reasons_for_a_wrong_answer_are_seen_when_they_come(page: Page) -> None:
    turn = ask(page, COOKING)
    page.locator("#chat").evaluate(
        "e => e.scrollTop += document.querySelector('[data-deed=wrong]').getBoundingClientRect().bottom - e.getBoundingClientRect().bottom"
    )
    turn.locator("[data-deed=wrong]").click()
    expect(turn.locator(".reasons button").last).to_be_in_viewport(ratio=1)
    bottom = "e => e.getBoundingClientRect().bottom"
    assert turn.locator(".reasons").evaluate(bottom) <= page.locator("#chat").evaluate(bottom)


def test_what_may_be_written_does_not_look_as_if_it_were(page: Page) -> None:
    for room in ("recommend", "shelf", "study", "check", "talk"):
        page.locator(f".rooms button[data-room={room}]").click()
        page.locator(f"#{room} :is(input, textarea)[placeholder]:visible").first.wait_for()
        assert page.evaluate(ALIKE) == [], room
    page.locator(".talks-open").click()
    assert page.evaluate(ALIKE) == []


def test_the_button_of_the_filter_stands_in_no_line_by_itself(page: Page) -> None:
    page.locator(".rooms button[data-room=shelf]").click()
    page.locator(".shelf-search button").wait_for()
    top = "e => Math.round(e.getBoundingClientRect().top)"
    assert page.locator(".shelf-search select").evaluate(top) == page.locator(".shelf-search button").evaluate(top)


def test_words_can_be_read_while_their_mark_flashes(page: Page) -> None:
    ask(page, "马回从哪几个方面提出建议？").locator(".prose-text .marker").first.click()
    # The answer had opened the same place by itself: the marks of the click come with the pane that is no longer busy.
    mark = page.locator("#pane .pane:not([aria-busy]) mark:not(.also)").first
    mark.wait_for()
    contrasts = mark.evaluate(
        """e => {
            e.classList.remove('flash');
            e.getBoundingClientRect();
            e.classList.add('flash');
            const one = e.getAnimations()[0];
            one.pause();
            const light = (words) => words.match(/[\\d.]+/g).slice(0, 3).map(v => (words.startsWith('color') ? v : v / 255))
                .map(v => v <= 0.03928 ? v / 12.92 : ((+v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            return [0, 500, 700, 900, 1100, 1300].map(at => {
                one.currentTime = at;
                const style = getComputedStyle(e);
                const [low, high] = [light(style.color), light(style.backgroundColor)].sort((a, b) => a - b);
                return (high + 0.05) / (low + 0.05);
            });
        }"""
    )
    assert min(contrasts) > 4.5


def test_a_file_that_alone_is_refused_asks_for_no_place_to_add_it_to(page: Page) -> None:
    page.locator(".rooms button[data-room=own]").click()
    page.locator(".own-shelf").first.wait_for()
    page.set_input_files(".own-drop input", [{"name": "坏.docx", "mimeType": "", "buffer": b"PK broken"}])
    expect(page.locator(".own-card.refused")).to_be_visible()
    expect(page.locator(".own-waiting h3")).to_have_text("未能加入")
    expect(page.locator(".own-adding")).to_be_hidden()
    page.set_input_files(".own-drop input", [{"name": "措施.txt", "mimeType": "", "buffer": NOTICE}])
    expect(page.locator(".own-waiting h3")).to_have_text("待加入")
    expect(page.locator(".own-adding")).to_be_visible()


def test_what_is_answered_from_is_named_in_the_masthead_and_a_title_stands_once(page: Page) -> None:
    page.locator(".rooms button[data-room=own]").click()
    page.locator(".own-shelf").first.wait_for()
    page.set_input_files(".own-drop input", [{"name": "措施.txt", "mimeType": "", "buffer": NOTICE}])
    page.locator("[data-own=add]").click()
    page.locator(".own-job [data-own=use]").click()
    page.locator(".paper.begins").wait_for(state="attached")
    expect(page.locator("#from option:checked")).to_have_text("我的资料（1 份）")
    assert page.locator("#from").evaluate("e => e.getBoundingClientRect().width") > 100
    assert fits(page)
    if page.locator(".open-original").is_visible():
        page.locator(".open-original").click()
    title = page.locator(".paper-text > :first-child")
    expect(title).to_have_text("江州市中试平台若干措施")
    assert title.evaluate("e => getComputedStyle(e).textAlign") == "center"
    assert page.locator(".paper h2").evaluate("e => e.getBoundingClientRect().width") <= 1


def test_what_one_collection_does_not_say_is_asked_of_another(page: Page) -> None:
    expect(ask(page, "中试平台到2027年建成多少家？").locator("[data-deed=elsewhere]")).to_be_hidden()
    page.locator(".rooms button[data-room=own]").click()
    page.locator(".own-shelf").first.wait_for()
    page.set_input_files(".own-drop input", [{"name": "措施.txt", "mimeType": "", "buffer": NOTICE}])
    page.locator("[data-own=add]").click()
    page.locator(".own-job.done").wait_for()
    page.locator(".rooms button[data-room=talk]").click()
    deeds = page.locator(".turn").last.locator(".turn-deeds")
    deeds.get_by_role("button", name="换资料集再问").click()
    there = deeds.locator(".elsewhere").get_by_role("button", name="我的资料")
    expect(there).to_be_in_viewport(ratio=1)
    there.click()
    page.wait_for_url("**/c/*/**")
    answer = page.locator(".turn .answer:not(.pending)")
    expect(answer).to_contain_text("到2027年建成中试平台20家")
    assert page.locator(".turn").count() == 1 and fits(page)
    page.locator("[data-deed=elsewhere]").click()
    page.locator(".elsewhere button", has_text="原有文章").click()
    page.wait_for_url(lambda address: "/c/" not in address)
    page.locator(".turn .answer:not(.pending)").wait_for()
    assert page.locator(".turn").count() == 1  # a conversation of its own; the earlier one is kept
    page.locator(".talks-open").click()
    expect(page.locator(".talks-go")).to_have_count(2)
