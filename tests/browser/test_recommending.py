"""The rooms of recommendations and of the catalogue: a situation in, measures out, the original beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import PROBE

pytestmark = pytest.mark.browser
SHARED = "推动高校、科研院所的科研仪器设备、实验平台向企业开放"


def enter(page: Page, room: str = "对策建议") -> None:
    page.locator(".rooms button", has_text=room).click()


def look_for(page: Page, role: str, need: str) -> None:
    page.locator("#role input").fill(role)
    page.locator("#role input").press("Enter")
    page.locator("#need textarea").fill(need)
    page.locator("#recommend-send").click()


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_measures_are_cards_that_open_their_place(device: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(device)
    enter(page)
    expect(page.locator("#talk")).to_be_hidden()
    look_for(page, "科技型中小企业", "缺钱、没有检测设备、缺停车位")
    expect(page.locator("#advice .check-summary")).to_contain_text("针对“缺钱”“没有检测设备”")
    card = page.locator(".finding", has_text=SHARED)
    expect(card).to_contain_text("直接适用")
    expect(card.locator("blockquote b")).to_have_text(SHARED)
    expect(card.locator(".place")).to_contain_text("马回")
    expect(page.locator(".gaps")).to_contain_text("缺停车位")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    card.get_by_text("查看原文").click()
    expect(page.locator("#pane mark")).to_contain_text(SHARED)


def test_cards_are_filtered_by_actor_and_instrument(desktop: Page) -> None:
    enter(desktop)
    look_for(desktop, "科技企业", "缺钱、没有检测设备")
    cards = desktop.locator("#advice .finding:visible")
    expect(desktop.locator(".finding", has_text=SHARED)).to_be_visible()
    whole = cards.count()
    sieve = desktop.get_by_role("button", name="数据与设备共享", exact=True)
    sieve.click()
    expect(sieve).to_have_attribute("aria-pressed", "true")
    expect(desktop.locator(".finding", has_text=SHARED)).to_be_visible()
    assert 0 < cards.count() < whole
    desktop.locator(".sieve[data-kind=actors]", has_text="金融机构").click()
    expect(cards).to_have_count(0)
    desktop.locator(".sieve[data-kind=actors]", has_text="金融机构").click()
    sieve.click()
    expect(cards).to_have_count(whole)


def test_what_only_bears_on_the_need_is_folded_away_until_it_is_filtered_for(desktop: Page) -> None:
    enter(desktop)
    look_for(desktop, "高校副教授", "成果转化收益怎么分，评职称只看论文，孩子入学没着落")
    loose = desktop.locator(".loose")
    expect(loose.locator("summary")).to_contain_text("只与需求间接相关，供参考")
    folded = loose.locator(".finding")
    expect(folded.first).to_be_hidden()
    loose.locator("summary").click()
    expect(folded.first).to_contain_text("供参考")
    expect(folded.first).to_be_visible()
    loose.locator("summary").click()
    tag = folded.first.locator(".tags li").last.text_content() or ""
    sieve = desktop.locator(".sieve[data-kind=instruments]").get_by_text(tag, exact=True)
    sieve.click()
    expect(folded.first).to_be_visible()
    sieve.click()
    expect(folded.first).to_be_hidden()


def test_memos_are_downloaded(desktop: Page, tmp_path: Path) -> None:
    enter(desktop)
    look_for(desktop, "科技企业", "没有检测设备")
    expect(desktop.locator("#recommend-docx")).to_be_visible()
    for kind in ("docx", "xlsx", "md"):
        with desktop.expect_download() as waiting:
            desktop.locator(f"#recommend-{kind}").click()
        assert waiting.value.suggested_filename == f"对策建议.{kind}"
        waiting.value.save_as(tmp_path / f"memo.{kind}")
    assert SHARED in "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "memo.docx")).paragraphs)
    sheet = load_workbook(tmp_path / "memo.xlsx")["措施"]
    assert SHARED in [cell.value for cell in sheet["B"]]
    assert SHARED in (tmp_path / "memo.md").read_text(encoding="utf-8")


def test_an_example_asks_itself(desktop: Page) -> None:
    enter(desktop)
    desktop.locator("#examples button").first.click()
    expect(desktop.locator("#advice .finding").first).to_be_visible()
    expect(desktop.locator("#need textarea")).to_have_value("缺钱、没有检测设备、找不到应用场景")


@pytest.mark.parametrize(
    ("role", "need", "told"),
    [
        ("", "  ", "需求为空"),
        ("企业", "缺" * 2001, "请精简"),
        ("奶茶店", "想多赚钱", "没有针对个体工商户提出措施"),
        (PROBE, f"缺{PROBE}", "没有在所收录的文章中找到适合这一情况的措施"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(desktop: Page, role: str, need: str, told: str) -> None:
    enter(desktop)
    if role:
        desktop.locator("#role input").fill(role)
        desktop.locator("#role input").press("Enter")
    desktop.locator("#need textarea").fill(need)
    desktop.locator("#recommend-send").click()
    expect(desktop.locator("#advice")).to_contain_text(told)
    expect(desktop.locator("#recommend-docx")).to_be_hidden()
    expect(desktop.locator("#advice img")).to_have_count(0)


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_the_catalogue_is_searched_and_filtered(device: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(device)
    enter(page, "对策库")
    expect(page.locator("#shelf .check-summary")).to_contain_text("共 1")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator(".shelf-search input[type=search]").fill("中试")
    page.locator(".shelf-search input[type=search]").press("Enter")
    expect(page.locator(".drop")).to_contain_text("中试")
    rows = page.locator(".measures tbody tr")
    expect(rows.first).to_contain_text("马回")
    searched = rows.count()
    cell = page.locator(".heat td[style] button").first
    count = int(cell.inner_text())
    cell.click()
    expect(page.locator(".drop")).to_have_count(3)
    expect(rows).to_have_count(count)
    page.locator(".drop", has_text="主体").click()
    page.locator(".drop", has_text="政策工具").click()
    expect(page.locator(".drop")).to_have_count(1)
    expect(rows).to_have_count(searched)
    rows.first.locator("a").click()
    expect(page.locator("#pane mark")).to_contain_text("中试")


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_a_cell_of_the_map_brings_its_measures_into_view(device: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(device)
    enter(page, "对策库")
    cell = page.locator(".heat td[style] button").first
    count = cell.inner_text()
    cell.click()
    head = page.locator(".measures-found")
    expect(head).to_have_text(f"{count} 项措施")
    expect(head).to_be_in_viewport(ratio=1)
    expect(head).to_be_focused()
    expect(page.locator(".measures tbody tr").first).to_be_in_viewport()
    wide = page.locator(".heat").evaluate("e => e.scrollWidth > e.clientWidth")
    assert page.locator(".heat-hint").is_visible() == wide, "a map that is wider than its frame is said to scroll"
    assert wide or device == "desktop"


def test_a_keyboard_is_led_through_the_map_by_arrows_and_past_it_by_tab(desktop: Page) -> None:
    enter(desktop, "对策库")
    desktop.locator(".heat button").first.wait_for()
    assert desktop.locator(".heat button[tabindex='0']").count() == 1
    assert desktop.locator(".heat button").count() > 50
    desktop.locator(".heat-fold summary").focus()
    desktop.keyboard.press("Tab")
    expect(desktop.locator(".heat thead button").first).to_be_focused()
    desktop.keyboard.press("ArrowDown")
    expect(desktop.locator(".heat tbody button:focus")).to_have_count(1)
    desktop.keyboard.press("End")
    desktop.keyboard.press("Home")
    head = desktop.locator(".heat tbody th button:focus")
    expect(head).to_have_count(1)
    desktop.keyboard.press("Tab")
    expect(desktop.locator(".measures a").first).to_be_focused()
    desktop.keyboard.press("Shift+Tab")
    expect(head).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".measures-found")).to_be_focused()
    expect(desktop.locator(".drop")).to_have_count(1)
    desktop.keyboard.press("Tab")
    expect(desktop.locator(".measures a").first).to_be_focused()


def test_filters_let_go_one_after_the_other_while_the_answer_is_slow_both_go(desktop: Page) -> None:
    enter(desktop, "对策库")
    desktop.locator(".heat td[style] button").first.click()
    expect(desktop.locator(".drop")).to_have_count(2)
    slow = "() => { const swift = fetch; window.fetch = (...all) => new Promise(done => setTimeout(done, 500)).then(() => swift(...all)); }"
    desktop.evaluate(slow)
    desktop.locator(".drop", has_text="主体").click()
    desktop.locator(".drop", has_text="政策工具").click()
    expect(desktop.locator(".drop")).to_have_count(0)


def test_the_catalogue_turns_pages_and_says_where_nothing_fits(desktop: Page) -> None:
    enter(desktop, "对策库")
    expect(desktop.locator(".measures tbody tr")).to_have_count(50)
    first = desktop.locator(".measures tbody tr").first.inner_text()
    desktop.get_by_role("button", name="下一页").click()
    expect(desktop.locator(".pager")).to_contain_text("第 2 /")
    assert desktop.locator(".measures tbody tr").first.inner_text() != first
    desktop.locator(".shelf-search select").select_option("邹慧")
    expect(desktop.locator(".drop")).to_contain_text("邹慧")
    desktop.locator(".shelf-search input[type=search]").fill(PROBE)
    desktop.locator(".shelf-search button").click()
    expect(desktop.locator(".measures")).to_contain_text("没有符合条件的措施")
    expect(desktop.locator("#shelf img")).to_have_count(0)


def test_a_situation_told_in_the_chat_gets_measures_and_says_so(desktop: Page) -> None:
    desktop.locator("#box textarea").fill("我们是一家做有色金属的小厂，没有检测设备，怎么办？")
    desktop.locator("#send").click()
    expect(desktop.locator(".advised-note")).to_contain_text("您说明了自身情况并询问对策")
    expect(desktop.locator(".prose-text")).to_contain_text(SHARED)
    desktop.locator("a.marker").first.click()
    expect(desktop.locator("#pane mark").first).to_be_visible()
