"""How answers stand on the page: points, outlines, facts, sources, next questions; at a desk and on a phone, in both themes.

Every test also checks that no request left the machine and that nothing went wrong in the browser, see `opened`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from conftest import Staged, opened
from playwright.sync_api import expect
from steps import BROWSER, COOKING, ask, fits, quoted, shows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = BROWSER

OVERVIEW = "刘忠林的文章主要讲了什么？"
COLUMN = "这组文章总体上讲了什么？"
COMPARED = "三位作者分别怎么谈科技金融？"
FACT = "刘忠林是什么单位的？"
WRONG = "刘忠林提出的创新积分制是什么？"
UNDEFINED = "1269是什么意思？"
KINDS = {
    "desk, light": {"viewport": {"width": 1280, "height": 800}},
    "desk, dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "phone, light": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "phone, dark": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "color_scheme": "dark",
    },
}


@pytest.fixture(params=KINDS)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser.new_context(locale="zh-CN", **KINDS[request.param]), address)


def test_every_kind_of_answer_fits_and_can_be_read(page: Page) -> None:
    for question in (OVERVIEW, COLUMN, COMPARED, FACT, WRONG, UNDEFINED, COOKING):
        turn = ask(page, question)
        assert fits(page), question
        small = turn.locator(".answer :is(p, li, summary, button, b)").evaluate_all(
            """all => all.filter(e => e.checkVisibility() && e.innerText.trim()).filter(e => {
                const parts = getComputedStyle(e).color.match(/[\\d.]+/g).map(Number);
                let ground = e;
                const clear = e => /rgba\\(.*, 0\\)|transparent/.test(getComputedStyle(e).backgroundColor);
                while (clear(ground) && ground.parentElement) ground = ground.parentElement;
                const under = getComputedStyle(ground).backgroundColor.match(/[\\d.]+/g).map(Number);
                const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
                    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                const [low, high] = [light(parts), light(under)].sort((a, b) => a - b);
                return (high + 0.05) / (low + 0.05) < 4.5 || parseFloat(getComputedStyle(e).fontSize) < 13;
            }).map(e => e.outerHTML)"""
        )
        assert small == [], "WCAG AA, and no smaller than 13 px"


def test_an_outline_unfolds_by_keyboard_and_stays_so(desktop: Page) -> None:
    turn = ask(desktop, OVERVIEW)
    expect(turn.locator(".outcome > .lead")).to_contain_text("分为 4 个部分")
    folds = turn.locator(".points details")
    expect(folds).to_have_count(4)
    first = folds.first.locator("summary")
    point = folds.first.locator(".point").first
    expect(point).to_be_visible()
    first.focus()
    desktop.keyboard.press("Enter")
    expect(point).to_be_hidden()
    ask(desktop, FACT)
    expect(point).to_be_hidden()
    turn.locator(".unfold").click()
    expect(turn.locator(".unfold")).to_have_text("全部展开")
    assert not folds.evaluate_all("all => all.some(fold => fold.open)")
    turn.locator(".unfold").click()
    expect(point).to_be_visible()


def test_another_depth_stands_in_the_place_of_the_answer(desktop: Page) -> None:
    turn = ask(desktop, OVERVIEW)
    expect(turn.get_by_role("button", name="要点")).to_have_attribute("aria-pressed", "true")
    for name, count in (("全文", 4), ("标题", 0), ("主旨", 0), ("要点", 4)):
        turn.get_by_role("button", name=name, exact=True).click()
        expect(turn.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")
        expect(turn.get_by_role("button", name=name, exact=True)).to_be_focused()
        expect(turn.locator(".points details")).to_have_count(count)
    assert desktop.locator(".turn").count() == 1
    expect(ask(desktop, "那马回呢？").locator(".outcome")).to_contain_text("马回的文章分为 4 个部分")


def test_quotations_are_printed_once_and_their_places_below(desktop: Page) -> None:
    turn = ask(desktop, COMPARED)
    expect(turn.locator(".outcome")).to_contain_text("的说法")
    for quote in turn.locator(".sources blockquote").all():
        assert (quote.text_content() or "") in turn.locator(".prose-text").inner_text()
        expect(quote).to_be_hidden()
    if not turn.locator(".sources").evaluate("e => e.open"):
        turn.locator(".sources > summary").click()
    turn.locator(".sources li summary").first.click()
    expect(turn.locator(".sources blockquote").first).to_be_visible()
    expect(turn.locator(".sources .copy").first).to_be_visible()
    assert not ask(desktop, OVERVIEW).locator(".sources").evaluate("e => e.open"), "many are folded"


def test_a_fact_of_the_record_leads_nowhere_and_says_what_it_is(page: Page) -> None:
    fact = ask(page, FACT).locator(".prose-text .marker.fact").nth(1)
    assert fact.get_attribute("href") is None
    fact.click()
    expect(page.locator("#peek")).to_contain_text("作者单位和职务")
    expect(page.locator("#peek")).to_contain_text("副研究员")
    assert fits(page)
    page.keyboard.press("Escape")
    expect(page.locator("#peek")).to_be_hidden()


def test_a_marker_that_is_pointed_at_or_focused_shows_the_words(desktop: Page, staged: Staged) -> None:
    turn = ask(desktop, COMPARED)
    card = desktop.locator("#peek")
    for act in ("hover", "focus"):
        marker = turn.locator(".prose-text .marker").nth(1)
        if act == "hover":
            marker.hover()
        else:
            turn.locator(".prose-text .marker").first.focus()
            desktop.keyboard.press("Tab")
        expect(card).to_contain_text(quoted(staged, marker))
        expect(card).to_contain_text("刘忠林《推动创新链和产业链双向赋能》")
        expect(marker).to_have_attribute("aria-describedby", "peek")
        assert fits(desktop)
        desktop.keyboard.press("Escape")
        expect(card).to_be_hidden()
    turn.locator(".prose-text .marker").nth(2).hover()
    card.hover()
    desktop.wait_for_timeout(400)
    expect(card).to_be_visible()
    desktop.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_what_else_is_cited_of_the_text_is_marked_more_faintly(page: Page, staged: Staged) -> None:
    turn = ask(page, OVERVIEW)
    markers = turn.locator(".prose-text .marker")
    markers.nth(2).click()
    shows(page, quoted(staged, markers.nth(2)))
    faint = page.locator("#pane mark.also")
    expect(faint).to_have_count(markers.count() - 1)
    assert faint.all_text_contents() == [quoted(staged, marker) for at, marker in enumerate(markers.all()) if at != 2]


def test_what_kind_of_answer_it_is_can_be_seen(desktop: Page) -> None:
    refused = ask(desktop, COOKING)
    expect(refused.locator(".standing")).to_have_text("未能作答")
    expect(refused.locator(".suggestions h3")).to_have_text("可以这样问")
    expect(ask(desktop, UNDEFINED).locator(".standing")).to_have_text("部分作答")
    wrong = ask(desktop, WRONG).locator(".answer")
    expect(wrong.locator(".correction")).to_contain_text("在刘忠林的文章中没有找到")
    assert wrong.locator(":scope .prose-text > .block").first.locator(".correction").count() == 1
    greeted = ask(desktop, "你好")
    expect(greeted.locator(".chip").first).to_be_visible()
    expect(greeted.locator(".standing")).to_have_count(0)


def test_next_questions_follow_an_answer_and_ask_themselves(page: Page) -> None:
    chip = ask(page, OVERVIEW).locator(".chip").first
    question = chip.inner_text()
    chip.click()
    turn = page.locator(".turn").nth(1)
    turn.locator(".answer.answered").wait_for()
    assert question in turn.locator(".question").inner_text()


def test_an_advised_situation_leads_to_the_room_of_measures(desktop: Page) -> None:
    ask(desktop, "我是一家科技型中小企业，缺钱，怎么办？").locator(".go").click()
    expect(desktop.locator("#recommend")).to_be_visible()
